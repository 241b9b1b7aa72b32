import { z } from 'zod'
import { aspectOf } from './aspect.ts'
import { text } from './fact-fields.ts'

const NAMES = [
  'limits',
  'data',
  'cost',
  'time',
  'who',
  'check',
  'how',
  'example',
  'not-when',
  'instead',
  'since',
  'value',
  'fit',
  'unused',
] as const

/** What is asked of the thing that the last answer was about. */
export const noteAspect = aspectOf(NAMES)

export type NoteAspect = Readonly<z.infer<typeof noteAspect>>

/** What a note says beyond its text, by what is asked of it: in a sentence or two, or by another note. */
export const furtherSchema = z.partialRecord(
  z.enum(NAMES),
  z.union([text.min(20).max(400), z.strictObject({ note: text })]),
)

export type Further = Readonly<z.infer<typeof furtherSchema>>
