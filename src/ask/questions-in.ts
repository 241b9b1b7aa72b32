import { formOf } from './intent/form.ts'

/** A question of its own behind another: "what is a DPIA and who writes it?" */
const ANOTHER =
  /(?<=[?!.])\s+|,? (?:and|also|plus) (?=(?:what|how|who|which|when|where|why|may|can|do|does|is|are|should) )/u
/** Fewer letters say too little alone. */
const SHORTEST = 8

/** The questions that a text asks, in its order, each by itself. */
export const questionsIn = (plain: string): readonly string[] =>
  plain
    .split(ANOTHER)
    .map((part) => part.trim())
    .filter((part) => part.length >= SHORTEST && formOf(part) === 'asks')
