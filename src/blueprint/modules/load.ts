import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { faultAt, readYamlFile, type YamlFile } from '../../knowledge/yaml-file.ts'
import type { Condition, RuleBook } from '../../rules/rule-book.ts'
import type { KnownIds } from '../load.ts'
import { readChallenge, readExpression, readWhen } from '../read-parts.ts'
import { cited, type ReadTexts, readTexts } from '../read-texts.ts'
import { shaped } from '../shaped.ts'
import type { Template } from '../template.ts'
import { MODULE, type Module } from './schema.ts'

/** A module with its texts and conditions read. */
export type LoadedModule = ReadTexts & { readonly module: Module }

/** The ids that a module may name. */
type Known = KnownIds & { readonly blueprints: ReadonlySet<string> }

/**
 * Reads the modules of a folder, those of `overrideDir` laid over them by id, in the order of the files. Throws a UserError with
 * file, line and column for a shape that is not right or an unknown fact, option, source, law, role or blueprint.
 */
export async function loadModules(
  dir: string,
  overrideDir: string | undefined,
  book: RuleBook,
  known: Known,
): Promise<readonly LoadedModule[]> {
  const byId = new Map<string, LoadedModule>()
  for (const folder of overrideDir === undefined ? [dir] : [dir, overrideDir]) {
    const names = await readdir(folder).catch(() => [])
    for (const name of names.filter((each) => each.endsWith('.yaml')).toSorted()) {
      const file = await readYamlFile(join(folder, name), true)
      if (file === undefined) continue
      for (const [i, module] of shaped(file, z.array(MODULE)).entries()) {
        byId.set(module.id, checked(module, i, file, book, known))
      }
    }
  }
  return [...byId.values()]
}

function checked(module: Module, at: number, file: YamlFile, book: RuleBook, known: Known): LoadedModule {
  const templates = new Map<string, Template>()
  const conditions = new Map<object, Condition>()
  const sources = new Set([...known.sources, ...module.sources.map(({ id }) => id)])
  readTexts(module, [at], { file, book, sources }, { templates, conditions })
  const { when, words, not, examples } = module.applies
  if (when) conditions.set(when, readWhen(when, file, [at, 'applies', 'when'], book))
  if (!when && words.length === 0) throw faultAt(file, [at, 'applies'], 'a module needs `when` or `words`')
  if (words.length > 0 && examples.length === 0) throw faultAt(file, [at, 'applies'], '`words` need an example')
  const named: readonly (readonly [readonly string[], ReadonlySet<string>, string])[] = [
    [not, known.blueprints, 'blueprint'],
    [module.law, known.laws, 'law'],
    [module.experts.flatMap(({ role }) => role ?? []), known.roles, 'role'],
  ]
  for (const [ids, those, kind] of named) {
    const strange = ids.find((id) => !those.has(id))
    if (strange !== undefined) throw faultAt(file, [at], `module ${module.id}: there is no ${kind} "${strange}"`)
  }
  for (const [i, { calls }] of module.pipeline.entries())
    if (typeof calls === 'string') readExpression(calls, file, [at, 'pipeline', i, 'calls'], [])
  for (const [i, challenge] of module.challenges.entries()) {
    readChallenge(challenge, file, [at, 'challenges', i], book, { templates, conditions })
    cited(challenge.source, file, [at, 'challenges', i, 'source'], sources)
  }
  return { module, templates, conditions }
}
