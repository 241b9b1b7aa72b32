import type { Quantity } from './quantity.ts'

/**
 * Whether a goal is a rate to bring down: it has an upper bound only ("waste under 8 %"), or today's rate stands right before it
 * and is higher ("from 33 % to 22 %"). Any other share is one to reach.
 */
export function isFalling(goal: Quantity, quantities: readonly Quantity[]): boolean {
  if (goal.role !== 'target' || (goal.unit !== 'share' && goal.unit !== 'score')) return false
  if (goal.high !== undefined && goal.low === undefined) return true
  const today = todayOf(goal, quantities)
  return today !== undefined && today.value > goal.value
}

/**
 * How it is today, where that stands in the same answer before the goal, with no other goal between, or in a bracket right
 * behind it ("90 % of them (rules: 81 %)").
 */
export function todayOf(goal: Quantity, quantities: readonly Quantity[]): Quantity | undefined {
  const { question, at } = goal.where
  const alike = quantities
    .filter(({ where, unit }) => where.question === question && unit === goal.unit)
    .toSorted((a, b) => a.where.at - b.where.at)
  const place = alike.findIndex(({ where }) => where.at === at)
  const behind = place < 0 ? undefined : alike[place + 1]
  if (behind?.aside === true && behind.role === 'baseline') return behind
  const before = alike.filter(({ where }) => where.at < at).at(-1)
  return before?.role === 'baseline' && before.aside !== true ? before : undefined
}
