import { z } from 'zod'
import { folded } from './stems.ts'

const languages = z.record(
  z.string(),
  z.strictObject({ compounds: z.boolean().default(false), function: z.array(z.string().min(1)).min(10) }),
)
const row = z.object({ en: z.string().min(2) }).catchall(z.array(z.string().min(2)).min(1))

/** `knowledge/glossary.yaml`: words of projects in other languages, with the English words that blueprints know. */
export const GLOSSARY = z.strictObject({ languages, words: z.array(row).min(1) })

type Row = { readonly en: string; readonly begins: readonly string[]; readonly compounds: boolean }

/** The English words for what a text in another language says; empty for a text in English or a language that we do not know. */
export type Glossary = (text: string) => string

/** A text is in a language if it has so many of its function words, and more of them than of any other's. */
const FUNCTION_WORDS = 3
/** A part of a compound is looked for from this length on: a shorter one stands in words by chance. */
const PART = 5
const ENGLISH = [
  'the',
  'a',
  'and',
  'is',
  'are',
  'of',
  'to',
  'in',
  'for',
  'with',
  'that',
  'on',
  'we',
  'our',
  'each',
  'by',
]

export function readGlossary(read: z.infer<typeof GLOSSARY>): Glossary {
  const function_ = Object.entries(read.languages).map(([id, { function: words }]) => [id, setOf(words)] as const)
  const known: readonly (readonly [string, ReadonlySet<string>])[] = [['en', setOf(ENGLISH)], ...function_]
  const rows = new Map(
    Object.entries(read.languages).map(([id, { compounds }]) => [
      id,
      read.words.flatMap((each): Row[] => {
        const words = each[id]
        return Array.isArray(words) ? [{ en: each.en, begins: words.map(trimmed), compounds }] : []
      }),
    ]),
  )
  return (text) => {
    const plain = folded(text)
    const words = plain.split(' ')
    const [language] = known
      .map(([id, its]) => ({ id, heard: words.filter((word) => its.has(word)).length }))
      .toSorted((a, b) => b.heard - a.heard)
    if (language === undefined || language.heard < FUNCTION_WORDS) return ''
    return (rows.get(language.id) ?? [])
      .filter((each) => each.begins.some((word) => heard(plain, word, each.compounds)))
      .map(({ en }) => en)
      .join('. ')
  }
}

const heard = (plain: string, word: string, compounds: boolean): boolean =>
  plain.includes(` ${word}`) || (compounds && word.length >= PART && plain.includes(word))

const trimmed = (word: string): string => folded(word).trim()
const setOf = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(trimmed))
