import { join } from 'node:path'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import { choiceBook } from './choice-book.ts'
import type { Guides } from './guides.ts'
import { loadBlueprints } from './load.ts'
import { loadChallenges } from './load-challenges.ts'
import { readVocabulary } from './vocabulary.ts'

/** Reads the blueprints and challenges of a knowledge folder, with the team's own blueprints laid over them. Throws a UserError. */
export async function loadGuides(
  dir: string,
  overrideDir: string | undefined,
  book: RuleBook,
  knowledge: Knowledge,
): Promise<Guides> {
  const sources = new Set([...knowledge.sources.map(({ id }) => id), ...book.sources.keys()])
  const over = overrideDir === undefined ? undefined : join(overrideDir, 'blueprints')
  const library = await loadBlueprints(join(dir, 'blueprints'), over, book, sources)
  const choice = choiceBook(book, library)
  return { library, choice, vocabulary: readVocabulary(library), challenges: await loadChallenges(dir, book, sources) }
}
