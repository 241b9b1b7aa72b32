import type { Condition } from './rule-book.ts'

/** The ids of the facts that a condition looks at. */
export function conditionFacts(condition: Condition): ReadonlySet<string> {
  if ('all' in condition) return union(condition.all)
  if ('any' in condition) return union(condition.any)
  return 'not' in condition ? conditionFacts(condition.not) : new Set([condition.fact])
}

function union(parts: readonly Condition[]): ReadonlySet<string> {
  return new Set(parts.flatMap((part) => [...conditionFacts(part)]))
}
