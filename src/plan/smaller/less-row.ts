import type { Smaller } from '../../blueprint/smaller/schema.ts'
import type { Solution } from '../../solution/solve.ts'
import { type Alternative, priced } from '../alternatives.ts'

/** At so much of the cost, doing less is no other option. (Our judgment.) */
const NO_CHEAPER = 0.85

/** Doing less, without a model: what it costs and keeps. Undefined where it costs as much. */
export function lessRow(
  recommended: Solution,
  less: Solution,
  title: string,
  keeps: Smaller['usual']['keeps'],
): Alternative | undefined {
  const [much, little] = [recommended.budget.threeYears.planning, less.budget.threeYears.planning]
  if (little >= much * NO_CHEAPER) return undefined
  return {
    id: 'less',
    role: 'less',
    title,
    ...priced(less),
    risk: 'It may not be enough.',
    keeps,
  }
}
