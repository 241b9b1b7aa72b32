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

/** The days of work that the texts tell, or the trade of the team. Pure. */
export function workDaysIn(texts: readonly FreeText[], { 'every-day': { phrases, unless } }: Signals): WorkDays {
  const told = texts
    .map(({ text }) => Number(DAYS.exec(text)?.groups?.days))
    .find((days) => days >= FEWEST && days <= MOST)
  const heard = (words: readonly string[]) => texts.some(({ text }) => findPhrases(text, words).length > 0)
  return { ...(told !== undefined && { toldDaysAYear: told }), everyDay: heard(phrases) && !heard(unless) }
}
