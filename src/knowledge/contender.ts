import { z } from 'zod'
import { text } from './fact-fields.ts'

const phrases = z.array(text).min(1)

/** A row of knowledge/contenders.yaml: one side of a choice, how it is named, what it is for and what speaks for it. */
export const contender = z.strictObject({
  id: text.regex(/^[a-z0-9][a-z0-9-]+$/u),
  /** What it is called in a sentence; `{words}` stands for what was written, in capitals. */
  name: text.max(60),
  /** Phrases as in signals.yaml that name it, and those that only look like it. */
  hear: phrases,
  unless: phrases.optional(),
  /** A sentence that names it and says what it is for. */
  say: text.max(190).regex(/^[A-Z\d{].*\.$/u, 'a sentence'),
  /** Words of a question that speak for it. */
  decides: phrases.optional(),
  /** What the rules must come to for it: one of these, each with the values that a fact or decision may have. */
  is: z.array(z.record(text, phrases)).min(1).optional(),
  /** It is advised also where no side is named. */
  leads: z.literal(true).optional(),
  /** Ids of what is thought of where it alone is named. */
  rivals: phrases.optional(),
  /** The note whose sources it has. */
  note: text,
  /** A question in which it is heard as a side. */
  example: text,
})

export type Contender = z.infer<typeof contender>
