import { type Question, type RuleBook, UNKNOWN } from '../rule-book.ts'

/** The label of one value of a fact, for a person: “Every day”, without “ML engineer”, not known. */
function valueText(book: RuleBook, fact: string, value: string): string {
  const [question, option] = splitFact(book, fact)
  if (value === UNKNOWN) return 'not known'
  const label = question?.options.find(({ id }) => id === (option ?? value))?.label ?? value.replaceAll('-', ' ')
  return option === undefined || value === 'yes' ? `“${label}”` : `without “${label}”`
}

/**
 * Several values of a fact in words: “Every day” or “Every minute”; where nearly everything would do, what would not.
 * Of one option among several answers: whether it is among them.
 */
export function valuesText(book: RuleBook, fact: string, values: readonly string[]): string {
  const option = splitFact(book, fact)[1]
  if (option !== undefined && values.length > 1) return amongText(valueText(book, fact, 'yes'), values)
  const name = (list: readonly string[]) => list.map((value) => valueText(book, fact, value)).join(' or ')
  const others = (book.facts.get(fact)?.values ?? []).filter((value) => !values.includes(value))
  return values.length > 2 && others.length < values.length ? `anything but ${name(others)}` : name(values)
}

function amongText(label: string, values: readonly string[]): string {
  if (!values.includes('yes')) return `${label} is not among the answers`
  return values.includes('no') ? `an answer, with or without ${label}` : `${label}, or not known`
}

/** The question of an answer fact, and of `team.ml-engineer` the option too. */
export function splitFact(book: RuleBook, fact: string): [Question | undefined, string | undefined] {
  const spec = book.facts.get(fact)
  const question = spec?.from === 'answer' ? book.questions.find(({ id }) => id === spec.uses[0]) : undefined
  if (question === undefined || question.kind !== 'many') return [question, undefined]
  return [question, fact.slice(question.id.length + 1)]
}
