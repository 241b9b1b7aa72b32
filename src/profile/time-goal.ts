import type { FreeText } from './free-text.ts'
import type { Quantity } from './quantity.ts'

/** Where people say how it shall be, and where they say how it is. */
const GOALS = ['success_measure', 'outcome']
const TODAY = ['problem', 'why']
const EACH = /^\s+(?:each|apiece)\b(?!\s+\p{L})/u
/** Only a little shorter, it may be the time of another piece of work. (Our judgment.) */
const CLEARLY_LESS = 0.7

/**
 * "25 minutes a lease" where success is told is how long it shall take, if the problem tells one longer time ("three hours a lease")
 * of the same things, or of each of those that it counts ("1,400 deeds a year, 50 minutes each"). Pure.
 */
export function withTimeGoal(quantities: readonly Quantity[], texts: readonly FreeText[]): readonly Quantity[] {
  const isOfEach = ({ role, where, words }: Quantity): boolean => {
    const text = texts.find(({ question }) => question === where.question)?.text ?? ''
    return role === 'duration' && EACH.test(text.slice(where.at + words.length))
  }
  const times = (questions: readonly string[]) =>
    quantities.filter(({ role, where }) => role === 'time-per-case' && questions.includes(where.question))
  const [goal, ...more] = times(GOALS)
  const told = times(TODAY)
  const [today, ...others] =
    told.length > 0 ? told : quantities.filter((each) => TODAY.includes(each.where.question) && isOfEach(each))
  if (goal === undefined || today === undefined || more.length > 0 || others.length > 0) return quantities
  const isShorter =
    goal.value <= today.value * CLEARLY_LESS &&
    (goal.per === undefined || today.per === undefined || goal.per === today.per)
  return isShorter ? quantities.map((each) => (each === goal ? { ...goal, role: 'target' } : each)) : quantities
}
