import { z } from 'zod'
import { sourced, text } from './fact-fields.ts'

/** A well-known model as people ask for it: who made it, what it is and is for, and what was published of its training. */
export const family = z.strictObject({
  id: text,
  title: text,
  names: z.array(text),
  maker: text,
  released: text,
  /** What it is, as the rest of a sentence: "an encoder". */
  kind: text,
  sizes: text,
  use: text,
  data: text.optional(),
  hardware: text.optional(),
  /** Published or estimated at its own time, with who says so. */
  cost: text.optional(),
  energy: text.optional(),
  license: text.optional(),
  /** Ids of runs.yaml. */
  runs: z.array(text).optional(),
  ...sourced,
})

/** A way to ask for something of a known thing: a pattern, a sentence that it finds and one that it must not find. */
export const aspect = z
  .strictObject({
    id: text,
    aspect: z.enum(['what', 'size', 'maker', 'license', 'cost', 'time', 'energy', 'hardware', 'data', 'use']),
    language: text,
    phrase: text.max(200),
    example: text,
    counter: text,
  })
  .refine(({ phrase, example }) => new RegExp(phrase, 'u').test(example), 'phrase does not find its example')
  .refine(({ phrase, counter }) => !new RegExp(phrase, 'u').test(counter), 'phrase finds its counter-example')

export type Family = Readonly<z.infer<typeof family>>
export type Aspect = Readonly<z.infer<typeof aspect>>
