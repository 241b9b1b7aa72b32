import type { z } from 'zod'
import { nearest } from '../../nearest.ts'
import type { Fault } from '../fault.ts'
import type { DecisionOption, DecisionSpec, FactSpec, Position, Rule, RuleSource } from '../rule-book.ts'
import { readCondition } from './read-condition.ts'
import type { decisionShape } from './schema.ts'

type Context = {
  readonly facts: ReadonlyMap<string, FactSpec>
  readonly sources: ReadonlyMap<string, RuleSource>
  readonly report: (fault: Fault) => void
}

/**
 * Reads one decision file whose shape is right. A rule that names several options becomes one rule an option:
 * `id` for the first, `id:option` for the others.
 */
export function readDecision(
  raw: z.output<typeof decisionShape>,
  at: (path: readonly PropertyKey[]) => Position,
  { facts, sources, report }: Context,
): DecisionSpec {
  const ids = raw.options.map(({ id }) => id)
  const mustKnow = (option: string, path: readonly PropertyKey[], subject: string) => {
    if (ids.includes(option)) return
    const near = nearest(option, ids)
    const message = `"${raw.id}" has no option "${option}"${near ? `; did you mean "${near}"?` : ''}`
    report({ kind: 'unknown-option', position: at(path), subject, message })
  }
  const mustHaveSource = (source: string, path: readonly PropertyKey[], subject: string) => {
    if (sources.has(source)) return
    const near = nearest(source, sources.keys())
    const message = `no source "${source}" in sources.yaml${near ? `; did you mean "${near}"?` : ''}`
    report({ kind: 'missing-source', position: at(path), subject, message })
  }

  const seen = new Set<string>()
  const options = raw.options.map((option, i): DecisionOption => {
    const path = ['options', i]
    if (seen.has(option.id)) {
      report({ kind: 'duplicate-id', position: at(path), subject: option.id, message: 'a second option with this id' })
    }
    seen.add(option.id)
    for (const other of option.combines) mustKnow(other, [...path, 'combines'], option.id)
    if (option.source !== undefined) mustHaveSource(option.source, [...path, 'source'], option.id)
    const { level, mitigation, source, ...rest } = option
    const extra = { ...(level && { level }), ...(mitigation && { mitigation }), ...(source && { source }) }
    return { ...rest, ...extra, position: at([...path, 'id']) }
  })

  const rules = raw.rules.flatMap((rule, i): Rule[] => {
    const path = ['rules', i]
    mustHaveSource(rule.source, [...path, 'source'], rule.id)
    for (const option of rule.option) mustKnow(option, [...path, 'option'], rule.id)
    const context = { facts, at, report, stratum: raw.stratum, subject: rule.id }
    const when = readCondition(rule.when, [...path, 'when'], context)
    if (when === undefined) return []
    const position = at([...path, 'id'])
    return rule.option.map((option, n) => ({
      ...rule,
      id: n === 0 ? rule.id : `${rule.id}:${option}`,
      option,
      when,
      position,
    }))
  })
  const { id, title, outcome, stratum } = raw
  return { id, title, outcome, stratum, options, rules, position: at(['id']) }
}
