import type { Condition, Facts } from './rule-book.ts'

/** Whether a condition holds for the facts. Synchronous; proved equal to json-rules-engine by a property test. */
export function holds(condition: Condition, facts: Facts): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, facts))
  if ('any' in condition) return condition.any.some((part) => holds(part, facts))
  if ('not' in condition) return !holds(condition.not, facts)
  const fact = facts[condition.fact]
  if (fact === undefined) throw new Error(`the fact "${condition.fact}" is missing`)
  const among = Array.isArray(condition.value) ? condition.value.includes(fact) : condition.value === fact
  return condition.operator === 'equal' || condition.operator === 'in' ? among : !among
}
