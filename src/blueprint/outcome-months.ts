import { around } from '../profile/change.ts'
import type { Quantity } from '../profile/quantity.ts'
import type { Answers } from '../rules/rule-book.ts'

const MONTH = 30.44 * 86_400
/** "6.8 % are overdue within twelve months": the rate is known only then. */
const RATE =
  /(?:%|per ?cent|\bdefault\w*|\bchurn\w*|\bcome back|\breturn\w*|\brelaps\w*|\breadmi\w*|\boverdue)\b[^.;]{0,40}$/iu
/** Of shorter times nobody has to wait for. */
const LONG = 45 * 86_400

/** Months until the outcome of a case is known: "6.8 % of the loans are overdue within twelve months". Pure. */
export function outcomeMonths(quantities: readonly Quantity[], answers: Answers): number | undefined {
  const told = quantities.find(({ role, words }) => role === 'duration' && /outcome|default|until|after/iu.test(words))
  const rate = quantities.find(
    (quantity) =>
      quantity.unit === 'seconds' &&
      quantity.value >= LONG &&
      ['problem', 'why', 'success_measure'].includes(quantity.where.question) &&
      /^within\b/iu.test(quantity.words) &&
      RATE.test(around(quantity, answers)[0]),
  )
  const found = told ?? rate
  return found && found.value / MONTH
}
