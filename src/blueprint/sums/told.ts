import { smallNumber } from '../../amounts/number-words.ts'
import { secondsOf } from '../../amounts/period.ts'
import { around } from '../../profile/change.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'
import { isPeriod } from '../../profile/quantity-words.ts'
import { stems } from '../stems.ts'

/** A number of a story (what is, not what shall be) with the words around it and how long it stands for. */
export type Told = Quantity & {
  /** The rest of its sentence on either side. */
  readonly before: string
  readonly after: string
  /** Which sentence of the whole text it stands in, counted through. */
  readonly sentence: number
  /** Years that it is the number of: a twelfth for "a month", three for "in three years". */
  readonly years?: number
  /** The words that say so, where they stand apart from the number: "last year". */
  readonly span?: string
  /** Stems of what is counted. */
  readonly things: readonly string[]
}

/** Where a team tells what is; what shall be stands elsewhere. */
const STORIES = ['problem', 'why', 'lessons', 'dependencies']
const YEAR = 365.25 * 86_400
const WORKING_DAYS = 250
const ALL_DAYS = 365
const WORKING = /\b(?:working day|work day|workday|weekday|business day|weekday morning)/iu
const ENDS = /[.!?]\s|\n/gu

/** Every number of the stories, in the order of the text. */
export function toldIn({ quantities, answers, days }: Profile): readonly Told[] {
  return quantities.flatMap((quantity) => {
    const { question } = quantity.where
    const order = STORIES.indexOf(question)
    if (order < 0) return []
    const [before, after] = around(quantity, answers)
    const sentence = order * 1000 + [...before.matchAll(ENDS)].length
    const own = { before: before.split(ENDS).at(-1) ?? '', after: after.split(ENDS)[0] ?? '' }
    const isOnWorkdays =
      WORKING.test(`${own.before} ${quantity.words}`) ||
      (!days.everyDay && (answers.frequency === 'daily' || answers.frequency === 'weekly'))
    const daysAYear = days.toldDaysAYear ?? (isOnWorkdays ? WORKING_DAYS : ALL_DAYS)
    const span = spanOf(quantity, own.before, own.after, daysAYear)
    return [{ ...quantity, ...own, ...span, sentence, things: thingsIn(quantity.counts ?? '') }]
  })
}

/** The texts themselves, in the same order. */
export const freeStories = ({ answers }: Profile): readonly string[] =>
  STORIES.flatMap((id) => (typeof answers[id] === 'string' ? [String(answers[id])] : []))

/** Words of more than two letters as stems: what is counted, so that "loans" meets "a bad loan". */
export const thingsIn = (text: string): readonly string[] =>
  stems(text)
    .split(' ')
    .filter((word) => word.length > 2 && !/^\d/u.test(word))

/** Whether two names share a word. */
export const share = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((word) => others.includes(word))

const NUMBER = String.raw`\d+|two|three|four|five|six|seven|eight|nine|ten|twelve`
const UNIT = 'years?|yrs?|months?|weeks?'
/** What may stand between a number and its time: words, no other number and no other part of the sentence. */
const GAP = String.raw`[^.;:,\d]{0,48}?`
const LAST = new RegExp(
  String.raw`^${GAP}\b(?:last|this|past|a|per|each|every|the previous) (?<one>year|yr|month|week|quarter)\b`,
  'iu',
)
const CALENDAR = new RegExp(String.raw`^${GAP}\bin (?:19|20)\d\d\b`, 'iu')
const OVER = new RegExp(
  String.raw`^${GAP}\b(?:in|over|within|during) (?:the )?(?:last |past )?(?<many>${NUMBER}) (?<unit>${UNIT})\b`,
  'iu',
)
const BEFORE =
  /\b(?:last year(?:'s)?|in (?:19|20)\d\d|el año pasado|im letzten jahr|l'an dernier)[^.;:,\d]{0,40}(?:, (?:about |around )?)?$/iu
/** How many years a number stands for, where its words say so. */
function spanOf(
  { per, unit, words }: Quantity,
  before: string,
  after: string,
  daysAYear: number,
): Pick<Told, 'years' | 'span'> {
  if (per === 'day') return { years: 1 / daysAYear }
  if (isPeriod(per)) return { years: (secondsOf(per ?? '') ?? YEAR) / YEAR }
  if (unit !== 'count' && unit !== 'usd') return {}
  const over = OVER.exec(after)
  if (over !== null) {
    const { many = '', unit: each = '' } = over.groups ?? {}
    const years = ((smallNumber(many) ?? Number(many)) * (secondsOf(each.toLowerCase()) ?? YEAR)) / YEAR
    return { years, span: over[0].trim() }
  }
  const last = LAST.exec(after)
  if (last !== null)
    return { years: (secondsOf(last.groups?.one?.toLowerCase() ?? '') ?? YEAR) / YEAR, span: last[0].trim() }
  if (CALENDAR.test(after)) return { years: 1, span: CALENDAR.exec(after)?.[0].trim() ?? '' }
  // "310 were canceled last year, 900 dollars each" is what one costs.
  const earlier = /\b(?:each|apiece)\b/iu.test(`${words} ${/^\s*\S+/u.exec(after)?.[0] ?? ''}`)
    ? null
    : BEFORE.exec(before)
  return earlier === null ? {} : { years: 1, span: earlier[0].trim() }
}

/** "14 records a day each", "each is good for six a day": what one person does, not what comes in. */
export const isPace = ({ before, after }: Told): boolean =>
  /^\s*(?:each|apiece|per (?:head|person))\b/iu.test(after) ||
  /\beach (?:one |of them )?(?:is|are|can|does|do|makes?|handles?|reads?|manages?|has)\b[^.;:]*$/iu.test(before)

/** The words of a number with those that say for how long. */
export const quoted = ({ words, span, after }: Told): string =>
  span !== undefined && after.trimStart().startsWith(span) ? `${words} ${span}` : words
