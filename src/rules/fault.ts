import type { Position } from './rule-book.ts'

/** What can be wrong with a rule book. `check` finds all of them; loading refuses those that make no sense at all. */
export type FaultKind =
  // found while reading
  | 'syntax'
  | 'shape'
  | 'duplicate-id'
  | 'unknown-fact'
  | 'unknown-operator'
  | 'unknown-value'
  | 'unknown-option'
  | 'unknown-decision'
  | 'unknown-question'
  | 'too-early'
  | 'forbidden-feature'
  | 'missing-source'
  // found by proof
  | 'stale-source'
  | 'unused-source'
  | 'gap'
  | 'conflict'
  | 'contradiction'
  | 'dead-rule'
  | 'idle-rule'
  | 'unreachable-option'
  | 'unsatisfiable'
  | 'always-true'
  | 'unused-question'
  | 'unused-option'
  | 'unused-figure'
  | 'broken-law'
  | 'too-large'

export type Fault = {
  readonly kind: FaultKind
  readonly position: Position
  /** The rule, option, question or law at fault. */
  readonly subject?: string
  readonly message: string
  /** The smallest set of facts that shows the fault; everything else may be anything. */
  readonly witness?: Readonly<Record<string, string>>
}

/** One line for a person: `rules/decisions/serving.yaml:12:5 gap serving: ... (for example task=write)`. */
export function faultLine(fault: Fault): string {
  const { file, line, column } = fault.position
  const facts = Object.entries(fault.witness ?? {}).map(([fact, value]) => `${fact}=${value}`)
  const example = fault.witness === undefined ? '' : ` (witness: ${facts.join(' ') || 'any answers'})`
  return `${file}:${line}:${column} ${fault.kind} ${fault.subject ? `${fault.subject}: ` : ''}${fault.message}${example}`
}
