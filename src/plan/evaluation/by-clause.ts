import { findNumbers } from '../../amounts/find-numbers.ts'
import { digitsForWords } from '../../amounts/number-words.ts'
import { clausesOf } from '../../profile/clauses.ts'
import type { Profile } from '../../profile/profile.ts'
import { effectOfGroups } from '../../statistics/binomial.ts'
import type { Measured } from './measured.ts'
import type { Need } from './need.ts'
import { noneNeed, withoutSeason } from './none.ts'
import { waitNeed } from './over-time.ts'
import { gapIn, mostIn, paceIn, piecesOf } from './so-many.ts'

/** A number of test cases below this is a manner of speaking. */
const A_TEST = 20
const LONGEST = 100

/** What each clause of the success measure asks that none of the rows in `found` has: nothing of a kind, no loss, a mean, a time, so many a day. Pure. */
export function clauseNeeds({ answers }: Profile, found: readonly Measured[]): readonly Measured[] {
  const text = answers.success_measure
  if (typeof text !== 'string') return []
  const isFound = (clause: string) => found.some(({ words, called }) => isSame(clause, words) || isSame(clause, called))
  const planned = Math.max(0, ...found.flatMap(({ need }) => (need.inUse || need.fromLogs ? [] : [need.cases])))
  return clausesOf({ question: 'success_measure', text }).flatMap(({ text: whole }): Measured[] => {
    return piecesOf(whole.replace(/^(?:and|but) /u, '')).flatMap((clause): Measured[] => {
      if (clause.length > LONGEST || isFound(clause)) return []
      const need =
        noneIn(clause, planned) ??
        keptIn(clause) ??
        waitIn(clause) ??
        meanIn(clause) ??
        timeIn(clause) ??
        mostIn(clause) ??
        paceIn(clause) ??
        gapIn(clause)
      return need === undefined ? [] : [{ measure: undefined, need, called: clause }]
    })
  })
}

/** "No wrong name in 300 wills and 20 minutes a will": the time is a row of its own, and none wrong is still to be shown. */
const isSame = (clause: string, other: string | undefined): boolean =>
  other !== undefined &&
  (other.includes(clause) || (clause.includes(other) && !(NONE.test(clause) && !NONE.test(other))))

/** Words behind a "no" that make it a limit or a comparison. */
const COMPARED =
  'and|or|above|below|over|under|more|less|fewer|later|longer|higher|lower|worse|difference|deviation|loss of'
const NONE = new RegExp(
  String.raw`^(?:no|zero|none of|never|not (?:one|a single)) (?!(?:${COMPARED})\b)|^all (?:[\p{L}]+ ){1,4}right\b`,
  'iu',
)
/** "In the bottom 30 %" is where something stands. */
const PLACE = /\b(?:top|bottom|best|worst|upper|lower|first|last) \d+\s?%/giu
/** "In 200 checked texts not one date is lost". */
const IN_SO_MANY = /^(?:in|on|of|among) \d[\d,]* (?:[\p{L}-]+ ){1,3}(?=(?:no|none|never|not one|not a single)\b)/iu
const CHECKED = /\b(?:in|on|of|among) (?<many>\d[\d,]*)\b(?!\s*(?:%|per ?cent))/iu

/** "No step of another type", "all dates right": so many cases without one show how rare it is. */
function noneIn(clause: string, planned: number): Need | undefined {
  if (!NONE.test(withoutSeason(clause.replace(IN_SO_MANY, ''))) || /\d\s?%/u.test(clause.replace(PLACE, '')))
    return undefined
  const told = Number(CHECKED.exec(clause)?.groups?.many?.replaceAll(',', '') ?? 0)
  return noneNeed(clause, told >= A_TEST ? told : undefined, planned >= A_TEST ? planned : undefined)
}

const KEPT =
  /\b(?:not|no|never) (?:lower|less|worse|higher|slower|longer|more)\b|\b(?:does|do|must|may|should) not (?:fall|rise|drop|grow|get worse)\b/iu
/** "Margin not lower": what must not suffer is watched in the same trial. */
function keptIn(clause: string): Need | undefined {
  // "No more than ten false names" names a limit of its own.
  if (!KEPT.test(clause) || findNumbers(clause).length > 0) return undefined
  const proof =
    'in the same trial with and without it by lot: the bad end of its interval stays inside the loss that you set before the start (2% is usual; our judgment)'
  return {
    cases: 1,
    fromLogs: true,
    inUse: true,
    goal: 'within 2% of that without it',
    proof,
    says: `${clause}: ${proof}.`,
  }
}

