import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { UserError } from '../errors.ts'
import { checkPhrases } from './ask-phrase.ts'
import { effortSchema } from './effort.ts'
import type { Knowledge } from './knowledge.ts'
import { withServicePrices } from './market/service-prices.ts'
import { checkNotePhrases } from './note-phrase.ts'
import { planningSchema } from './planning.ts'
import { LISTS, type ListName } from './schema.ts'
import { type Signals, signalsSchema } from './signals.ts'
import { faultAt, readYamlFile, type YamlFile } from './yaml-file.ts'

type Entry = { readonly value: Record<string, unknown>; readonly file: YamlFile; readonly index: number }

/**
 * Reads and validates the facts of a folder. Entries of `overrideDir` (the same file names, any of them) are laid over those
 * with the same name, field by field, and new ones are added. Throws a UserError that names file, line, column and field.
 */
export async function loadKnowledge(dir: string, overrideDir?: string): Promise<Knowledge> {
  if (overrideDir !== undefined) await mustBeFolder(overrideDir)
  const names = Object.keys(LISTS) as ListName[]
  const lists: Entry[][] = []
  // One after the other: of several faults the same one is told each time.
  for (const name of names) lists.push(await entriesOf(name, dir, overrideDir))
  const sources = new Set((lists[names.indexOf('sources')] ?? []).map((entry) => entry.value.id))
  const facts = names.map((name, i) => [name, (lists[i] ?? []).map((entry) => validEntry(name, entry, sources))])
  const planning = await loadMap('planning.yaml', planningSchema, dir, overrideDir)
  const effort = await loadMap('effort.yaml', effortSchema, dir, overrideDir)
  const signals = await loadSignals(dir, overrideDir)
  const knowledge = { ...Object.fromEntries(facts), planning, effort, signals } as Knowledge
  checkPhrases(knowledge.askPhrases, knowledge.wordSets)
  checkNotePhrases(knowledge.notePhrases, knowledge.wordSets)
  return { ...knowledge, prices: withServicePrices(knowledge.prices, knowledge.services) }
}

/** A folder of one's own facts that is not there must not pass for an empty one. */
async function mustBeFolder(dir: string): Promise<void> {
  try {
    await readdir(dir)
  } catch (cause) {
    throw new UserError('knowledge-missing', `${dir} is not a readable folder: check KNOWLEDGE_DIR`, { cause })
  }
}

async function entriesOf(name: ListName, dir: string, overrideDir: string | undefined): Promise<Entry[]> {
  const merged = new Map<string, Entry>()
  for (const entry of (await filesOf(name, dir, true)).flatMap(listIn)) {
    const key = keyOf(name, entry)
    if (merged.has(key)) throw faultAt(entry.file, [entry.index], `"${key}" appears twice`)
    merged.set(key, entry)
  }
  const over = overrideDir === undefined ? [] : await filesOf(name, overrideDir, false)
  for (const entry of over.flatMap(listIn)) {
    const key = keyOf(name, entry)
    merged.set(key, { ...entry, value: { ...merged.get(key)?.value, ...entry.value } })
  }
  return [...merged.values()]
}

/** A list stands in one file (`price-rules.yaml`) or, by kind, in the files of a folder of that name (`services/speech.yaml`). */
async function filesOf(name: ListName, dir: string, required: boolean): Promise<YamlFile[]> {
  const base = join(
    dir,
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  )
  const parts = (await readdir(base).catch(() => [])).filter((file) => file.endsWith('.yaml')).sort()
  const whole = await readYamlFile(`${base}.yaml`, required && parts.length === 0)
  const files = await Promise.all(parts.map((file) => readYamlFile(join(base, file), true)))
  return [whole, ...files].filter((file) => file !== undefined)
}

function listIn(file: YamlFile): Entry[] {
  if (file.value === null) return []
  if (!Array.isArray(file.value)) throw faultAt(file, [], 'the file must hold a list of entries')
  return file.value.map((value, index) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { value, file, index }
    throw faultAt(file, [index], 'an entry must be a map')
  })
}

function keyOf(name: ListName, entry: Entry): string {
  const parts = LISTS[name].key.map((field) => {
    const part = entry.value[field]
    if (typeof part === 'string') return part
    throw faultAt(entry.file, [entry.index, field], `${field} is missing`, field)
  })
  return parts.join(' ')
}

function validEntry(name: ListName, entry: Entry, sources: ReadonlySet<unknown>): unknown {
  const fact = valid(LISTS[name].schema, entry.value, entry.file, [entry.index]) as { readonly source?: string }
  if (fact.source === undefined || sources.has(fact.source)) return fact
  const message = `source "${fact.source}" is not an id of sources.yaml`
  throw faultAt(entry.file, [entry.index, 'source'], message, 'source')
}

/** A file that holds one map; of an own one each field stands in for the shipped field. */
async function loadMap<T>(
  name: string,
  schema: z.ZodType<T>,
  dir: string,
  overrideDir: string | undefined,
): Promise<T> {
  const base = await readYamlFile(join(dir, name), true)
  const over = overrideDir === undefined ? undefined : await readYamlFile(join(overrideDir, name), false)
  const value = { ...(base?.value as object), ...(over?.value as object | undefined) }
  return valid(schema, value, (over ?? base) as YamlFile, [])
}

/** Own signals stand before the shipped ones, so that they count first. */
async function loadSignals(dir: string, overrideDir: string | undefined): Promise<Signals> {
  const shipped = await readYamlFile(join(dir, 'signals.yaml'), true)
  const base = valid(signalsSchema, shipped?.value, shipped as YamlFile, [])
  const over = overrideDir === undefined ? undefined : await readYamlFile(join(overrideDir, 'signals.yaml'), false)
  if (over === undefined || over.value === null) return base
  const own = valid(signalsSchema.partial(), over.value, over, [])
  const lists = ['answers', 'places', 'languages', 'metrics', 'systems', 'products', 'roles'] as const
  const merged = lists.map((name) => [name, [...(own[name] ?? []), ...base[name]]])
  return { ...Object.fromEntries(merged), usual: own.usual ?? base.usual } as Signals
}

function valid<T>(schema: z.ZodType<T>, value: unknown, file: YamlFile, at: readonly PropertyKey[]): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const path = issue?.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : (issue?.path ?? [])
  const field = path.map(String).join('.')
  throw faultAt(file, [...at, ...path], `${field === '' ? 'entry' : field}: ${issue?.message ?? 'not valid'}`, field)
}
