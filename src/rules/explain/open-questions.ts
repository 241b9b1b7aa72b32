import type { Compiled } from '../diagram/compile.ts'
import { fixedFacts } from '../relevance.ts'
import { type Answers, UNKNOWN } from '../rule-book.ts'
import { waysOf } from './ways.ts'

/**
 * For each `one` decision the questions without an answer, or with `unknown`, that could still change it, in the order
 * of the questionnaire. Exact over all answers to them; figures may come out either way.
 */
export function openQuestions(compiled: Compiled, answers: Answers): (decision: string) => readonly string[] {
  const { book, diagrams, variables } = compiled
  const known = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== UNKNOWN))
  const values: (number | undefined)[] = []
  for (const [variable, value] of fixedFacts(compiled, known)) values[variable] = value
  const own = diagrams.overlay()
  const restrict = diagrams.restrictor(values, own)
  return (decision) => {
    const support = own.support(restrict(waysOf(compiled, decision).option))
    const used = new Set([...support].flatMap((variable) => book.facts.get(variables[variable] ?? '')?.uses ?? []))
    return book.questions.flatMap(({ id }) => (used.has(id) && !(id in known) ? [id] : []))
  }
}
