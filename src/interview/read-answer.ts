import type { Rates } from '../amounts/currency.ts'
import { digitsForWords } from '../amounts/number-words.ts'
import { monthsOf, secondsOf } from '../amounts/period.ts'
import { readAmount } from '../amounts/read-amount.ts'
import { isTime, optionOfNumber } from '../rules/range-option.ts'
import { type AnswerValue, type Option, type Question, UNKNOWN } from '../rules/rule-book.ts'
import { cleanText } from './clean-text.ts'
import { isQuestion, type Match, matchOption, namesOption } from './match-option.ts'
import { readDuration } from './read-duration.ts'
import { readMachines } from './read-machines.ts'
import type { Terms } from './terms.ts'
import { meansUnknown } from './unknown.ts'

export type ReadAnswer =
  /** `value` still goes through `checkAnswer`; `note` says what was converted, and how. */
  | { readonly type: 'value'; readonly value: AnswerValue; readonly note?: string }
  /** Two or more options fit: ask which. For `many`, `kept` are the ones that were clear. */
  | { readonly type: 'ambiguous'; readonly options: readonly Option[]; readonly kept: readonly string[] }
  /** It is no answer to this question. */
  | { readonly type: 'none' }

/**
 * Reads what a person typed as an answer to a question: an option by name, place, synonym or near enough; several
 * for a `many` question; an exact number with its unit, money in any currency of `terms`; "I don't know". For a text question any text is the answer.
 */
export function readAnswer(question: Question, text: string, terms: Terms): ReadAnswer {
  const { rates } = terms
  const typed = cleanText(text.slice(0, 50_000))
  if (typed === '') return { type: 'none' }
  if (meansUnknown(typed)) return { type: 'value', value: UNKNOWN }
  if (question.kind === 'text') return { type: 'value', value: typed }
  // An option is named in a few words; anything longer is talk, and need not be searched.
  if (typed.length > 300) return { type: 'none' }
  if (question.kind === 'number') return readExact(question, typed, rates)
  if (question.kind === 'many') return readMany(question, typed)
  const measured = namesOption(question, typed)
    ? undefined
    : (readDuration(question, typed) ?? readMachines(question, typed, terms))
  if (measured !== undefined) return { type: 'value', value: measured }
  return readNumber(question, typed, rates) ?? fromMatch(matchOption(question, typed))
}

/** "About 12 minutes", "half an hour", "$45", "800 ms": one number in the question's unit; a bound counts as the number. */
function readExact(question: Question, typed: string, rates: Rates): ReadAnswer {
  const unit = question.number?.unit ?? ''
  const seconds = secondsOf(unit)
  const span = TIME.exec(digitsForWords(typed).replace(/\b(?:half an|0\.5) hour/iu, '30 minutes'))
  if (seconds !== undefined && span !== null) {
    const value = (Number(span[1]) * (secondsOf(span[2] ?? '') ?? seconds)) / seconds
    return { type: 'value', value: Number(value.toPrecision(6)) }
  }
  const amount = readAmount(typed, unit, rates)
  if (amount === undefined) return { type: 'none' }
  return { type: 'value', value: amount.value, ...(amount.note !== undefined && { note: amount.note }) }
}

const TIME = /^(?:\D{0,24}\s)?~?(\d+(?:\.\d+)?)\s*(ms|milliseconds?|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?)\b/iu

function fromMatch(match: Match): ReadAnswer {
  if (match.type === 'one') return { type: 'value', value: match.option.id }
  return match.type === 'several' ? { type: 'ambiguous', options: match.options, kept: [] } : { type: 'none' }
}

/** Undefined where the text is no amount, names an option of the list, or the options are no ranges. */
function readNumber(question: Question, typed: string, rates: Rates): ReadAnswer | undefined {
  if (namesOption(question, typed)) return undefined
  // A number below zero is none of the ranges.
  if (question.number !== undefined && /^[-–−]\s*[\d.]/u.test(typed)) return { type: 'none' }
  if (isTime(question)) return readMonths(question, typed)
  const unit = question.number?.unit ?? ''
  const amount = readAmount(inTokens(question, typed), unit, rates)
  if (amount === undefined) return undefined
  const note = amount.note === undefined ? {} : { note: amount.note }
  if (question.number === undefined) {
    const option = optionOfNumber(question, amount.value, amount.type === 'below')
    return option && { type: 'value', value: option.id, ...note }
  }
  if (amount.type === 'exact') return { type: 'value', value: amount.value, ...note }
  const option = question.options.find(({ below }) =>
    below === undefined ? true : amount.type === 'below' ? amount.value <= below : amount.value < below,
  )
  return option && { type: 'value', value: option.id, ...note }
}

