import { join } from 'node:path'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { readYamlFile } from '../knowledge/yaml-file.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import { choiceBook } from './choice-book.ts'
import { GLOSSARY, type Glossary, readGlossary } from './glossary.ts'
import type { Guides } from './guides.ts'
import { loadBlueprints } from './load.ts'
import { loadChallenges } from './load-challenges.ts'
import { readMentions } from './mentions.ts'
import { loadModules } from './modules/load.ts'
import { readWritten } from './pictures.ts'
import { shaped } from './shaped.ts'
import { loadSmaller } from './smaller/load.ts'
import { readTechniques } from './techniques.ts'
import { readTrades, SCENES, type Scene, TRADES, type Trade } from './trades.ts'

/** Reads the blueprints and challenges of a knowledge folder, with the team's own blueprints laid over them. Throws a UserError. */
export async function loadGuides(
  dir: string,
  overrideDir: string | undefined,
  book: RuleBook,
  knowledge: Knowledge,
): Promise<Guides> {
  const sources = new Set([...knowledge.sources.map(({ id }) => id), ...book.sources.keys()])
  const own = (folder: string) => (overrideDir === undefined ? undefined : join(overrideDir, folder))
  const laws = new Set(knowledge.law.map(({ id }) => id))
  const roles = new Set(knowledge.roles.map(({ id }) => id))
  const known = { sources, laws, roles }
  const library = await loadBlueprints(join(dir, 'blueprints'), own('blueprints'), book, known)
  const blueprints = new Set(library.map(({ blueprint }) => blueprint.id))
  const choice = choiceBook(book, library)
  const glossary = await loadGlossary(dir)
  return {
    library,
    choice,
    mentions: readMentions(library, glossary),
    techniques: readTechniques(library, glossary),
    trades: readTrades(await loadTrades(dir), glossary, await loadScenes(dir)),
    onlyWritten: readWritten(knowledge.signals),
    challenges: await loadChallenges(dir, book, sources),
    modules: await loadModules(join(dir, 'modules'), own('modules'), book, { ...known, blueprints }),
    smaller: await loadSmaller(dir, library),
  }
}

async function loadGlossary(dir: string): Promise<Glossary> {
  const file = await readYamlFile(join(dir, 'glossary.yaml'), true)
  return file === undefined ? () => '' : readGlossary(shaped(file, GLOSSARY))
}

async function loadTrades(dir: string): Promise<readonly Trade[]> {
  const file = await readYamlFile(join(dir, 'trades.yaml'), true)
  return file === undefined ? [] : shaped(file, TRADES)
}

async function loadScenes(dir: string): Promise<readonly Scene[]> {
  const file = await readYamlFile(join(dir, 'things.yaml'), true)
  return file === undefined ? [] : shaped(file, SCENES)
}
