import type { Signals } from '../knowledge/signals.ts'
import type { FreeText } from './free-text.ts'
import { findPhrases } from './phrases.ts'

/** On how many days a year the work is done, as far as the texts tell it. */
export type WorkDays = {
  /** "235 days a year". */
  readonly toldDaysAYear?: number
  /** Whether it is of a trade that works on weekends, too. */
  readonly everyDay: boolean
}

const DAYS = /\b(?<days>\d{3}) (?:working |work |production |operating )?days (?:a|per|each|every) year\b/iu
const [FEWEST, MOST] = [150, 366]
/** "220 working days", "230 days of 7 hours": told without the year, and of nothing else. */
const BARE =
  /\b(?<days>[12]\d{2}) (?:working|work|school|production|operating) days\b|\b(?<of>[12]\d{2}) days of (?:\d|six|seven|eight)\w* hours\b/iu
/** "A season of 130 days": outside it nothing comes in. */
const SEASON = /\b(?:season|campaign) of (?:about )?(?<days>\d{2,3}) (?:working |work |picking |packing )?days\b/iu
const SHORTEST = 30

/** The days of work that the texts tell, or the trade of the team. Pure. */
export function workDaysIn(texts: readonly FreeText[], { 'every-day': { phrases, unless } }: Signals): WorkDays {
  const found = (pattern: RegExp, fewest: number) =>
    texts
      .map(({ text }) => pattern.exec(text)?.groups)
      .map((groups) => Number(groups?.days ?? groups?.of))
      .find((days) => days >= fewest && days <= MOST)
  const told = found(DAYS, FEWEST) ?? found(SEASON, SHORTEST) ?? found(BARE, FEWEST)
  const heard = (words: readonly string[]) => texts.some(({ text }) => findPhrases(text, words).length > 0)
  return { ...(told !== undefined && { toldDaysAYear: told }), everyDay: heard(phrases) && !heard(unless) }
}

/** Every sum of a plan counts the same days: those told, else all where the trade or its kind of work never rests. Pure. */
export const daysOfKind = (days: WorkDays, worth: { readonly everyDay?: true | undefined } | undefined): WorkDays =>
  worth?.everyDay === true && days.toldDaysAYear === undefined ? { ...days, everyDay: true } : days
