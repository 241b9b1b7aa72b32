import { digitsForWords } from './number-words.ts'

/** What a typed amount means: the number, whether it is a bound rather than the value, and what stood around it. */
export type Amount =
  | { readonly type: 'exact'; readonly value: number }
  | { readonly type: 'below' | 'above'; readonly value: number }
  /** Money in something other than US dollars: we keep no exchange rates. */
  | { readonly type: 'currency'; readonly currency: string }

const SCALE: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  grand: 1e3,
  m: 1e6,
  mm: 1e6,
  mio: 1e6,
  mn: 1e6,
  mil: 1e6,
  million: 1e6,
  millions: 1e6,
  bn: 1e9,
  billion: 1e9,
  hundred: 1e2,
  dozen: 12,
}

/** How many of a period are in a day; a month is a twelfth of 365.25 days. */
const PER_DAY: Readonly<Record<string, number>> = {
  second: 86_400,
  sec: 86_400,
  s: 86_400,
  minute: 1440,
  min: 1440,
  hour: 24,
  hr: 24,
  h: 24,
  day: 1,
  d: 1,
  daily: 1,
  hourly: 24,
  week: 1 / 7,
  weekly: 1 / 7,
  wk: 1 / 7,
  month: 12 / 365.25,
  monthly: 12 / 365.25,
  mo: 12 / 365.25,
  year: 1 / 365.25,
  yearly: 1 / 365.25,
  yr: 1 / 365.25,
}

const NUMBER = String.raw`\d{1,3}(?:[,_'’\u00A0\u202F ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+`
const SCALES = Object.keys(SCALE)
  .sort((a, b) => b.length - a.length)
  .join('|')
const AMOUNT = new RegExp(String.raw`(${NUMBER})\s*(${SCALES})?(?![a-z0-9])`, 'giu')
const PERIOD = new RegExp(
  String.raw`(?:\bper|\ban?|/|\beach|\bevery|p)\s*(${Object.keys(PER_DAY).join('|')})s?\b|\b(daily|hourly|weekly|monthly|yearly)\b|\b([rq]ps)\b`,
  'iu',
)
const BELOW =
  /(?:\bunder|\bbelow|\bless than|\bfewer than|\bup to|\bat most|\bno more than|\bmax(?:imum)?(?: of)?|<)\s*[$~]?\s*$/iu
const ABOVE = /(?:\bover|\babove|\bmore than|\bat least|\bupwards of|\bmin(?:imum)?(?: of)?|>)\s*[$~]?\s*$/iu
const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/€|\beur(?:os?)?\b/iu, 'euros'],
  [/£|\bgbp\b|\bpounds?\b/iu, 'pounds'],
  [/¥|\bjpy\b|\byen\b|\bcny\b|\brmb\b|\byuan\b/iu, 'yen or yuan'],
  [/₹|\binr\b|\brupees?\b|\blakhs?\b|\bcrores?\b/iu, 'rupees'],
  [/\bchf\b|\bfrancs?\b/iu, 'francs'],
  [/\b(?:cad|aud|nzd|sgd|hkd)\b/iu, 'other dollars'],
]

/** Words that may stand around an amount without changing it. With any other word the text is not just an amount. */
const FILLERS = new Set(
  `a about all an and approx approximately around at bit budget ca call calls chats circa conversations cost costs day
  dollar dollars each emails every expect fewer for got guess have i in is it its just less like likely max maximum
  maybe messages min minimum more most no of or our over perhaps per possibly queries query questions req reqs request requests
  roughly say some something spend than that the them there think tickets to total under up upwards us usd we
  around between below above probably can`.split(/\s+/u),
)

/**
 * Reads one amount from free text: "~5k per day", "$50k", "1.5M", "10 req/s", "5,000", "between 2k and 4k" (the
 * middle). With `unit` naming a rate a day, other periods are converted. Undefined if there is no number or several
 * that are no range, or if the text says something else besides.
 */
export function readAmount(typed: string, unit: string): Amount | undefined {
  const text = europeanMarks(digitsForWords(typed))
  const money = /dollar|usd/iu.test(unit)
  if (money) {
    const foreign = CURRENCIES.find(([sign]) => sign.test(text))
    if (foreign && /\d/.test(text)) return { type: 'currency', currency: foreign[1] }
  }
  const found = [...text.matchAll(AMOUNT)].slice(0, 3)
  const [first, second] = found
  if (first === undefined || found.length > 2 || saysMore(text)) return undefined
  const factor = /day/iu.test(unit) ? perDay(text) : 1
  const lead = text.slice(0, first.index)
  if (second !== undefined) {
    const between = text.slice(first.index + first[0].length, second.index)
    if (!/^\s*(?:-|–|—|\bto\b|\band\b|\bor\b|\.\.+)\s*[$~]?\s*$/iu.test(between)) return undefined
    // "5-10k" means 5k-10k: the first number takes the second's scale if it has none of its own.
    const low = amountOf(first[1], first[2] ?? second[2])
    const high = amountOf(second[1], second[2])
    return { type: 'exact', value: rounded((factor * (low + high)) / 2) }
  }
  const value = rounded(factor * amountOf(first[1], first[2]))
  if (BELOW.test(lead)) return { type: 'below', value }
  if (ABOVE.test(lead) || /^\s*(?:\+|or more|and up)/iu.test(text.slice(first.index + first[0].length)))
    return { type: 'above', value }
  return { type: 'exact', value }
}

/** "20.000" and "1.250.000" are thousands, "1,5" is one and a half: never a dot with three digits behind it for a fraction. */
function europeanMarks(text: string): string {
  return text
    .replace(/(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.,])/g, (digits) => digits.replaceAll('.', ''))
    .replace(/(?<![\d.,])(\d+),(\d{1,2})(?![\d.,])/g, '$1.$2')
}

function saysMore(text: string): boolean {
  const rest = text.replace(AMOUNT, ' ').replace(PERIOD, ' ').toLowerCase()
  return rest.split(/[^\p{L}]+/u).some((word) => word !== '' && !FILLERS.has(word))
}

function amountOf(digits: string | undefined, scale: string | undefined): number {
  const number = Number((digits ?? '').replace(/[,_'’\u00A0\u202F ]/gu, ''))
  return number * (SCALE[(scale ?? '').toLowerCase()] ?? 1)
}

/** A rate that was converted is not known to more than this. */
const rounded = (value: number): number => (value >= 10 ? Math.round(value) : Number(value.toPrecision(2)))

function perDay(text: string): number {
  const found = PERIOD.exec(text)
  if (found === null) return 1
  if (found[3] !== undefined) return PER_DAY.second ?? 1
  return PER_DAY[(found[1] ?? found[2] ?? 'day').toLowerCase()] ?? 1
}
