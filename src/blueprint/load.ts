import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { faultAt, readYamlFile, type YamlFile } from '../knowledge/yaml-file.ts'
import type { Condition, RuleBook } from '../rules/rule-book.ts'
import type { BlueprintLibrary, LoadedBlueprint } from './library.ts'
import { readChallenge, readExpression, readWhen } from './read-parts.ts'
import { cited, readTexts } from './read-texts.ts'
import { BLUEPRINT, type Blueprint } from './schema.ts'
import { shaped } from './shaped.ts'
import type { Template } from './template.ts'

/** The ids that a blueprint may name: sources, laws and roles of the knowledge folder. */
export type KnownIds = Readonly<Record<'sources' | 'laws' | 'roles', ReadonlySet<string>>>

/**
 * Reads the blueprints of a folder, laid under those of `overrideDir` with the same id. Throws a UserError with file, line
 * and column for a shape that is not right, an unknown fact, option, source, law, role or blueprint, or arithmetic that cannot be read.
 */
export async function loadBlueprints(
  dir: string,
  overrideDir: string | undefined,
  book: RuleBook,
  known: KnownIds,
): Promise<BlueprintLibrary> {
  const files = [...(await yamlFiles(dir)), ...(overrideDir === undefined ? [] : await yamlFiles(overrideDir))]
  const byId = new Map<string, { blueprint: Blueprint; file: YamlFile }>()
  for (const path of files) {
    const file = await readYamlFile(path, true)
    if (file === undefined) continue
    const blueprint = shaped(file, BLUEPRINT)
    if (`${blueprint.id}.yaml` !== basename(path)) throw faultAt(file, ['id'], `the id must be the file's name`, 'id')
    byId.set(blueprint.id, { blueprint, file })
  }
  return [...byId.values()]
    .map(({ blueprint, file }) => checked(blueprint, file, book, known, new Set(byId.keys())))
    .toSorted((a, b) => b.blueprint.rank - a.blueprint.rank || (a.blueprint.id < b.blueprint.id ? -1 : 1))
}

async function yamlFiles(dir: string): Promise<string[]> {
  const files = await readdir(dir).catch(() => [])
  return files
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => join(dir, file))
}

function checked(
  blueprint: Blueprint,
  file: YamlFile,
  book: RuleBook,
  known: KnownIds,
  ids: ReadonlySet<string>,
): LoadedBlueprint {
  const templates = new Map<string, Template>()
  const conditions = new Map<object, Condition>()
  const sources = new Set([...known.sources, ...blueprint.sources.map(({ id }) => id)])
  readTexts(blueprint, [], { file, book, sources }, { templates, conditions })
  for (const key of ['when', 'floor'] as const) {
    const condition = blueprint.applies[key]
    if (condition) conditions.set(condition, readWhen(condition, file, ['applies', key], book))
  }
  for (const [i, other] of blueprint.combines.entries()) {
    if (!ids.has(other)) throw faultAt(file, ['combines', i], `there is no blueprint "${other}"`, 'combines')
  }
  for (const [i, law] of blueprint.law.entries()) {
    if (!known.laws.has(law)) throw faultAt(file, ['law', i], `there is no law "${law}" in knowledge/law`, 'law')
  }
  for (const [i, { role }] of blueprint.people.experts.entries()) {
    if (role === undefined || known.roles.has(role)) continue
    throw faultAt(file, ['people', 'experts', i, 'role'], `there is no role "${role}" in roles.yaml`, 'role')
  }
  for (const [i, stage] of blueprint.pipeline.entries()) {
    if (typeof stage.calls === 'string') readExpression(stage.calls, file, ['pipeline', i, 'calls'], [])
  }
  for (const [i, { events, each }] of (blueprint.worth?.gains ?? []).entries()) {
    for (const text of [events, each]) readExpression(text, file, ['worth', 'gains', i], [])
  }
  for (const [i, challenge] of blueprint.challenges.entries()) {
    readChallenge(challenge, file, ['challenges', i], book, { templates, conditions })
    cited(challenge.source, file, ['challenges', i, 'source'], sources)
  }
  return { blueprint, file: file.file, templates, conditions }
}
