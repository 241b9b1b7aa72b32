import type { RuleBook } from '../rules/rule-book.ts'
import type { Interview } from './conversation.ts'

/** Once an interview has run its course, what was neither answered nor passed over was not worth asking. */
export function notAsked(book: RuleBook, { phase, given, passed = [] }: Interview): readonly string[] {
  if (phase !== 'planned') return []
  return book.questions.map(({ id }) => id).filter((id) => !(id in given) && !passed.includes(id))
}
