import { workOnSound } from '../../blueprint/sums/sound-work.ts'
import type { Measure } from '../../knowledge/measures.ts'
import { around } from '../../profile/change.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'
import { isPeriod } from '../../profile/quantity-words.ts'
import { waitHours } from '../../profile/told.ts'
import { timeNeed } from './by-case.ts'
import type { Need } from './need.ts'
import { spentNeed, waitNeed } from './over-time.ts'

/** What a goal in time takes: a wait that the systems know, or work that is timed. Undefined where the time is only the condition of a share. Pure. */
export function timeGoalNeed(goal: Quantity, profile: Profile, told?: Measure): Need | undefined {
  if (isCondition(goal, profile)) return undefined
  if (isPeriod(goal.per)) return spentNeed(goal.value, insteadOf(goal, profile), goal.per ?? '')
  // "Every smell of gas reaches a person within two minutes": what waits, and nobody's work.
  if (OF_SOMEBODY.test(around(goal, profile.answers)[1])) return timeNeed(goal.value, timeToday(profile, goal))
  if (goal.role === 'target-turnaround' || goal.metric === 'service-level' || isWait(goal, told))
    return waitOrTime(goal, profile, told)
  return timeNeed(goal.value, timeToday(profile, goal))
}

/** "6 minutes of the dietitian a sheet": somebody's work. */
const OF_SOMEBODY = /^ of (?:the |an? |our )?\p{L}+ (?:an?|per|each|for each) \p{L}+/iu
/** "Nine minutes instead of 40": both are minutes. */
const INSTEAD = new RegExp(
  [
    /^(?:\s*| (?:together|in all|altogether) | [^.;,()\d]{1,30} (?=instead|rather|\())/u.source,
    /(?:instead of |rather than |\((?:now|today|currently)(?: at)? )\s*/u.source,
    /(?:about )?(?<many>\d+(?:\.\d+)?)(?! ?(?:%|seconds?|hours?|days?))/u.source,
  ].join(''),
  'iu',
)
const LINK = /\b(?:after|within|in|under|below|less than|at most|by)\b[^.;,]*$/iu
/** A window of days after something, and a share in the same clause behind it. */
const EVENT_WINDOW = /\bwithin [\p{L}\d]+ (?:days?|weeks?|months?)$/iu
const SHARE_BEHIND = /^ (?:of|after) (?!(?:and|but|with)\b)[^.;,]*?\d\s?(?:%|per ?cent)/iu
/** "60 % of drafts sent after less than two minutes": the share is the goal. */
function isCondition(goal: Quantity, { quantities, answers }: Profile): boolean {
  const before = /[^.;,]*$/u.exec(around(goal, answers)[0])?.[0] ?? ''
  // "Ordered again within 60 days of a return fall from 14 % to 6 %": the window belongs to the share behind it.
  if (EVENT_WINDOW.test(`${before}${goal.words}`) && SHARE_BEHIND.test(around(goal, answers)[1])) return true
  // "In under ten minutes in 8 of 10 tries".
  const behind = /^ in (?=\d|\p{L}+ of )/u.test(around(goal, answers)[1]) ? ' in ' : ''
  return (
    LINK.test(`${before} ${goal.words}`) &&
    quantities.some(
      ({ unit, role, where }) =>
        unit === 'share' &&
        role === 'target' &&
        where.question === goal.where.question &&
        where.at !== goal.where.at &&
        where.at >= goal.where.at - before.length &&
        where.at <= goal.where.at + goal.words.length + behind.length,
    )
  )
}

/** From here up a time is one that cases lie, which nobody stands beside with a stopwatch: seconds. */
const LONG = 4 * 3600
const isWait = ({ value }: Quantity, told?: Measure): boolean => told?.kind === 'waits' || value >= LONG

/** So many times as long is another thing that waits. (Our judgment.) */
const FAR = 200

function waitOrTime(goal: Quantity, profile: Profile, told?: Measure): Need {
  const waited = waitHours(profile.quantities, profile.answers)
  const waits =
    profile.quantities.find(({ role }) => role === 'turnaround')?.value ??
    (waited === undefined ? undefined : waited * 3600)
  // "With a person within 15 minutes" beside "a repair waits nine days": two things, whatever else they share.
  const today = waits !== undefined && waits > goal.value * FAR ? undefined : waits
  return isWait(goal, told) || goal.metric === 'service-level' || goal.role === 'target-turnaround'
    ? waitNeed(goal.value, today)
    : timeNeed(goal.value, today)
}

/** Seconds today, where they stand right behind the goal. */
function insteadOf(goal: Quantity, { answers }: Pick<Profile, 'answers'>): number | undefined {
  const instead = Number(INSTEAD.exec(around(goal, answers)[1])?.groups?.many)
  return instead > 0 ? instead * (/hour/iu.test(goal.words) ? 3600 : 60) : undefined
}

/** The time of today: the one told beside the goal, else any. Seconds. */
function timeToday({ quantities, money, answers }: Profile, goal: Quantity): number | undefined {
  const { where, value } = goal
  const instead = insteadOf(goal, { answers })
  if (instead !== undefined) return instead
  const [now, then] = [workOnSound(`${answers.problem} ${answers.why}`), workOnSound(String(answers[where.question]))]
  if (now !== undefined && then !== undefined) return (value * now) / then
  const told = quantities.filter(({ role }) => role === 'time-per-case')
  const beside = told.find((each) => each.where.question === where.question && each.where.at < where.at)
  return (beside ?? told[0])?.value ?? (money.minutesPerCase && money.minutesPerCase.value * 60)
}
