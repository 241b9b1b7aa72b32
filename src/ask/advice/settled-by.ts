import type { Condition, Question, RuleBook } from '../../rules/rule-book.ts'

const MAX_QUESTIONS = 3
/** A question this long is read as text, not asked in passing. */
const LONGEST = 90

/** The questions whose answers the rules of a decision look at most often: what to know before one can advise. */
export function settledBy(book: RuleBook, decision: string): readonly string[] {
  const spec = book.decisions.find((one) => one.id === decision)
  if (!spec) return []
  const counts = new Map<string, number>()
  for (const rule of spec.rules)
    for (const fact of new Set(factsIn(rule.when))) counts.set(fact, (counts.get(fact) ?? 0) + 1)
  return book.questions
    .filter(
      (question) => question.kind !== 'text' && (counts.get(question.id) ?? 0) > 0 && question.text.length <= LONGEST,
    )
    .toSorted((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0))
    .slice(0, MAX_QUESTIONS)
    .map(({ text }: Question) => text)
}

function factsIn(when: Condition): readonly string[] {
  if ('all' in when) return when.all.flatMap(factsIn)
  if ('any' in when) return when.any.flatMap(factsIn)
  return 'not' in when ? factsIn(when.not) : [when.fact]
}
