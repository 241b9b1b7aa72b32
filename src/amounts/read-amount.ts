import { type Currency, currencyOf, inUsd, moneyPatterns, type Rates, rateNote, spellShyCodes } from './currency.ts'
import { MAGNITUDE, scale } from './magnitude.ts'
import { digitsForWords } from './number-words.ts'
import { perDay } from './period.ts'

/** What a typed amount means: the number, and whether it is a bound rather than the value. `note` says what was converted. */
export type Amount = {
  readonly type: 'exact' | 'below' | 'above'
  readonly value: number
  readonly note?: string
}

const NUMBER = String.raw`\d{1,3}(?:[,_'’\u00A0\u202F ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+`
const AMOUNT = new RegExp(String.raw`(${NUMBER})\s*(?:${MAGNITUDE})?(?![a-z0-9])`, 'giu')
const PERIODS = 'second|sec|s|minute|min|hour|hr|h|day|d|week|wk|month|mo|year|yr'
const PERIOD = new RegExp(
  String.raw`(?:\bper|\ban?|/|\beach|\bevery|p)\s*(${PERIODS})s?\b|\b(daily|hourly|weekly|monthly|yearly)\b|\b([rq]ps)\b`,
  'iu',
)
const BELOW =
  /(?:\bunder|\bbelow|\bless than|\bfewer than|\bup to|\bat most|\bno more than|\bmax(?:imum)?(?: of)?|<)\s*~?\s*$/iu
const ABOVE = /(?:\bover|\babove|\bmore than|\bat least|\bupwards of|\bmin(?:imum)?(?: of)?|>)\s*~?\s*$/iu

/** Words that may stand around an amount without changing it. With any other word the text is not just an amount. */
const FILLERS = new Set(
  `a about all an and approx approximately around at bit budget ca call calls chats circa conversations cost costs day
  each emails every expect fewer for got guess have i in is it its just less like likely max maximum
  maybe messages min minimum more most no of or our over perhaps per possibly queries query questions req reqs request requests
  roughly say some something spend than that the them there think tickets to total under up upwards us we
  around between below above probably can`.split(/\s+/u),
)

/**
 * Reads one amount from free text: "~5k per day", "$50k", "€20.000", "10 req/s", "between 2k and 4k" (the middle). With
 * `unit` naming a rate a day, other periods are converted; with dollars, other currencies, by `rates`. Undefined if there
 * is no number or several that are no range, or if the text says something else besides.
 */
export function readAmount(typed: string, unit: string, rates: Rates): Amount | undefined {
  const plain = europeanMarks(digitsForWords(typed))
  const money = /dollar|usd/iu.test(unit) ? withoutCurrency(plain, rates) : undefined
  const text = englishScales(money?.text ?? plain)
  const found = [...text.matchAll(AMOUNT)].slice(0, 3)
  const [first, second] = found
  if (first === undefined || found.length > 2 || saysMore(text)) return undefined
  const factor = /day/iu.test(unit) ? perDayIn(text) : 1
  const lead = text.slice(0, first.index)
  const amount = (type: Amount['type'], number: number): Amount => {
    const note = rateNote(money?.currency)
    const value = money?.currency ? inUsd(number, money.currency) : number
    return { type, value: rounded(factor * value), ...(note !== '' && { note }) }
  }
  if (second !== undefined) {
    const between = text.slice(first.index + first[0].length, second.index)
    if (!/^\s*(?:-|–|—|\bto\b|\band\b|\bor\b|\.\.+)\s*~?\s*$/iu.test(between)) return undefined
    // "5-10k" means 5k-10k: the first number takes the second's scale if it has none of its own.
    const low = amountOf(first[1], first[2] ?? second[2])
    const high = amountOf(second[1], second[2])
    return amount('exact', (low + high) / 2)
  }
  const value = amountOf(first[1], first[2])
  if (BELOW.test(lead)) return amount('below', value)
  if (ABOVE.test(lead) || /^\s*(?:\+|or more|and up)/iu.test(text.slice(first.index + first[0].length)))
    return amount('above', value)
  return amount('exact', value)
}

/** The text without its sign or word of money, and the currency that this was; lakhs and crores alone are rupees. */
function withoutCurrency(
  text: string,
  rates: Rates,
): { readonly text: string; readonly currency: Currency | undefined } {
  const spelled = spellShyCodes(text, rates)
  const found = moneyPatterns(rates).anywhere
  const first = spelled.match(found)?.[0] ?? (/\d\s*(?:lakh|lac|crore)s?\b/iu.test(spelled) ? 'inr' : undefined)
  return { text: spelled.replace(found, ' '), currency: first === undefined ? undefined : currencyOf(rates, first) }
}

/** In English "2 mil" and "2 mm" are millions, not the Spanish thousand. */
const englishScales = (text: string): string => text.replace(/(?<=\d)\s*(?:mil|mm)\b/giu, ' million')

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

const amountOf = (digits: string | undefined, magnitude: string | undefined): number =>
  scale((digits ?? '').replace(/[,_'’\u00A0\u202F ]/gu, ''), magnitude)

/** A rate that was converted is not known to more than this. */
const rounded = (value: number): number => (value >= 10 ? Math.round(value) : Number(value.toPrecision(2)))

function perDayIn(text: string): number {
  const found = PERIOD.exec(text)
  if (found === null) return 1
  return perDay(found[3] !== undefined ? 'second' : (found[1] ?? found[2] ?? 'day'))
}
