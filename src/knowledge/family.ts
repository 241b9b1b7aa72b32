import { z } from 'zod'
import { aspectOf } from './aspect.ts'
import { amount, sourced, text } from './fact-fields.ts'

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
  /** How much it reads at once. */
  context: text.optional(),
  /** What a person or company pays each month for the product. */
  subscription: text.optional(),
  /** Its versions by size, with the memory that its makers ask for. */
  versions: z.array(z.strictObject({ name: text, paramsB: amount, memoryGb: amount })).optional(),
  /** Ids of runs.yaml. */
  runs: z.array(text).optional(),
  ...sourced,
})

/** What can be asked of a well-known model. */
export const aspect = aspectOf([
  'what',
  'size',
  'maker',
  'license',
  'cost',
  'time',
  'energy',
  'hardware',
  'data',
  'use',
  'context',
  'subscription',
])

export type Family = Readonly<z.infer<typeof family>>
export type Aspect = Readonly<z.infer<typeof aspect>>
