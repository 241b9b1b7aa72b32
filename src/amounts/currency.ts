/** A currency of `knowledge/currencies.yaml`: what one unit was in US dollars on `date`, and how people write it. */
export type Currency = {
  /** ISO 4217. */
  readonly code: string
  readonly name: string
  readonly usd: number
  readonly signs?: readonly string[] | undefined
  readonly words?: readonly string[] | undefined
  /** The code is a word as well ("all", "try"): in running text it counts only in capitals beside a large number. */
  readonly shy?: boolean | undefined
  readonly source: string
  readonly date: string
}

export type Rates = readonly Currency[]

type Index = {
  readonly patterns: { readonly before: RegExp; readonly after: RegExp; readonly anywhere: RegExp }
  readonly bySpelling: ReadonlyMap<string, Currency>
  /** Alternations of what may stand before and after a number in lower-case text, longest first. */
  readonly before: string
  readonly after: string
}

const kept = new WeakMap<Rates, Index>()

/** The currency that a sign, a code or a word stands for, in any case; undefined for anything else. */
export function currencyOf(rates: Rates, spelling: string): Currency | undefined {
  return indexOf(rates).bySpelling.get(spelling.trim().toLowerCase())
}

/**
 * What stands for money beside a number in lower-case text, as alternations for a pattern: `before` has signs and codes,
 * `after` words and names too. Codes that are words as well are left to `spellShyCodes`.
 */
export function moneyWords(rates: Rates): { readonly before: string; readonly after: string } {
  return indexOf(rates)
}

/** A sign or code right before a number, one or a name right after it, and any of them anywhere; each with one group. */
export function moneyPatterns(rates: Rates): Index['patterns'] {
  return indexOf(rates).patterns
}

/** Writes the currency's name for a code that is a word as well, where it stands in capitals beside a large number: "20,000 TRY". */
export function spellShyCodes(text: string, rates: Rates): string {
  const shy = rates.filter((one) => one.shy).map(({ code }) => code)
  if (shy.length === 0 || !/\d/u.test(text)) return text
  const codes = `(${shy.join('|')})`
  const number = String.raw`\d(?:[\d.,'’ ]*\d\d(?:\s?(?:k|m|million))?|[\d.]*\s?(?:k|m|million|thousand))`
  const named = (code: string): string => currencyOf(rates, code)?.name.toLowerCase() ?? code
  return text
    .replace(
      new RegExp(String.raw`(${number})\s?${codes}\b`, 'gu'),
      (_, n: string, code: string) => `${n} ${named(code)}`,
    )
    .replace(
      new RegExp(String.raw`\b${codes}\s?(${number})`, 'gu'),
      (_, code: string, n: string) => `${n} ${named(code)} `,
    )
}

/** An amount of a currency in US dollars; without the noise of the multiplication. */
export function inUsd(amount: number, currency: Currency): number {
  return Number((amount * currency.usd).toPrecision(12))
}

/** "1 EUR taken as 1.136 USD, the rate of 2026-09-29": what a reply has to say beside converted money; nothing for dollars. */
export function rateNote(currency: Currency | undefined): string {
  if (currency === undefined || currency.code === 'USD') return ''
  return `1 ${currency.code} converted at ${currency.usd} USD, the rate of ${currency.date}`
}

function indexOf(rates: Rates): Index {
  const known = kept.get(rates)
  if (known !== undefined) return known
  const bySpelling = new Map<string, Currency>()
  const before = new Set<string>()
  const after = new Set<string>()
  for (const one of rates) {
    const signs = (one.signs ?? []).map(lower)
    const names = [one.name, `${one.name}s`, ...(one.words ?? [])].map(lower)
    const code = one.code.toLowerCase()
    for (const spelling of [code, ...signs, ...names]) bySpelling.set(spelling, bySpelling.get(spelling) ?? one)
    for (const sign of signs) before.add(sign)
    for (const spelling of [...signs, ...names]) after.add(spelling)
    if (one.shy !== true) {
      before.add(code)
      after.add(code)
    }
  }
  const words = { before: alternation(before), after: alternation(after) }
  const patterns = {
    before: new RegExp(String.raw`(?<!\p{L})(${words.before})\s?$`, 'iu'),
    after: new RegExp(String.raw`^\s?(${words.before}|${words.after})(?!\p{L})`, 'iu'),
    anywhere: new RegExp(String.raw`(?<!\p{L})(${words.before}|${words.after})(?!\p{L})`, 'giu'),
  }
  const built = { bySpelling, ...words, patterns }
  kept.set(rates, built)
  return built
}

const lower = (text: string): string => text.normalize('NFKC').toLowerCase()

const alternation = (spellings: ReadonlySet<string>): string =>
  [...spellings]
    .sort((a, b) => b.length - a.length)
    .map((spelling) => spelling.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&'))
    .join('|')
