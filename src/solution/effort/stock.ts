import { atRate, HOURS_A_MONTH } from '../../blueprint/checks/at-rate.ts'
import { around } from '../../profile/change.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'
import { middle, type Range } from '../range.ts'

const PROGRAMS = /\b(?:programs?|modules|packages|scripts|procedures|macros|batch jobs)$/iu
/** Fewer are looked at with everything else, more are no pieces of work. (Our judgment.) */
const MANY = { least: 20, most: 5000 }
const PAGES = /^-?pages?$/iu
const OF_RULES =
  /^\s*(?:of |with |long )*(?:our |the )?(?:\p{L}+ )?(?:rules?|handbooks?|scheme|award|tariffs?|catalogues?|standards?|regulations?)\b/iu

/** What lies there and is worked through once: programs that are moved, pages of rules that are written down anew; none where the problem counts no such thing. */
export function stockOf(
  { quantities, answers, effective }: Pick<Profile, 'quantities' | 'answers' | 'effective'>,
  weeks?: number,
): {
  readonly programs: number
  readonly rulePages: number
  readonly rated?: Rated
} {
  const first = (fits: (quantity: Quantity) => boolean) =>
    quantities.find(
      (each) => each.unit === 'count' && each.per === undefined && each.where.question === 'problem' && fits(each),
    )?.value ?? 0
  const { rateGoalMonths, ratePastMonths } = atRate({ quantities, answers })
  const months = [rateGoalMonths, ratePastMonths].filter((each) => typeof each === 'number')
  const builders = Math.max(
    ...quantities.map(({ role, counts = '', value }) => (role === 'staff' && BUILDERS.test(counts) ? value : 0)),
  )
  const own = (builders > 0 ? builders : FEW) * HOURS_A_MONTH * ((weeks ?? A_YEAR) / WEEKS_A_MONTH)
  return {
    ...(months.length > 0 && { rated: { hours: hoursOf(months), ownHours: own } }),
    programs:
      effective.task === 'code'
        ? first(({ counts = '', value }) => PROGRAMS.test(counts) && value >= MANY.least && value <= MANY.most)
        : 0,
    rulePages: first((each) => PAGES.test(each.counts ?? '') && OF_RULES.test(around(each, answers)[1])),
  }
}

/** What is done once by people at a speed that is told: hours of all of it, and what those on the team have of them until the date. */
export type Rated = { readonly hours: Range; readonly ownHours: number }

const BUILDERS = /\b(?:developers|programmers|engineers|coders)$/iu
/** Of a team that is not counted, so many can do nothing else; without a date, for so many weeks. (Our judgment.) */
const FEW = 2
const A_YEAR = 52
const WEEKS_A_MONTH = 4.345

/** What the people on the team do of it. */
export const ownPart = ({ hours, ownHours }: Rated): Range => ({
  low: Math.min(hours.low, ownHours),
  high: Math.min(hours.high, ownHours),
})

/** What is left of it for others, who are paid by the hour; nothing where the team can do it. */
export function hiredPart(rated: Rated | undefined): Range | undefined {
  if (rated === undefined || middle(rated.hours) <= rated.ownHours) return undefined
  return { low: Math.max(0, rated.hours.low - rated.ownHours), high: rated.hours.high - rated.ownHours }
}

/** From the quickest to the slowest, but never wider than an estimate may be: what is asked for counts, and runs over. */
const hoursOf = (months: readonly number[]): Range => {
  const low = Math.min(...months) * HOURS_A_MONTH
  return { low, high: Math.min(Math.max(...months) * HOURS_A_MONTH, low * RUNS_OVER) }
}
/** (Our judgment.) */
const RUNS_OVER = 1.6
