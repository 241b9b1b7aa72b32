import { z } from 'zod'
import { text } from './fact-fields.ts'

const phrases = z.array(text).min(1)

/** A row of knowledge/works.yaml: a work that a question describes in a word or two. */
export const work = z.strictObject({
  id: text,
  /** The note that says which model suits it. */
  note: text,
  /** What it answers, by question. */
  says: z.record(text, text),
  /** Who does the main part of such work: a value of the figure `main-part`. */
  main: text,
  /** Phrases as in signals.yaml. */
  hear: phrases,
  unless: phrases.optional(),
  example: text,
  counter: text,
})

export type Work = z.infer<typeof work>