/** English text has about four bytes and three quarters of a word a token; a book is taken as 250 pages. */
const TOKENS_PER: Readonly<Record<string, number>> = {
  page: 500,
  word: 4 / 3,
  token: 1,
  book: 125_000,
  kb: 250,
  mb: 250_000,
  gb: 250_000_000,
  tb: 250_000_000_000,
}

/** "Up to 2000 pages" is a million tokens and still belongs to the option below that. */
const most = (tokens: number, factor: number): number => Math.max(0, Math.round(tokens) - (factor === 1 ? 0 : 1))

/** "200 pages" as tokens, by the rule of thumb that the question itself gives (a page is about 500 tokens). */
function inTokens(question: Question, typed: string): string {
  const found =
    /^(.*?)\s*(?<![a-z])(page|word|token|book|kb|mb|gb|tb|example|sample|label|row|record|pair)s?\b(?:\s+of\s+\w+)?\s*$/iu.exec(
      typed,
    )
  if (found === null) return typed
  const [, amount = '', unit = ''] = found
  const factor = question.id.includes('token') ? TOKENS_PER[unit.toLowerCase()] : 1
  if (factor === undefined) return typed
  const read = readAmount(amount, '', [])
  if (read === undefined) return typed
  return `${read.type === 'below' ? 'under ' : read.type === 'above' ? 'over ' : ''}${most(read.value * factor, factor)}`
}

function readMonths(question: Question, typed: string): ReadAnswer | undefined {
  const text = digitsForWords(typed.replace(/\bhalf an? year\b/iu, '6 months')).replace(
    /\ban? (?=day|week|month|quarter|year)/iu,
    '1 ',
  )
  const found =
    /^(?:in|within|about|around|under|less than|at most|max)?\s*(?:the next\s*)?(\d{1,3}(?:\.\d)?)\s*(day|week|month|quarter|year)s?$/iu.exec(
      text,
    )
  if (found === null) return undefined
  const option = optionOfNumber(question, Number(found[1]) * (monthsOf(found[2] ?? '') ?? 1))
  return option && { type: 'value', value: option.id }
}

const SEPARATOR = /\s*(?:[,;/&+\n]|\band\b|\bplus\b|\bund\b)\s*/iu

function readMany(question: Question, typed: string): ReadAnswer {
  const whole = matchOption(question, typed)
  if (whole.type === 'one' && (!SEPARATOR.test(typed) || namesOption(question, typed)))
    return { type: 'value', value: [whole.option.id] }
  if (/^(?:all|all of (?:them|these|those|the above)|everything|everyone|everybody)[.!]?$/iu.test(typed))
    return { type: 'value', value: question.options.filter(({ exclusive }) => exclusive !== true).map(({ id }) => id) }
  if (isQuestion(typed)) return { type: 'none' }
  const pieces = typed.split(SEPARATOR).filter((piece) => piece !== '')
  const matches = pieces
    .slice(0, 40)
    .map((piece) => matchOption(question, piece.replace(/^(?:an?|our|the|two|three|\d+ x)\s+/iu, '')))
  const kept = matches.flatMap((match) => (match.type === 'one' ? [match.option.id] : []))
  const unclear = matches.find((match) => match.type === 'several')
  if (unclear) return { type: 'ambiguous', options: unclear.options, kept: [...new Set(kept)] }
  if (kept.length === 0 || matches.some((match) => match.type === 'none')) {
    // A name with "and" or a slash in it was cut in pieces: then the whole may still name one.
    return whole.type === 'one' ? { type: 'value', value: [whole.option.id] } : { type: 'none' }
  }
  return { type: 'value', value: [...new Set(kept)] }
}
