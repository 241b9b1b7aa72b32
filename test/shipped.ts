import type { Guides } from '../src/blueprint/guides.ts'
import { loadGuides } from '../src/blueprint/load-guides.ts'
import type { Concepts } from '../src/knowledge/concepts.ts'
import type { Knowledge } from '../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { loadConcepts } from '../src/knowledge/load-concepts.ts'
import { loadRuleBook } from '../src/rules/load.ts'
import type { RuleBook } from '../src/rules/rule-book.ts'

/** What is shipped is read once for all files that run in one process: nothing changes it, and what is worked out of it stays known. */
let book: Promise<RuleBook> | undefined
let knowledge: Promise<Knowledge> | undefined
let concepts: Promise<Concepts> | undefined
let guides: Promise<Guides> | undefined

export function shippedBook(): Promise<RuleBook> {
  book ??= loadRuleBook('rules')
  return book
}

export function shippedKnowledge(): Promise<Knowledge> {
  knowledge ??= loadKnowledge('knowledge')
  return knowledge
}

export function shippedConcepts(): Promise<Concepts> {
  concepts ??= loadConcepts('knowledge/concepts')
  return concepts
}

/** The shipped blueprints and challenges for the shipped rules and facts. */
export function shippedGuides(): Promise<Guides> {
  guides ??= Promise.all([shippedBook(), shippedKnowledge()]).then((loaded) =>
    loadGuides('knowledge', undefined, ...loaded),
  )
  return guides
}
