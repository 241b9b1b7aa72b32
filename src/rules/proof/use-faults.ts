import type { Compiled } from '../diagram/compile.ts'
import { type Diagram, NEVER } from '../diagram/diagrams.ts'
import type { Fault } from '../fault.ts'
import { type Question, UNKNOWN } from '../rule-book.ts'

/** Questions, options and figures that no outcome depends on, and conditions outside rules that make no sense. */
export function useFaults(whole: Compiled): readonly Fault[] {
  const { book, diagrams, index } = whole
  const outcomes = allOutcomes(whole)
  const support = new Set(outcomes.flatMap((outcome) => [...diagrams.support(outcome)]))
  const used = (fact: string) => support.has(index.get(fact) ?? -1)
  const figures = [...book.facts.values()].filter(({ from }) => from === 'figure')
  const throughFigures = new Set(figures.filter(({ id }) => used(id)).flatMap(({ uses }) => uses))

  const faults: Fault[] = figures
    .filter(({ id }) => !used(id))
    .map(({ id, position }) => ({ kind: 'unused-figure', position, subject: id, message: 'no outcome depends on it' }))
  for (const question of book.questions) {
    if (question.when !== undefined) faults.push(...condition(whole, question.id, question.position, question.when))
    if (
      question.kind === 'text' ||
      question.kind === 'number' ||
      question.feeds !== undefined ||
      throughFigures.has(question.id)
    )
      continue
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
function allOutcomes(whole: Compiled): readonly Diagram[] {
  return [...whole.decisions.values()].flatMap(({ spec, chosen, taken }) => [
    ...(spec.outcome === 'one' ? [chosen] : []),
    ...taken.values(),
  ])
}

/** Options of one question that always give the same plan: one of them is not needed. */
function twins({ diagrams, index, book }: Compiled, question: Question, outcomes: readonly Diagram[]): Fault[] {
  const variable = index.get(question.id) ?? -1
  const values = (book.facts.get(question.id)?.values ?? []).filter((value) => value !== UNKNOWN)
  const sameEverywhere = (a: number, b: number) =>
    outcomes.every((outcome) => diagrams.equalAt(outcome, variable, a, b))
  return values.flatMap((value, i): Fault[] => {
    const twin = values.findIndex((_, earlier) => earlier < i && sameEverywhere(earlier, i))
    if (twin < 0) return []
    const message = `"${values[twin]}" and "${value}" always give the same plan`
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
