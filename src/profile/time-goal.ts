import type { Quantity } from './quantity.ts'

/** Where people say how it shall be, and where they say how it is. */
const GOALS = ['success_measure', 'outcome']
const TODAY = ['problem', 'why']
/** Only a little shorter, it may be the time of another piece of work. (Our judgment.) */
const CLEARLY_LESS = 0.7

/**
 * "25 minutes a lease" where success is told is how long it shall take, if the problem tells one longer time ("three hours a lease")
 * of the same things. Pure.
 */
export function withTimeGoal(quantities: readonly Quantity[]): readonly Quantity[] {
  const times = (questions: readonly string[]) =>
    quantities.filter(({ role, where }) => role === 'time-per-case' && questions.includes(where.question))
  const [goal, ...more] = times(GOALS)
  const [today, ...others] = times(TODAY)
  if (goal === undefined || today === undefined || more.length > 0 || others.length > 0) return quantities
  const isShorter = goal.value <= today.value * CLEARLY_LESS && (goal.per === undefined || goal.per === today.per)
  return isShorter ? quantities.map((each) => (each === goal ? { ...goal, role: 'target' } : each)) : quantities
}
