import { formatNumber } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { payFor } from '../../knowledge/market/pay-for.ts'
import type { KnownAnswer } from './answer-family.ts'

/** Countries whose pay is on record, as people name them. */
const COUNTRIES: readonly (readonly [string, RegExp])[] = [
  ['Germany', /\b(?:germany|german|deutschland|berlin|munich)\b/u],
  ['UK', /\b(?:uk|britain|british|england|london|united kingdom)\b/u],
  ['India', /\b(?:india|indian|bangalore)\b/u],
]

/** The country that a text names, of those on record; `US` where it names none. */
export const countryIn = (plain: string): string => COUNTRIES.find(([, is]) => is.test(plain))?.[0] ?? 'US'

/** A year's pay of a role in a country, from the records of pay; undefined where there is none of its own. */
export function payIn(role: string, country: string, knowledge: Knowledge): KnownAnswer | undefined {
  const pay = payFor(knowledge, role, country)
  if (!pay || pay.fit === 'general') return undefined
  const [low, middle, high] = [pay.low, pay.value, pay.high].map((value) => formatNumber(value))
  const dates = pay.basis.map(({ date }) => date).toSorted()
  return {
    reply: `In ${country === 'US' ? 'the US' : country}: ${pay.currency} ${low} to ${high} a year gross, middle ${middle} (${dates.at(-1)})${pay.fit === 'stand-in' ? ', for a similar occupation' : ''}.`,
    sources: [...new Set(pay.basis.map(({ source }) => source))],
  }
}
