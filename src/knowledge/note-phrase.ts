import { z } from 'zod'
import { UserError } from '../errors.ts'
import { type WordSet, withSets } from './ask-phrase.ts'
import { text } from './fact-fields.ts'

/** One pattern, or several of which one is enough. */
const phrases = z.union([text.max(200), z.array(text.max(200)).min(2)])

/**
 * A way to ask for what a note says, where single words mislead ("names out of invoices, which model?"): the text holds
 * every pattern of `all` and not `unless`. Patterns may name the sets of word-sets.yaml.
 */
export const notePhrase = z.strictObject({
  id: text,
  /** The note's id: its file in knowledge/concepts. */
  note: text,
  language: text,
  all: z.array(phrases).min(1),
  unless: phrases.optional(),
  example: text,
  counter: text,
})

export type NotePhrase = Readonly<z.infer<typeof notePhrase>>
/** Whether a text asks in the way of a row. */
export type Hears = (plain: string) => boolean

/** A row made ready. Throws where a pattern is none, or names a set that there is none of. */
export function hearsNote({ id, all, unless }: NotePhrase, sets: readonly WordSet[]): Hears {
  const made = (one: string | readonly string[]) =>
    new RegExp(withSets({ id, phrase: [one].flat().join('|') }, sets), 'u')
  const wanted = all.map(made)
  const never = unless === undefined ? undefined : made(unless)
  return (plain) => wanted.every((is) => is.test(plain)) && never?.test(plain) !== true
}

/** Throws a UserError that names the first row which misses its example or finds its counter-example. */
export function checkNotePhrases(rows: readonly NotePhrase[], sets: readonly WordSet[]): void {
  for (const row of rows) {
    const hears = hearsNote(row, sets)
    const fault = hears(row.example)
      ? hears(row.counter) && `finds its counter-example "${row.counter}".`
      : `does not find its example "${row.example}".`
    if (fault) throw new UserError('phrase', `knowledge/note-phrases: "${row.id}" ${fault}`)
  }
}
