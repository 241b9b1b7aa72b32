import type { Compiled } from '../diagram/compile.ts'
import { type Diagram, NEVER } from '../diagram/diagrams.ts'
import type { Fault } from '../fault.ts'
import { type Question, UNKNOWN } from '../rule-book.ts'

/** Questions, options and figures that no outcome depends on, and conditions outside rules that make no sense. */
export function useFaults(whole: Compiled): readonly Fault[] {
  const { book, diagrams, index, care } = whole
  const outcomes = allOutcomes(whole).map((outcome) => diagrams.choose(care, outcome, NEVER))
  const support = new Set(outcomes.flatMap((outcome) => [...diagrams.support(outcome)]))
  const used = (fact: string) => support.has(index.get(fact) ?? -1)
  const figures = [...book.facts.values()].filter(({ from }) => from === 'figure')
  const throughFigures = new Set(figures.filter(({ id }) => used(id)).flatMap(({ uses }) => uses))

  const faults: Fault[] = figures
    .filter(({ id }) => !used(id))
    .map(({ id, position }) => ({ kind: 'unused-figure', position, subject: id, message: 'no outcome depends on it' }))
  for (const question of book.questions) {
    if (question.when !== undefined) faults.push(...condition(whole, question.id, question.position, question.when))
    if (question.kind === 'text' || question.feeds !== undefined || throughFigures.has(question.id)) continue
    const facts = [...book.facts.values()].filter(({ from, uses }) => from === 'answer' && uses.includes(question.id))
    if (!facts.some(({ id }) => used(id))) {
      const message = 'no decision and no text of the plan uses it'
      faults.push({ kind: 'unused-question', position: question.position, subject: question.id, message })
    } else if (question.kind === 'choice') faults.push(...twins(whole, question, outcomes))
    else
      for (const { id } of facts.filter((fact) => !used(fact.id))) {
        const message = `no outcome depends on "${id}"`
        faults.push({ kind: 'unused-option', position: question.position, subject: question.id, message })
      }
  }
  for (const { id, when, position } of book.contradictions) faults.push(...condition(whole, id, position, when))
  return faults
}

/** Every diagram that says something about the plan. */
export function allOutcomes(whole: Compiled): readonly Diagram[] {
  return [...whole.decisions.values()].flatMap(({ spec, chosen, taken }) => [
    ...(spec.outcome === 'one' ? [chosen] : []),
    ...taken.values(),
  ])
}

/** Options of one question that always give the same plan: one of them is not needed. */
function twins({ diagrams, index, book }: Compiled, question: Question, outcomes: readonly Diagram[]): Fault[] {
  const variable = index.get(question.id) ?? -1
  const values = (book.facts.get(question.id)?.values ?? []).filter((value) => value !== UNKNOWN)
  const seen = new Map<string, string>()
  return values.flatMap((value, i): Fault[] => {
    const fixed: number[] = []
    fixed[variable] = i
    const print = outcomes.map((outcome) => diagrams.restrict(outcome, fixed)).join()
    const twin = seen.get(print)
    seen.set(print, value)
    if (twin === undefined) return []
    const message = `"${twin}" and "${value}" always give the same plan`
    return [{ kind: 'unused-option', position: question.position, subject: question.id, message }]
  })
}

function condition(
  whole: Compiled,
  subject: string,
  position: Fault['position'],
  when: Parameters<Compiled['read']>[0],
) {
  const { diagrams, care } = whole
  const holds = whole.read(when)
  const faults: Fault[] = []
  if (holds === NEVER) faults.push({ kind: 'unsatisfiable', position, subject, message: 'its condition never holds' })
  if (diagrams.and(diagrams.not(holds), care) === NEVER) {
    faults.push({ kind: 'always-true', position, subject, message: 'its condition always holds; leave it out' })
  }
  return faults
}
