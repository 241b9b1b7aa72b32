import { textBefore } from './around.ts'
import { scale } from './magnitude.ts'

/** A number as it stands in a text: from `at` to `end`, its size word included; `spelled` if in words. */
export type Found = {
  readonly at: number
  readonly end: number
  readonly value: number
  readonly spelled: boolean
  /** Written right behind the digits: `30B`, `5k`. */
  readonly suffix?: string
}

const SMALL =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const SIZES = 'hundred|thousand|million|billion|trillion|dozen|lakh|crore|grand'
const NTHS = { third: 3, fifth: 5, tenth: 10, twentieth: 20, hundredth: 100, thousandth: 1000 }
/** Parts of a second, hour, day or year: "half an hour", "a quarter of an hour", "two tenths of a second", "one and a half hours". */
const PART = `(?:${SMALL.slice(0, 9).join('|')}) and a half|half(?: an?)?|(?:a |three )quarters? of an?|(?:an?|${SMALL.slice(0, 9).join('|')}) (?:${Object.keys(NTHS).join('|')})s? of an?`
const SPELLED = `${PART}|(?:${TENS.join('|')})(?:[- ](?:${SMALL.slice(0, 9).join('|')}))?|${SMALL.join('|')}|an?(?: few| couple of)?|(?:a )?few|several`
const DIGITS = String.raw`\d{1,3}(?:[,'’\u00A0\u202F ]\d{3})+(?:\.\d+)?(?![\d])|[1-9]\d{0,2}(?:\.\d{3})+(?![\d.])|\d+,\d{1,2}(?![\d,])|\d+(?:\.\d+)?`
/** Digits that are part of a name: a card, a norm, an article of a law, a version. */
const NAMED =
  /(?:\b(?:RTX|GTX|IEC|ISO|EN|DIN|GPT|Art(?:icle|\.)?|Annex|version|class|No\.|nr\.?|section|chapter)\s*-?|[\p{L}§#]-?)$/iu
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,]|\p{L}\/)(?:(${DIGITS})(?:(k|m|bn|b|t)(?![\p{L}\p{N}]))?|(${SPELLED})(?=\s|-))(?:[\s-](${SIZES})s?(?![\p{L}]))?`,
  'giu',
)

/**
 * Every number of a text, in digits or words. "A" and "several" count only before a size word ("a dozen"); "one" and what
 * it could mean besides is for the caller to judge. Years and digits of names are left out.
 */
export function findNumbers(text: string): readonly Found[] {
  return [...text.matchAll(NUMBER)].flatMap((match) => {
    const [all, digits, suffix, spelled, size] = match
    const before = textBefore(text, match.index)
    if (NAMED.test(before) || (digits !== undefined && size === undefined && isYear(digits, before))) return []
    const end = match.index + all.length
    if (spelled !== undefined && size === undefined && !isNumber(spelled, text.slice(end, end + LONGEST_PERIOD)))
      return []
    const plain = digits === undefined ? wordsValue(spelled ?? '') : digitsValue(digits)
    const value = scale(String(plain), size ?? suffix)
    const found = { at: match.index, end, value, spelled: spelled !== undefined }
    return [suffix === undefined ? found : { ...found, suffix }]
  })
}

/** "20.000" and "1.250.000" are thousands, "1,5" is one and a half: a dot with three digits behind it is no fraction but after a zero. */
function digitsValue(digits: string): number {
  if (/^[1-9]\d{0,2}(?:\.\d{3})+$/u.test(digits)) return Number(digits.replaceAll('.', ''))
  return Number(digits.replace(/,(?=\d{1,2}$)/u, '.').replace(/[,'’\s]/gu, ''))
}

/** A part is a number before a time; what else counts is a whole. */
const isNumber = (spelled: string, after: string): boolean =>
  IS_PART.test(spelled) ? OF_TIME.test(after) : isWhole(spelled)
const IS_PART = new RegExp(`^(?:${PART})$`, 'iu')
const OF_TIME = /^[\s-](?:second|hour|minute|day|week|month|year)s?\b/iu
const LONGEST_PERIOD = 10
const isWhole = (spelled: string): boolean =>
  /^(?:one|two|t|f|s|e|n)/iu.test(spelled) && !/^(?:few|several)/iu.test(spelled)

function wordsValue(spelled: string): number {
  const words = spelled.toLowerCase().split(/[\s-]+/u)
  if (words[0] === 'half') return 0.5
  if (words.at(-1) === 'half') return SMALL.indexOf(words[0] ?? '') + 1.5
  if (words[1]?.startsWith('quarter')) return words[0] === 'three' ? 0.75 : 0.25
  const nth = NTHS[words[1]?.replace(/s$/u, '') as keyof typeof NTHS]
  if (nth !== undefined) return (SMALL.indexOf(words[0] ?? '') + 1 || 1) / nth
  if (words.includes('few') || words[0] === 'several') return 3
  if (words.includes('couple')) return 2
  if (words[0] === 'a' || words[0] === 'an') return 1
  return words.reduce((sum, word) => {
    const ten = TENS.indexOf(word)
    return sum + (ten < 0 ? SMALL.indexOf(word) + 1 : (ten + 2) * 10)
  }, 0)
}

/** "In 2024", "since 1998", "of March 2025": four digits without a separator. */
function isYear(digits: string, before: string): boolean {
  return (
    /^(?:19|20)\d\d$/u.test(digits) &&
    /\b(?:in|since|until|before|after|of|from|year|[qQ][1-4]|[A-Z][a-z]{2,8})\s+$/u.test(before)
  )
}
