import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { CORE_SCHEMA, load } from 'js-yaml'
import { z } from 'zod'
import { UserError } from '../errors.ts'
import { makeAsked } from './asked/make-asked.ts'
import { makeNear, nearBy } from './asked/make-near.ts'
import { remembering } from './asked/remembering.ts'
import { makeSameForm } from './asked/same-form.ts'
import { makeWords, termsOf, type WordList } from './asked/terms.ts'
import type { Concept, Concepts } from './concepts.ts'
import { type Further, furtherSchema } from './note-aspect.ts'
import { makePlanTopics, type PlanTopicsFile, planTopicsFile } from './plan-topics.ts'

const MAX_WORDS = 120

const NO_WORDS: WordList = { silent: [], weak: [], inPassing: [], same: [], kinds: [] }
const wordList = z.strictObject({
  silent: z.array(z.string()),
  weak: z.array(z.string()),
  inPassing: z.array(z.string()),
  same: z.array(z.array(z.string()).min(2)),
  kinds: z.array(z.array(z.string()).min(1)),
})

const inLanguages = z.record(z.string(), z.array(z.string()))
const translations = z.strictObject({
  silent: inLanguages,
  words: z.array(z.strictObject({ en: z.string() }).catchall(z.array(z.string()))),
})

const front = z.strictObject({
  title: z.string().min(2),
  aliases: z.array(z.string().min(1)).default([]),
  asks: z.array(z.string().min(5)).default([]),
  decision: z.string().min(2).optional(),
  sources: z
    .array(z.strictObject({ title: z.string().min(3), url: z.url().optional(), date: z.coerce.string() }))
    .min(1),
  further: furtherSchema.optional(),
  calculation: z.strictObject({ label: z.string().min(3).max(75), ask: z.string().min(5) }).optional(),
})

/**
 * Reads the notes of a folder (`*.md` with a YAML head) and makes them searchable. Throws a UserError that names the file
 * when a head is not valid, a note is longer than 120 words, or two notes claim one name. No folder is no notes. Folders
 * inside it count; `words.yaml` says which words of plain questions mean the same.
 */
export async function loadConcepts(dir: string): Promise<Concepts> {
  const files = await readdir(dir, { recursive: true }).catch(() => [])
  const notes = await Promise.all(
    files
      .filter((file) => file.endsWith('.md'))
      .toSorted()
      .map((file) => readNote(join(dir, file))),
  )
  return makeConcepts(notes, await readWords(dir), await readTopics(dir))
}

/** Words in another script have one meaning in a name. */
const NOT_ENGLISH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** The notes of a folder as one searchable whole; see `Concepts`. */
function makeConcepts(notes: readonly Concept[], list: WordList, topics: PlanTopicsFile | undefined): Concepts {
  const names = new Map<string, Concept>()
  for (const note of notes) {
    for (const name of [note.title, ...note.aliases].map(plain)) {
      const other = names.get(name)
      if (other && other !== note)
        throw new UserError(
          'concept-twice',
          `knowledge/concepts: "${name}" is claimed by ${other.id}.md and ${note.id}.md.`,
        )
      names.set(name, note)
    }
  }
  mustPointToNotes(notes)
  const words = makeWords(list)
  const inEnglish = new Map(
    list.same.flatMap(([first = '', ...others]) =>
      others.filter((one) => NOT_ENGLISH.test(one)).map((one) => [plain(one), first]),
    ),
  )
  const rank = remembering(makeAsked(notes, words))
  const findTopic = topics && remembering(makePlanTopics(topics, list))
  const sameForm = makeSameForm(notes)
  const byId = new Map(notes.map((note) => [note.id, note]))
  // Made at the first search: most commands and many rooms never search, and it takes longer than all the rest.
  let near: ReturnType<typeof makeNear> | undefined
  const withNote = <T extends { readonly id: string }>(found: readonly T[]) =>
    found.flatMap((each) => {
      const concept = byId.get(each.id)
      return concept ? [{ ...each, concept }] : []
    })
  return {
    notes: byId,
    planTopic: (text) => findTopic?.(text),
    topics: new Map(topics?.topics.map((each) => [each.topic, each])),
    terms: (text) => termsOf(text, words),
    asked(text, before, as) {
      const found = withNote(rank(text, before, as))
      const concept = sameForm(text)
      if (!concept) return found
      const same = found.find(({ id }) => id === concept.id)
      const first = { shared: 0, ...same, id: concept.id, phrase: text, score: 1, concept }
      return [first, ...found.filter((one) => one !== same)]
    },
    sameForm,
    named: (name) => names.get(plain(name)) ?? names.get(plain(inEnglish.get(plain(name)) ?? '')),
    inPassing: new Set(list.inPassing),
    nearIn: (answers) => makeNear(answers, words),
    near(text, before) {
      near ??= remembering(makeNear(notes, words))
      return withNote(nearBy(near(text), rank(text, before)))
    },
  }
}

