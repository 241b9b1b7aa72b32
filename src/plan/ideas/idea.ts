import { z } from 'zod'
import { TECHNIQUES } from '../../blueprint/schema.ts'

export const IDEA_KINDS = ['part', 'trap', 'challenge', 'question', 'step'] as const

const kind = z.enum(IDEA_KINDS)
const by = z.enum(TECHNIQUES)

/** What a language model may return: sentences with `{name}` for figures, each an expression over facts that we compute. */
export const GIVEN_IDEAS = z.object({
  ideas: z.array(
    z.object({
      kind,
      /** Who or what does a part; null for the other kinds. */
      by: by.nullable().default(null),
      text: z.string(),
      words: z.string(),
      figures: z.array(z.object({ name: z.string(), expression: z.string(), unit: z.string() })),
    }),
  ),
})

export type GivenIdea = z.infer<typeof GIVEN_IDEAS>['ideas'][number]

/** A suggestion of a language model in words, with the words of the team that it rests on. Its figures are computed by us. */
export const IDEA = z.strictObject({
  kind,
  by: by.optional(),
  text: z.string(),
  words: z.string().describe('Stands in the answers, letter by letter.'),
  figures: z.array(
    z.strictObject({ expression: z.string(), unit: z.string(), value: z.number(), printed: z.string() }),
  ),
})

export type Idea = Readonly<z.infer<typeof IDEA>>
