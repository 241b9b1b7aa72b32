import { currencyOf, inUsd, moneyPatterns, type Rates } from '../amounts/currency.ts'
import { secondsOf } from '../amounts/period.ts'
import type { Quantity, Unit } from './quantity.ts'

/** What stands right behind a number and says what it is measured in. `length` counts its characters. */
export type Measure = {
  readonly unit: Unit
  readonly factor: number
  readonly length: number
  readonly currency?: Quantity['currency']
}

const PERIODS =
  'milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?|quarters?|years?|yrs?'
const TIME = new RegExp(
  String.raw`^[\s-]?(?:working |business |calendar |unpaid |paid |lost |extra )?(${PERIODS})(?![\p{L}\p{N}])`,
  'iu',
)
const SHARE = /^\s?(?:%|per ?cent\b|percent\b|percentage points?\b)/iu
const PER_MILLE = /^\s?(?:‰|per mille\b|per mil\b)/iu
const PER_MILLION = /^\s?(?:ppm\b|parts per million\b)/iu
const BYTES = /^\s?([KMGTP])i?B(?![\p{L}\p{N}])/u
const TOKENS = /^\s(?:tokens?|DNA bases|bases|base pairs)\b/iu
const PARAMETERS = /^[\s-]*(?:parameters?|model|weights)\b/iu
const STEP = 'KMGTP'

/** The unit behind a number, or before it where it is money. Undefined for a bare number. */
export function measureOf(
  before: string,
  after: string,
  found: { readonly suffix?: string; readonly value: number },
  rates: Rates,
): Measure | undefined {
  const money = moneyOf(before, after, rates)
  if (money !== undefined) return money
  const share = SHARE.exec(after)
  if (share) return { unit: 'share', factor: 0.01, length: share[0].length }
  const mille = PER_MILLE.exec(after)
  if (mille) return { unit: 'share', factor: 0.001, length: mille[0].length }
  const million = PER_MILLION.exec(after)
  if (million) return { unit: 'share', factor: 1e-6, length: million[0].length }
  const time = TIME.exec(after)
  if (time) return { unit: 'seconds', factor: secondsOf(time[1] ?? '') ?? 1, length: time[0].length }
  const bytes = BYTES.exec(after)
  if (bytes) return { unit: 'bytes', factor: 1000 ** (STEP.indexOf(bytes[1] ?? 'K') + 1), length: bytes[0].length }
  const tokens = TOKENS.exec(after)
  if (tokens) return { unit: 'tokens', factor: 1, length: tokens[0].length }
  const parameters = PARAMETERS.exec(after)
  if (parameters && found.value >= 1e6) return { unit: 'parameters', factor: 1, length: parameters[0].length }
  return found.suffix?.toUpperCase() === 'B' ? { unit: 'parameters', factor: 1, length: 0 } : undefined
}

/** The longest sign or code before a number, and what must not stand before it. */
const MAX_SIGN = 12

function moneyOf(before: string, after: string, rates: Rates): Measure | undefined {
  const patterns = moneyPatterns(rates)
  const sign = patterns.before.exec(before.slice(-MAX_SIGN))?.[1]
  const name = sign === undefined ? patterns.after.exec(after) : null
  const currency = currencyOf(rates, sign ?? name?.[1] ?? '')
  if (currency === undefined) return undefined
  const { code, usd } = currency
  return {
    unit: 'usd',
    factor: inUsd(1, currency),
    length: name?.[0].length ?? 0,
    ...(code !== 'USD' && { currency: { code, usd } }),
  }
}

