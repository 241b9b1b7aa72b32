import { z } from 'zod'
import { text } from './fact-fields.ts'

/** A way to ask for something of a known thing: a pattern, a sentence that it finds and one that it must not find. */
export const aspectOf = <Name extends string>(names: readonly [Name, ...Name[]]) =>
  z
    .strictObject({
      id: text,
      aspect: z.enum(names),
      language: text,
      phrase: text.max(200),
      example: text,
      counter: text,
    })
    .refine(({ phrase, example }) => new RegExp(phrase, 'u').test(example), 'phrase does not find its example')
    .refine(({ phrase, counter }) => !new RegExp(phrase, 'u').test(counter), 'phrase finds its counter-example')

/** A row of such a list, whatever its thing. */
export type AspectRow<Name extends string> = { readonly aspect: Name; readonly phrase: string }
