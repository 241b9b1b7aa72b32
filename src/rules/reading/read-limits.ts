import type { z } from 'zod'
import { nearest } from '../../nearest.ts'
import type { Fault } from '../fault.ts'
import type { Contradiction, DecisionSpec, FactSpec, Law, Question, RuleBook } from '../rule-book.ts'
import { readCondition } from './read-condition.ts'
import type { constraintsShape } from './schema.ts'
import type { YamlFile } from './yaml-file.ts'

/** Constraints may look at figures and outcomes, contradictions only at answers: those are stratum 0. */
const EVERYTHING = Number.POSITIVE_INFINITY
const ANSWERS = 0

type Raw = z.output<typeof constraintsShape>
type Context = {
  readonly facts: ReadonlyMap<string, FactSpec>
  readonly questions: readonly Question[]
  readonly decisions: readonly DecisionSpec[]
  readonly report: (fault: Fault) => void
}

/** Reads constraints.yaml: what cannot be true at once, what pulls against each other, and the laws. */
export function readLimits(
  raw: Raw | undefined,
  at: YamlFile['at'],
  context: Context,
): Pick<RuleBook, 'constraints' | 'contradictions' | 'laws'> {
  const { facts, report } = context
  const constraints = (raw?.constraints ?? []).flatMap(({ id, never, because }, i) => {
    const path = ['constraints', i]
    const read = readCondition(never, [...path, 'never'], { facts, at, report, stratum: EVERYTHING, subject: id })
    return read ? [{ id, never: read, because, position: at([...path, 'id']) }] : []
  })
  const contradictions = (raw?.contradictions ?? []).flatMap(({ when, ...rest }, i): Contradiction[] => {
    const path = ['contradictions', i]
    const read = readCondition(when, [...path, 'when'], { facts, at, report, stratum: ANSWERS, subject: rest.id })
    const position = at([...path, 'id'])
    for (const name of rest.questions) {
      if (context.questions.some(({ id }) => id === name)) continue
      report({ kind: 'unknown-question', position, subject: rest.id, message: `unknown question "${name}"` })
    }
    return read ? [{ ...rest, when: read, position }] : []
  })
  return {
    constraints,
    contradictions,
    laws: (raw?.laws ?? []).flatMap((law, i) => readLaw(law, ['laws', i], at, context)),
  }
}

function readLaw(
  law: Raw['laws'][number],
  path: readonly PropertyKey[],
  at: YamlFile['at'],
  { facts, decisions, report }: Context,
): Law[] {
  const { id, because } = law
  const position = at([...path, 'id'])
  const decision = decisions.find((each) => each.id === law.decision)
  if (decision === undefined) {
    const near = nearest(
      law.decision,
      decisions.map((each) => each.id),
    )
    const message = `no decision "${law.decision}"${near ? `; did you mean "${near}"?` : ''}`
    report({ kind: 'unknown-decision', position, subject: id, message })
    return []
  }
  const all = decision.options.map((option) => option.id)
  const common = { id, because, position, decision: decision.id }
  const wrong = (value: string | undefined): boolean => {
    if (value === undefined) return false
    report({ kind: 'unknown-value', position, subject: id, message: `the law names the unknown "${value}"` })
    return true
  }
  if ('order' in law) {
    const options = law.options === 'all' ? all : law.options
    const bad = [
      options.find((option) => !all.includes(option)),
      law.order.find((value) => !facts.get(law.fact)?.values.includes(value)),
    ]
    return bad.some(wrong)
      ? []
      : [{ ...common, kind: 'order', options, fact: law.fact, order: law.order, whole: law.whole }]
  }
  return (['exactly', 'only', 'always'] as const).flatMap((kind) =>
    law[kind].flatMap(({ options, when }, i): Law[] => {
      if (wrong(options.find((option) => !all.includes(option)))) return []
      const read = readCondition(when, [...path, kind, i, 'when'], {
        facts,
        at,
        report,
        stratum: EVERYTHING,
        subject: id,
      })
      return read ? [{ ...common, position: at([...path, kind, i]), kind, options, when: read }] : []
    }),
  )
}