/** Throws where what a note says further is said by a note that there is none of. */
function mustPointToNotes(notes: readonly Concept[]): void {
  const ids = new Set(notes.map(({ id }) => id))
  for (const { id, further } of notes)
    for (const more of Object.values(further ?? {}))
      if (typeof more !== 'string' && !ids.has(more.note))
        throw new UserError('concept-further', `${id}.md points to a note "${more.note}" that there is none of.`)
}

/** The words of plain questions, with those of other languages under their English word. */
async function readWords(dir: string): Promise<WordList> {
  const list = (await readList(join(dir, 'words.yaml'), wordList)) ?? NO_WORDS
  const other = await readList(join(dir, 'translations.yaml'), translations)
  if (!other) return list
  return {
    ...list,
    silent: [...list.silent, ...Object.values(other.silent).flat()],
    same: [...list.same, ...other.words.map(({ en, ...rest }) => [en, ...Object.values(rest).flat()])],
  }
}

const readTopics = (dir: string): Promise<PlanTopicsFile | undefined> =>
  readList(join(dir, 'plan-topics.yaml'), planTopicsFile)

async function readList<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const read = schema.safeParse(parseHead(file, text))
  if (read.success) return read.data
  const issue = read.error.issues[0]
  throw new UserError('concept-words', `${file}: ${issue?.path.join('.')}: ${issue?.message}`)
}

async function readNote(file: string): Promise<Concept> {
  const text = (await readFile(file, 'utf8')).replaceAll('\r\n', '\n')
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]+)$/u.exec(text)
  if (!match) throw new UserError('concept-head', `${file}:1:1 must begin with a head between two lines of ---.`)
  const head = front.safeParse(parseHead(file, match[1] ?? ''))
  if (!head.success) {
    const issue = head.error.issues[0]
    throw new UserError('concept-head', `${file}:1:1 ${issue?.path.join('.')}: ${issue?.message}`)
  }
  const body = (match[2] ?? '').trim().replace(/\s*\n\s*/gu, ' ')
  const words = body.split(/\s+/u).length
  if (words > MAX_WORDS)
    throw new UserError(
      'concept-long',
      `${file} has ${words} words; the limit is ${MAX_WORDS}, so that it fits on a phone.`,
    )
  const { calculation, decision, further, ...rest } = head.data
  return {
    id: basename(file, '.md'),
    ...rest,
    ...(calculation && { calculation }),
    ...(further && { further: further as Further }),
    ...(decision !== undefined && { decision }),
    text: body,
  }
}

function parseHead(file: string, head: string): unknown {
  try {
    return load(head, { schema: CORE_SCHEMA }) ?? null
  } catch (cause) {
    throw new UserError(
      'concept-head',
      `${file}:2:1 the head is not valid YAML: ${(cause as Error).message.split('\n')[0]}`,
      { cause },
    )
  }
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}+]/gu, '')
