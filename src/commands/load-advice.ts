import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Guides } from '../blueprint/guides.ts'
import { loadGuides } from '../blueprint/load-guides.ts'
import { type Config, knowledgeDirOfProcess, processConfig } from '../config.ts'
import type { Concepts } from '../knowledge/concepts.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { loadConcepts } from '../knowledge/load-concepts.ts'
import { loadRuleBook } from '../rules/load.ts'
import { loadProvedRuleBook } from '../rules/load-proved.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import { loadFacts } from './load-facts.ts'

const SHIPPED_KNOWLEDGE = fileURLToPath(new URL('../../knowledge', import.meta.url))
const SHIPPED_RULES = fileURLToPath(new URL('../../rules', import.meta.url))

/** The facts and rules that a command works with: the shipped ones, with the team's own from the configuration; `loaded`: the rules, where they are there. */
export async function loadAdvice(loaded?: RuleBook): Promise<{ book: RuleBook; knowledge: Knowledge; guides: Guides }> {
  const [book, knowledge] = await Promise.all([loaded ?? loadBook(), loadFacts()])
  const guides = await loadShippedGuides(knowledgeDirOfProcess(), book, knowledge)
  return { book, knowledge, guides }
}

/** The shipped blueprints and challenges, with the blueprints of KNOWLEDGE_DIR laid over them. */
export async function loadShippedGuides(
  knowledgeDir: string | undefined,
  book: RuleBook,
  knowledge: Knowledge,
): Promise<Guides> {
  return loadGuides(SHIPPED_KNOWLEDGE, knowledgeDir, book, knowledge)
}

/** The rule book: RULES_DIR, proved before it is used, or the shipped rules, which our own tests prove. */
export async function loadBook(config: Config = processConfig()): Promise<RuleBook> {
  if (config.rulesDir === undefined) return loadRuleBook(SHIPPED_RULES)
  return loadProvedRuleBook(config.rulesDir, new Date().toISOString().slice(0, 7))
}

/** The short notes that a thread quotes. */
export async function loadNotes(): Promise<Concepts> {
  return loadConcepts(join(SHIPPED_KNOWLEDGE, 'concepts'))
}