/** Words that end the name of what is counted. */
const STOP = new Set(
  `a an the of in on at to from by with within per each every and or but as than not no nor for into onto over under after before until
  since so it they we you he she i our us its their his her your this that these those here there now today is are was were be been being
  has have had do does did can could may might must shall should will would come comes came arrive arrives get gets got go goes went left
  need needs take takes took wait waits want wants cost costs pay pays spend spends read reads write writes type types sort sorts who which
  what when where while because if then also only about around more less fewer most least them all both without between during against
  through across via stand stands lie lies exist exists choose give gives gave want use uses used like such during wide deep far long ago
  par pro por al je im am cada chaque ogni als mit von und des de del`.split(/\s+/u),
)
const IRREGULAR = new Set([
  'people',
  'staff',
  'children',
  'women',
  'men',
  'data',
  'personnel',
  'software',
  'feet',
  'mice',
])

/** The name of what is counted, as written: "open jobs", "lines of C++", "mails and letters". Empty if there is none. */
export function nounAfter(text: string): string {
  // "Nine such failures" are failures.
  const after = text.replace(/^\s+such(?=\s)/iu, '')
  const words = [...after.matchAll(/[\s-]+([\p{L}][\p{L}\p{N}'’/+#-]*)|([.,;:!?()–—])/gu)]
  let end = 0
  let plural = false
  for (const [i, match] of words.entries()) {
    const word = match[1]
    if (word === undefined || match.index !== end) break
    const slash = SLASH.exec(word)
    if (slash !== null) return after.slice(0, end + match[0].length - slash[0].length).trim()
    const lower = word.toLowerCase()
    // "300 wills and 15 minutes": behind a number something else is counted.
    const adjoins = words[i + 1]?.index === end + match[0].length
    if (
      plural &&
      adjoins &&
      /^(?:of|and|or)$/u.test(lower) &&
      goesOn(lower, after.slice(0, end), words[i + 1]?.[1], after)
    ) {
      end += match[0].length + (words[i + 1]?.[0].length ?? 0)
      break
    }
    const joins = !plural && lower === 'and' && i > 0
    if ((STOP.has(lower) && !joins) || plural || i > 3) break
    end += match[0].length
    // "Product data sheets": data of something are its sort, not what is counted.
    const next = words[i + 1]?.[1]?.toLowerCase() ?? ''
    plural = isPlural(lower) && !(lower === 'data' && adjoins && isPlural(next) && !STOP.has(next))
  }
  const noun = after.slice(0, end).trim()
  if (plural || words.length === 0) return noun
  // Without a plural only the first word is sure to be what is counted: "4 staff", "one A100".
  return /^[\s-]+[\p{L}][\p{L}\p{N}'’/+#-]*/u.exec(after.slice(0, end))?.[0].trim() ?? ''
}

/** "Mails/day", "judgments/yr": what is counted ends before the slash. */
const SLASH = /\/(?:sec|min|h|hr|hour|d|day|wk|week|mo|month|quarter|yr|year)$/iu

const isPlural = (word: string): boolean => IRREGULAR.has(word) || (/[^s]s$/u.test(word) && word.length > 2)

/** "Lines of C++", "mails and letters a day": the second half belongs to it. */
function goesOn(link: string, sofar: string, next: string | undefined, after: string): boolean {
  if (next === undefined || STOP.has(next.toLowerCase())) return false
  if (link === 'of') return /\b(?:lines|kinds|types|sorts|pieces|sets|cups|hours)$/iu.test(sofar.trim())
  return isPlural(next.toLowerCase()) && new RegExp(String.raw`${next}\s+(?:an?|per|each|every)\s`, 'u').test(after)
}

const THING = String.raw`(?!lot\b|bit\b|few\b|total\b|time\b|two\b|three\b|four\b|other\b|second (?:day|week|month|year)\b)[\p{L}][\p{L}-]*`
const DAYTIMES = new Map([
  ['morning', 'day'],
  ['night', 'day'],
  ['evening', 'day'],
  ['workday', 'day'],
  ['weekday', 'day'],
  ['weekend', 'week'],
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map(
    (each): readonly [string, string] => [each, 'week'],
  ),
])

/** Words between what is counted and its period: "letters from citizens a week", "photos + bios a day". */
const BETWEEN =
  /^\s+(?:from|of|in|with|by|for|to|\+|&|and)\s+(?:[\p{L}+&'’-]+\s+){0,3}?[\p{L}'’-]+(?=\s+(?:an?|per|each|every)\s|\/)/iu
/** "310 matches on 74 pitches every weekend". */
const ON_PLACES = /^\s+(?:on|across|at|over)\s+\d[\d,]*\s+[\p{L}-]+(?=\s+(?:an?|per|each|every)\s)/iu
const ADVERBS = 'hourly|daily|weekly|monthly|yearly|annually'
/** "Im Monat", "par jour", "al día": the periods themselves are known by `secondsOf`. */
const FOREIGN = 'pro|je|im|am|par|por|cada|chaque|al|à l[ae’]|jede[nrs]?|alle|ogni|ao|à'
const FOREIGN_AFTER = new RegExp(String.raw`^\s+(?:${FOREIGN})\s+(${THING})`, 'iu')
const FOREIGN_BEFORE = new RegExp(String.raw`(?:^|\s)(?:${FOREIGN})\s+(${THING}),?\s+(?:[\p{L}’'-]+\s+){0,4}$`, 'iu')

/** What it is a number for each of, a few words behind it: only a period, since other things may be anything there. */
export function periodFurtherOn(after: string): { readonly per: string; readonly length: number } | undefined {
  const between = (BETWEEN.exec(after) ?? ON_PLACES.exec(after))?.[0].length
  const found = between === undefined ? undefined : perAfter(after.slice(between))
  if (between === undefined || found === undefined || !isPeriod(found.per)) return undefined
  return { per: found.per, length: between + found.length }
}

/** What it is a number for each of, right behind it ("a day", "per case", "daily"), with the length of those words. */
export function perAfter(after: string): { readonly per: string; readonly length: number } | undefined {
  const foreign = FOREIGN_AFTER.exec(after)
  if (foreign && secondsOf(foreign[1] ?? '') !== undefined)
    return { per: periodName((foreign[1] ?? '').toLowerCase()), length: foreign[0].length }
  const adverb = new RegExp(String.raw`^\s+(${ADVERBS})\b`, 'iu').exec(after)
  if (adverb) return { per: periodName(adverb[1] ?? ''), length: adverb[0].length }
  const found = new RegExp(
    String.raw`^,?\s*(?:\/|\b(?:a|an|per|each|every|for each|for every|in the busiest|in a|on an?|of the busiest)\b)\s*(?:(?:average|normal|typical|usual|ordinary) )?(?:working |business |busy |busiest |single )?(${THING})`,
    'iu',
  ).exec(after)
  const word = found?.[1]?.toLowerCase()
  if (found === null || word === undefined || /^(?:and|or|plus|the|of|in|to|with|on|for)$/u.test(word)) return undefined
  // "$31, a crane": behind a comma the next thing of a list begins.
  if (/^,\s*an?\s/iu.test(found[0]) && secondsOf(word) === undefined && !DAYTIMES.has(word)) return undefined
  return {
    per: secondsOf(word) === undefined ? (DAYTIMES.get(word) ?? singular(word)) : periodName(word),
    length: found[0].length,
  }
}

const VERBS = 'costs?|takes?|lasts?|needs?|brings?|earns?|would cost|is worth'
const FILLERS = String.raw`us|them|about|around|some|roughly|nearly|up to|over|at most|at least|the\s\p{L}+|an?\s\p{L}+`
const SIGN = String.raw`(?:[^\p{L}\p{N}\s]|(?<=\s)[a-z]{3}\s)?`
const SUBJECT = new RegExp(
  String.raw`(?:^|\s)(?:an?|each|every|one|per)\s+(?:[\p{L}’'-]+\s+){0,3}?([\p{L}-]+)\s+(?:${VERBS})(?:\s+(?:${FILLERS}))*\s*${SIGN}\s*$`,
  'iu',
)
const EACH = new RegExp(
  String.raw`(?:^|\s)(?:each|every|per)\s+(?:working |business )?(second|minute|hour|day|week|month|quarter|year|${[...DAYTIMES.keys()].join('|')}),?\s+(?:[\p{L}’'-]+\s+){0,5}$`,
  'iu',
)

/** "Täglich 1.900 Mails". */
const FOREIGN_ADVERB = /(?:^|\s)(täglich|wöchentlich|monatlich|jährlich)\s+(?:[\p{L}-]+\s+){0,3}$/iu

/** "Each second for 44 beds", "every week over 3 years": the number is of something else. */
const OTHERWISE = /\b(?:for|from|of|on|at|by|over|during|within|in)\s+$/iu

/** "An hour of a clerk costs". An hour of sound or of a machine is nobody's pay. */
const HOUR_OF = new RegExp(
  String.raw`\b(?:an|one|each|every) hour (?:of|for) (?!(?:(?:an?|our|the|each|one) )?(?:machine|server|card|line|plant|line|GPU))` +
    String.raw`[\p{L} -]{3,34} (?:costs?|is|comes to) (?:us )?(?:about |around )?[^\p{L}\p{N}\s]{0,2}$`,
  'iu',
)

/** "Nurse hour $7", "hourly rate of a clerk: 30 euros": pay as it stands in a list. */
const NO_PAY =
  'machine|server|card|plant|line|gpu|chair|bed|berth|kilowatt|office|rush|peak|busy|last|late|first|this|that'
const HOUR_LISTED = new RegExp(
  String.raw`(?:\b(?!(?:${NO_PAY}|per|an|one|the|each|every|our|half) )\p{L}{3,} hour|\bhourly (?:rate|pay|wage|cost)s?` +
    String.raw`(?: (?:of|for) (?:an? |the |our )?\p{L}+)?)(?: is| of| at|:| costs(?: us)?)? (?:about |around )?[^\p{L}\p{N}\s]{0,2}$`,
  'iu',
)

/** "A person still needs nine minutes": no name of a thing. */
const ADVERB = /^(?:still|now|then|often|only|also|usually|always|just|already|typically|really)$/iu

/** What stands before it: "each day we get 300 mails"; "a missed call costs about $14"; "every letter takes". */
export function perBefore(before: string, isMoney = false): string | undefined {
  const clause = (/[^.;:!?]*$/u.exec(before)?.[0] ?? '').slice(-160)
  if (HOUR_OF.test(clause) || (isMoney && HOUR_LISTED.test(clause))) return 'hour'
  const subject = SUBJECT.exec(clause)?.[1]
  if (subject !== undefined && !ADVERB.test(subject)) return singular(subject.toLowerCase())
  const foreign = FOREIGN_BEFORE.exec(clause)?.[1]?.toLowerCase() ?? FOREIGN_ADVERB.exec(clause)?.[1]?.toLowerCase()
  if (foreign !== undefined && secondsOf(foreign) !== undefined) return periodName(foreign)
  const each = OTHERWISE.test(clause) ? null : EACH.exec(clause)
  // "900 buyers report one each month, mean loss 250": the period is that of the number before it.
  const taken = each?.[0].includes(',') === true && /\p{N}/u.test(clause.slice(0, each.index))
  const period = taken ? undefined : each?.[1]?.toLowerCase()
  return period === undefined ? undefined : (DAYTIMES.get(period) ?? period)
}

/** True for a period's name: `day`, `month`. */
export const isPeriod = (per: string | undefined): boolean => per !== undefined && secondsOf(per) !== undefined

const NAMES: readonly (readonly [number, string])[] = [
  [1, 'second'],
  [60, 'minute'],
  [3600, 'hour'],
  [86_400, 'day'],
  [604_800, 'week'],
  [3e6, 'month'],
  [9e6, 'quarter'],
]
function periodName(word: string): string {
  const seconds = secondsOf(word) ?? 0
  return NAMES.find(([most]) => seconds <= most)?.[1] ?? 'year'
}

const singular = (word: string): string => word.replace(/(?<=[^s])s$/u, '')
