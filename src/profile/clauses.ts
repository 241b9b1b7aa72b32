import type { FreeText } from './free-text.ts'
import { type Span, sentences } from './remarks/sentences.ts'

/** One thing that a team says it wants, has or must mind, letter by letter, and the answer in which it stands. */
export type Clause = { readonly question: string; readonly text: string }

/** Answers that name one thing after the other; elsewhere so short a piece goes with the next: "supplier, date and amount are read". */
const LISTS = ['dependencies', 'stakeholders']
const SHORT = 2
/** What leans on the words before it is no clause of its own. */
const LEANS = [
  /^(?:who|whom|whose|which|that|where|when|while|if|than|so|because|but|or|nor|and not|not|instead)\b/iu,
  /^(?:with|within|without|from|by|at|on|of|in|inside|for|each|about|half|mostly|little|few|free|also|even|especially|including|namely)\b/iu,
]

/** "The system holds all sums, dates and reasons" is one; so is "in Norwegian, English and German". */
const HOLDS = /\b(?:holds?|contains?|includes?|covers?|has|have)\b(?![^()]*\))/iu
const NAMES = /^(?:(?:and|or) )?\p{Lu}[\p{L}-]+(?: (?:and|or) \p{Lu}[\p{L}-]+)?$/u
/** "No wrong amount, name or vote in 100 minutes": the end of an enumeration, where it is not two things to do: "books or changes". */
const ENDS_LIST = /^(?<one>[\p{Ll}-]+(?: [\p{Ll}-]+)?) (?:or|nor) \p{Ll}/u
const ENDS_IN_NAME = /(?:^|\s)\p{Lu}[\p{L}-]+$/u

/** Of a wish a piece without a verb belongs to its neighbor: "length, voices and price", "name, date and sum are read". */
const VERBS = [
  ...'is are was were be has have had gets get goes go can may must shall will do does come comes see sees hear hears'.split(
    ' ',
  ),
  ...'keep breaks break want wants look looks say says tell tells show shows ring rings mark marks put puts pass fail find finds keep keeps know knows'.split(
    ' ',
  ),
  ...'corrects confirms signs accepts approves decides books sorts reads writes sends checks opens chooses picks stops'.split(
    ' ',
  ),
  ...'asks answers calls warns stands works runs talks speaks types ticks learns publishes takes gives leaves needs fits'.split(
    ' ',
  ),
]
/** So many words without a verb are a piece of a list. */
const FEW = 3
const VERB = new RegExp(`\\b(?:${VERBS.join('|')}|\\p{Ll}{3,}ed)\\b`, 'iu')

const endsList = (text: string): boolean => {
  const one = ENDS_LIST.exec(text)?.groups?.one
  return one !== undefined && !VERB.test(one)
}

/** The clauses of a text in their order; together they hold every word of it. Pure. */
export function clausesOf({ question, text }: FreeText): readonly Clause[] {
  return sentences(text).flatMap((sentence) =>
    joined(atCommas(sentence.text), question).map(({ from, to }) => ({
      question,
      text: closed(sentence.text.slice(from, to).replace(/[\s,;.:]+$/u, '')),
    })),
  )
}

/** With whole brackets where one was cut in two. */
function closed(text: string): string {
  if (!text.includes('(')) return text.replace(/\)$/u, '')
  return text.lastIndexOf('(') > text.lastIndexOf(')') ? `${text})` : text
}

/** Commas in numbers and in brackets end nothing. */
function atCommas(sentence: string): readonly Span[] {
  const ends = [...sentence.matchAll(/,\s+(?![^()]*\))/gu)]
  const starts = [0, ...ends.map(({ index, 0: comma }) => index + comma.length)]
  return starts.map((at, i) => ({ at, text: sentence.slice(at, ends[i]?.index ?? sentence.length) }))
}

/** Runs of pieces that are one clause, from the first letter to where the next begins. */
function joined(all: readonly Span[], question: string): readonly { readonly from: number; readonly to: number }[] {
  const short = LISTS.includes(question) ? 0 : SHORT
  const runs: { from: number; words: number; text: string }[] = []
  for (const [i, { at, text: piece }] of all.entries()) {
    const text = piece.replace(/[;.]+$/u, '')
    const last = runs.at(-1)
    const words = (text.match(/\S+/gu) ?? []).length
    const isWish = question === 'outcome'
    if (
      last !== undefined &&
      (last.words <= short ||
        endsList(text) ||
        (question === 'success_measure' && isItem(all, i)) ||
        (isWish &&
          ((words <= FEW && !VERB.test(text)) ||
            (last.words <= FEW + 1 && last.text.includes(',') && !VERB.test(last.text)))) ||
        LEANS.some((lean) => lean.test(text)) ||
        (question === 'dependencies' && goesOn(last.text, text)))
    ) {
      last.words += words
      last.text += `, ${text}`
    } else runs.push({ from: at, words, text })
  }
  return runs.map(({ from }, i) => ({ from, to: runs[i + 1]?.from ?? Number.POSITIVE_INFINITY }))
}

/** "Not one deadline, sum, condition or address lost": a short piece with no verb, and so on up to the end of the list. */
function isItem(all: readonly Span[], from: number): boolean {
  for (const { text } of all.slice(from)) {
    if (endsList(text)) return true
    if (text.split(' ').length > 2 || VERB.test(text)) return false
  }
  return false
}

const goesOn = (before: string, text: string): boolean =>
  (HOLDS.test(before) && (text.match(/\S+/gu) ?? []).length <= ENUMERATED) ||
  (NAMES.test(text) && ENDS_IN_NAME.test(before) && before.includes(' '))
/** "dates and reasons in fields": a piece of an enumeration has few words. */
const ENUMERATED = 5
