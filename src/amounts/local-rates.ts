import type { Currency, Rates } from './currency.ts'

/** Names of money that several countries share. Dollars, pounds and francs are told abroad too, and stay what they are. */
const SHARED = ['peso', 'shilling', 'rupee', 'dinar', 'crown']
/** In English all of these are crowns. */
const CROWNS = ['koruna', 'krona', 'krone', 'króna']

const kept = new WeakMap<Rates, Map<string, Rates>>()

/**
 * The rates with a shared name of money ("pesos") given to the one country of these, ISO 3166 codes, that has money of that name.
 * Where none of them or several have, everything stays. Pure; the same countries give the same list.
 */
export function localRates(rates: Rates, countries: readonly string[]): Rates {
  if (countries.length === 0) return rates
  const known = kept.get(rates) ?? new Map<string, Rates>()
  kept.set(rates, known)
  const key = countries.toSorted().join(' ')
  const local = known.get(key) ?? SHARED.reduce((all, name) => given(all, name, countries), rates)
  known.set(key, local)
  return local
}

function given(rates: Rates, name: string, countries: readonly string[]): Rates {
  const own = rates.filter((each) => countries.includes(each.code.slice(0, 2)) && isNamed(each, name))
  const [only] = own
  if (own.length !== 1 || only === undefined || only.words?.includes(name) === true) return rates
  const words = [name, `${name}s`]
  return rates.map((each) => {
    const others = (each.words ?? []).filter((word) => !words.includes(word))
    return each === only ? { ...each, words: [...others, ...words] } : { ...each, words: others }
  })
}

const isNamed = ({ name }: Currency, word: string): boolean =>
  (word === 'crown' ? CROWNS : [word]).some((each) => name.toLowerCase().endsWith(` ${each}`))
