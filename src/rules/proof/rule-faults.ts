import type { Compiled } from '../diagram/compile.ts'
import { type CompiledDecision, chosenOf, outcomeOf } from '../diagram/decision.ts'
import { ALWAYS, type Diagram, NEVER } from '../diagram/diagrams.ts'
import type { Fault } from '../fault.ts'
import type { Rule } from '../rule-book.ts'

/** Rules that can never fire, always fire, are always overruled, or change nothing. */
export function ruleFaults(whole: Compiled, apart: Compiled): readonly Fault[] {
  return [...whole.decisions.values()].flatMap((decision) =>
    decision.spec.rules.flatMap((rule) => ruleFault(whole, apart, decision, rule) ?? []),
  )
}

function ruleFault(whole: Compiled, apart: Compiled, decision: CompiledDecision, rule: Rule): Fault | undefined {
  const { diagrams, care } = whole
  const fault = (kind: Fault['kind'], message: string): Fault => ({
    kind,
    position: rule.position,
    subject: rule.id,
    message,
  })
  const alone = apart.decisions.get(decision.spec.id)?.rules.get(rule)
  if (alone === NEVER) return fault('unsatisfiable', 'its condition contradicts itself, so the rule never fires')
  if (alone === ALWAYS) return fault('always-true', 'its condition always holds; say when it applies')
  const fires = decision.rules.get(rule) ?? NEVER
  if (diagrams.and(fires, care) === NEVER) return fault('dead-rule', 'no answers can make it fire')
  if (rule.effect !== 'rules-out') {
    const out = [...decision.rules].flatMap(([other, when]) =>
      other.effect === 'rules-out' && other.option === rule.option ? [when] : [],
    )
    if (diagrams.and(fires, care, diagrams.not(diagrams.or(...out))) === NEVER) {
      return fault('contradiction', `whenever it speaks for "${rule.option}", another rule rules "${rule.option}" out`)
    }
  }
  return isIdle(whole, decision, rule) ? fault('idle-rule', 'the outcome is the same without it') : undefined
}

function isIdle({ diagrams, care }: Compiled, { spec, rules, chosen, conflicts, taken }: CompiledDecision, rule: Rule) {
  // Of a `many` decision a rule touches only its own option.
  const others = [...rules].filter(
    ([other]) => other !== rule && (spec.outcome === 'one' || other.option === rule.option),
  )
  const same = (a: Diagram, b: Diagram) => !diagrams.differ(a, b, care)
  // Nearly every rule changes what is chosen, which is the cheapest to ask.
  if (!same(chosen, chosenOf(diagrams, spec, new Map(others)))) return false
  const less = outcomeOf(diagrams, spec, new Map(others))
  return (
    [...conflicts].every(([pair, both]) => same(both, less.conflicts.get(pair) ?? NEVER)) &&
    [...taken].every(
      ([option, when]) =>
        (spec.outcome === 'many' && option !== rule.option) || same(when, less.taken.get(option) ?? NEVER),
    )
  )
}