const WAIT =
  /\bfrom (?:about )?(?<a>\d[\d.]*) (?<unit>hour|day|week|month)s? to (?:about )?(?<b>\d[\d.]*)(?! ?(?:%|sec|min|hour|day|week|month|year)|[\d,])/iu
const IN_SECONDS: Readonly<Record<string, number>> = { hour: 3600, day: 86_400, week: 604_800, month: 2_629_800 }
/** "The median wait goes from nine days to four": told once, the unit holds for both. */
function waitIn(clause: string): Need | undefined {
  const { a, b, unit = '' } = WAIT.exec(digitsForWords(clause))?.groups ?? {}
  const seconds = IN_SECONDS[unit.toLowerCase()]
  const [from, to] = [Number(a), Number(b)]
  return seconds === undefined || !(to < from) || WORK.test(clause) ? undefined : waitNeed(to * seconds, from * seconds)
}
/** What somebody spends is no wait. */
const WORK = /\b(?:spends?|works?|effort|labou?r|hours of|days of)\b/iu

const FROM_TO =
  /\bfrom (?<a>\d[\d.]*) to (?<b>\d[\d.]*)(?!\s?(?:%|per ?cent|ms|millisec|sec|min|hour|day|week|month|point)|[\d,])(?: (?:[\p{L}-]+ ){0,2}?(?:a|per|each|every) (?<unit>day|week|month)\b)?/iu
/** "Lines an order from 3.4 to 4.0": a mean of what scatters about as much as it is large. (Our assumption.) */
function meanIn(clause: string): Need | undefined {
  const { a, b, unit } = FROM_TO.exec(clause)?.groups ?? {}
  const [from, to] = [Number(a), Number(b)]
  if (a === undefined || !(from > 0) || from === to) return undefined
  if (unit !== undefined) return paceNeed(clause, from, to, unit.toLowerCase() as Pace)
  const each = Math.ceil((effectOfGroups(1) / (Math.abs(to - from) / from)) ** 2)
  const proof = `${each.toLocaleString('en-US')} cases on each side by lot (95% confidence), if single ones scatter as much as their mean (assumed; past weeks tell); one who comes back is drawn once and stays on that side`
  return {
    cases: 2 * each,
    fromLogs: true,
    inUse: true,
    goal: `${to}, from ${from}`,
    proof,
    says: `${clause}: ${proof}.`,
  }
}

const A_YEAR = { day: 365, week: 52, month: 12 } as const
type Pace = keyof typeof LEAST
/** A pilot is never shorter. */
const LEAST = { day: 28, week: 8, month: 3 } as const
/** "Calls from 52 to 20 a day": what happens at its own pace, so many of those periods with each way tell one from the other. */
function paceNeed(clause: string, from: number, to: number, unit: Pace): Need {
  const wanted = Math.max(LEAST[unit], Math.ceil((effectOfGroups(1) ** 2 / 2) * ((from + to) / (from - to) ** 2)))
  const most = A_YEAR[unit]
  const proof =
    wanted > most
      ? `counted, no sample; so few tell only after ${wanted} ${unit}s before and as many after (Poisson): watch beside it what comes before each of them`
      : `counted, no sample: ${wanted} ${unit}s before and as many in the pilot, at the same season, tell them apart (Poisson)`
  return {
    cases: wanted,
    fromLogs: true,
    inUse: true,
    goal: `${to} a ${unit}, from ${from}`,
    proof,
    says: `${clause}: ${proof}.`,
  }
}

const TIME = /^(?:[\p{L}-]+ ){0,4}?(?<time>\d[\d.]* (?:seconds?|minutes?|hours?)) (?:a|an|per|each|for each) \p{L}+$/iu
/** How many people or cases are timed with both ways. */
const TIMED = 30
/** "12 minutes a day": timed with both ways. */
function timeIn(clause: string): Need | undefined {
  const time = TIME.exec(clause)?.groups?.time
  if (time === undefined) return undefined
  const proof = `${TIMED} people timed before and after, the same ones, show a change of half their spread`
  return { cases: TIMED, inUse: true, fromLogs: true, goal: time, proof, says: `${clause}: ${proof}.` }
}
