import type { Guides } from '../src/blueprint/guides.ts'
import { loadGuides } from '../src/blueprint/load-guides.ts'
import type { Knowledge } from '../src/knowledge/knowledge.ts'
import type { RuleBook } from '../src/rules/rule-book.ts'

/** The shipped blueprints and challenges for these rules and facts. */
export function shippedGuides(book: RuleBook, knowledge: Knowledge): Promise<Guides> {
  return loadGuides('knowledge', undefined, book, knowledge)
}
