import { z } from 'zod'

const text = z.string().trim().min(1)
const phrases = z.array(text).min(1)
const LISTS = ['part', 'people', 'law', 'thing', 'test', 'gate', 'data', 'control', 'step', 'running'] as const

/**
 * A row of knowledge/wants.yaml: a kind of wish, how it is heard in a clause, and by which words of the plan it is told that the plan sees
 * to it. Judgment of ours.
 */
export const wantSchema = z.strictObject({
  id: text.regex(/^[a-z][a-z0-9-]+$/u),
  kind: z.enum(['person', 'material', 'thing', 'system', 'work', 'goal']),
  hear: phrases,
  unless: phrases.optional(),
  /** Questions in whose answers it counts. */
  in: phrases,
  /** Phrases of a row of the plan that does it, and the lists in which it may stand, the likeliest first; none where it must be settled anyway. */
  doneBy: z.array(text).default([]),
  at: z.array(z.enum(LISTS)).default([]),
  /** Who does it, where only such a part counts. */
  by: z.enum(['person']).optional(),
  /** What is said where no row does it; nothing where it is absent. */
  open: text.optional(),
  example: text,
  counter: text,
})

export type WantRow = z.infer<typeof wantSchema>
export type PlaceList = (typeof LISTS)[number]
