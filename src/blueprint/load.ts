import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { faultAt, readYamlFile, type YamlFile } from '../knowledge/yaml-file.ts'
import { readCondition } from '../rules/reading/read-condition.ts'
import type { Condition, RuleBook } from '../rules/rule-book.ts'
import { parseExpression } from './expression.ts'
import { ALWAYS_KNOWN, FACT_NAMES } from './fact-names.ts'
import type { BlueprintLibrary, LoadedBlueprint } from './library.ts'
import { BLUEPRINT, type Blueprint } from './schema.ts'
import { namesIn, neededFacts, parseTemplate, type Template } from './template.ts'

type Path = readonly PropertyKey[]
/** Parts of a blueprint that are read by the program, not by a person. */
const NOT_TEXT = ['id', 'applies', 'sources', 'challenges', 'combines', 'law', 'when', 'source', 'kind', 'by', 'role']

/**
 * Reads the blueprints of a folder, laid under those of `overrideDir` with the same id. Throws a UserError with file, line
 * and column for a shape that is not right, an unknown fact, option, source or blueprint, or arithmetic that cannot be read.
 */
export async function loadBlueprints(
  dir: string,
  overrideDir: string | undefined,
  book: RuleBook,
  sourceIds: ReadonlySet<string>,
): Promise<BlueprintLibrary> {
  const files = [...(await yamlFiles(dir)), ...(overrideDir === undefined ? [] : await yamlFiles(overrideDir))]
  const byId = new Map<string, { blueprint: Blueprint; file: YamlFile }>()
  for (const path of files) {
    const file = await readYamlFile(path, true)
    if (file === undefined) continue
    const blueprint = shaped(file)
    if (`${blueprint.id}.yaml` !== basename(path)) throw faultAt(file, ['id'], `the id must be the file's name`, 'id')
    byId.set(blueprint.id, { blueprint, file })
  }
  return [...byId.values()]
    .map(({ blueprint, file }) => checked(blueprint, file, book, sourceIds, new Set(byId.keys())))
    .toSorted((a, b) => b.blueprint.rank - a.blueprint.rank || (a.blueprint.id < b.blueprint.id ? -1 : 1))
}

async function yamlFiles(dir: string): Promise<string[]> {
  const files = await readdir(dir).catch(() => [])
  return files
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => join(dir, file))
}

function shaped(file: YamlFile): Blueprint {
  const read = BLUEPRINT.safeParse(file.value)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  const path = issue?.path ?? []
  throw faultAt(file, path, `${path.map(String).join('.')}: ${issue?.message ?? 'not valid'}`)
}

function checked(
  blueprint: Blueprint,
  file: YamlFile,
  book: RuleBook,
  sourceIds: ReadonlySet<string>,
  ids: ReadonlySet<string>,
): LoadedBlueprint {
  const templates = new Map<string, Template>()
  const conditions = new Map<object, Condition>()
  const own = new Set(blueprint.sources.map(({ id }) => id))
  const cited = (source: unknown, path: Path) => {
    if (typeof source !== 'string' || own.has(source) || sourceIds.has(source)) return
    throw faultAt(file, path, `source "${source}" is neither under sources nor in sources.yaml`, 'source')
  }

  const visit = (value: unknown, path: Path): void => {
    if (typeof value === 'string') {
      if (/[{}]|\[\[|\]\]/u.test(value)) templates.set(value, template(value, file, path))
      return
    }
    if (typeof value !== 'object' || value === null) return
    if ('when' in value && value.when) conditions.set(value.when, condition(value.when, file, [...path, 'when'], book))
    if ('source' in value) cited(value.source, [...path, 'source'])
    for (const [key, part] of Object.entries(value)) {
      if (!NOT_TEXT.includes(key)) visit(part, [...path, Array.isArray(value) ? Number(key) : key])
    }
  }
  visit(blueprint, [])
  const { when } = blueprint.applies
  if (when) conditions.set(when, condition(when, file, ['applies', 'when'], book))
  for (const [i, other] of blueprint.combines.entries()) {
    if (!ids.has(other)) throw faultAt(file, ['combines', i], `there is no blueprint "${other}"`, 'combines')
  }
  for (const [i, stage] of blueprint.pipeline.entries()) {
    if (typeof stage.calls === 'string') expression(stage.calls, file, ['pipeline', i, 'calls'], [])
  }
  for (const [i, challenge] of blueprint.challenges.entries()) {
    const path = ['challenges', i]
    if (challenge.applies)
      conditions.set(challenge.applies, condition(challenge.applies, file, [...path, 'applies'], book))
    cited(challenge.source, [...path, 'source'])
    const named: string[] = []
    for (const [name, text] of Object.entries(challenge.let)) {
      expression(text, file, [...path, 'let', name], named)
      named.push(name)
    }
    if (challenge.when) expression(challenge.when, file, [...path, 'when'], named)
    for (const field of ['title', 'say', 'do'] as const) {
      const text = challenge[field]
      if (text !== undefined) templates.set(text, template(text, file, [...path, field], named))
    }
  }
  return { blueprint, file: file.file, templates, conditions }
}

/** `named`: names that a challenge's `let` defines; a text of a challenge may need any fact, others only what is always known. */
function template(text: string, file: YamlFile, path: Path, named?: readonly string[]): Template {
  const read = attempt(() => parseTemplate(text), file, path)
  known(namesIn(read), file, path, named ?? [])
  const bare =
    named === undefined ? neededFacts(read).filter((name) => !(ALWAYS_KNOWN as readonly string[]).includes(name)) : []
  if (bare.length > 0) {
    throw faultAt(file, path, `"${bare[0]}" may be unknown: put the part that needs it between [[ and ]]`)
  }
  return read
}

function expression(text: string, file: YamlFile, path: Path, named: readonly string[]): void {
  known(attempt(() => parseExpression(text), file, path).names, file, path, named)
}

function known(names: readonly string[], file: YamlFile, path: Path, named: readonly string[]): void {
  const strange = names.find(
    (name) => !(name in FACT_NAMES) && !named.includes(name) && name !== 'true' && name !== 'false',
  )
  if (strange !== undefined) throw faultAt(file, path, `"${strange}" is no fact of a project (see docs/blueprints.md)`)
}

function condition(raw: unknown, file: YamlFile, path: Path, book: RuleBook): Condition {
  const faults: string[] = []
  const read = readCondition(raw, [], {
    facts: book.facts,
    at: () => ({ file: file.file, line: 1, column: 1 }),
    report: ({ message }) => void faults.push(message),
    stratum: 99,
    subject: 'when',
  })
  if (read === undefined || faults.length > 0) throw faultAt(file, path, faults[0] ?? 'the condition is not valid')
  return read
}

function attempt<T>(read: () => T, file: YamlFile, path: Path): T {
  try {
    return read()
  } catch (cause) {
    throw faultAt(file, path, (cause as Error).message)
  }
}
