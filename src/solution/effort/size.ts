import type { Effort } from '../../knowledge/effort.ts'
import type { Answers } from '../../rules/rule-book.ts'
import type { Workload } from '../workload.ts'

/**
 * How large a project is beside the one that the hours of knowledge/effort.yaml are told for: by how much comes in each day and how
 * much money is set aside; 1 where nobody said. `counted`: whether what comes in each day are cases, not runs over all of them; `pay`: of
 * those who build it, against the United States: where it is lower, the same money is meant for more work.
 */
export function sizeOf(
  { requestsPerDay, budgetUsd }: Workload,
  answers: Answers,
  counted: boolean,
  { size }: Effort,
  pay = 1,
): number {
  const strict =
    answers.regulated_use === 'decides-about-people' ||
    answers.regulated_use === 'safety-critical' ||
    answers.error_tolerance === 'none'
  const volume = counted && requestsPerDay.known !== 'assumed' ? at(size.perDay, requestsPerDay.value) : undefined
  const money = budgetUsd === undefined ? undefined : at(size.budgetUsd, budgetUsd.value * Math.max(1, size.pay / pay))
  const by =
    volume === undefined || money === undefined
      ? (volume ?? money ?? 1)
      : volume ** (1 - size.money) * money ** size.money
  return strict ? Math.max(by, size.strict) : by
}

type Points = Effort['size']['perDay']

/** The factor at a value: between two points it follows the logarithm of the value, beyond the ends it stays. */
function at(points: Points, value: number): number {
  const above = points.findIndex(([x]) => x >= value)
  const [right, left] = [points[above], points[above - 1]]
  if (right === undefined) return points.at(-1)?.[1] ?? 1
  if (left === undefined) return right[1]
  const share = Math.log(value / left[0]) / Math.log(right[0] / left[0])
  return left[1] * (right[1] / left[1]) ** share
}
