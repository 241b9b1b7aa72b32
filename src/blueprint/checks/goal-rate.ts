import { around } from '../../profile/change.ts'
import { isFalling, todayOf } from '../../profile/falling.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'
import type { FactName } from '../fact-names.ts'
import { type Part, partsOfCounts } from '../sums/shares.ts'
import { thingsIn, toldIn } from '../sums/told.ts'
import { topics } from '../told-lines/line.ts'

type Facts = Partial<Record<FactName, number | string>>

/** What nobody wants: a word for it in both clauses is enough to make them one matter. */
const UNWANTED = thingsIn(
  'wrong late waste wasted thrown lost missed missing error mistake empty false complaint return returned rejected unanswered overdue',
)
const SHARED = 2
const LEAST_A_DAY = 10

/**
 * A rate that the goal brings down, with its cases today and by the goal, where the story counts the very things that the rate is a part of:
 * "14 % of the 1,150 reports a day go to the wrong desk" beside "at most 5 % to the wrong desk". Pure.
 */
export function goalRate(profile: Profile): Facts {
  const { quantities, answers } = profile
  const parts = partsOfCounts(toldIn(profile)).filter(
    ({ years, where }) => years !== undefined && ['problem', 'why'].includes(where.question),
  )
  const found = quantities.flatMap((goal): Facts[] => {
    if (!isToFall(goal, quantities)) return []
    const clause = clauseOf(goal, answers)
    const now = todayOf(goal, quantities)
    const same = parts.filter(
      (part) => part.share > goal.value && (now === undefined || now.value === part.share) && isSame(clause, part),
    )
    const [part] = same
    if (part?.years === undefined || same.length > 1) return []
    // Fewer than ten a day are easier to see by the year.
    const isDaily = part.of.per === 'day' && part.value >= LEAST_A_DAY
    const today = isDaily ? part.value : part.value / part.years
    return [
      {
        goalRateNow: part.share,
        goalRateTo: goal.value,
        goalRateToday: today,
        goalRateOf: `${(today / part.share).toLocaleString('en-US', { maximumSignificantDigits: 4 })} ${part.of.counts ?? ''}`,
        goalRatePeriod: isDaily ? 'a day' : 'a year',
      },
    ]
  })
  return found.length === 1 ? (found[0] ?? {}) : {}
}

const isToFall = (goal: Quantity, quantities: readonly Quantity[]): boolean =>
  goal.unit === 'share' &&
  goal.where.question === 'success_measure' &&
  goal.value > 0 &&
  (isFalling(goal, quantities) || goal.role === 'error-limit')

/** The words on both sides of a number, to the next comma. */
export const clauseOf = (quantity: Quantity, answers: Profile['answers']): string => {
  const [before, after] = around(quantity, answers)
  return `${/[^.;,]*$/u.exec(before)?.[0] ?? ''} ${/^[^.;,]*/u.exec(after)?.[0] ?? ''}`
}

/** Whether a clause of the goal is about what the share of the story is told of. */
function isSame(clause: string, { before, after }: Part): boolean {
  const own = new Set(topics(clause))
  const told = new Set(topics(`${/[^.;]*$/u.exec(before)?.[0] ?? ''} ${/^[^.;]*/u.exec(after)?.[0] ?? ''}`))
  const both = [...own].filter((word) => told.has(word))
  return both.length >= SHARED || both.some((word) => UNWANTED.includes(word))
}
