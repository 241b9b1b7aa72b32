import { z } from 'zod'

/**
 * No text of a turn is longer than so many characters: a front cuts what is. It is more than any platform sends, so that
 * an honest answer that is too long is still told so.
 */
export const MAX_TYPED = 200_000

/** The fields that inputs are made of. An option, a question or a room is named by an id of at most 200 characters. */
export const FIELD = {
  id: z.string().min(1).max(200),
  /** The step that the button was shown at. */
  step: z.int().min(0).max(1e9).exactOptional(),
  text: z.string().max(MAX_TYPED),
  mode: z.enum(['normal', 'quick', 'full']),
}

const { id, step, text, mode } = FIELD

/** What is given as an answer: an option, words, an exact number, or several options. */
const value = z.union([text, z.number(), z.array(z.string().max(200)).max(100).readonly()])

/** What a person can do to an interview. */
export const INTERVIEW_INPUTS = [
  z.object({ type: z.literal('answer'), step, question: id, value, words: text.exactOptional() }),
  z.object({ type: z.literal('back'), step }),
  z.object({ type: z.literal('skip'), step, question: id.exactOptional() }),
  z.object({ type: z.literal('edit'), step, question: id }),
  /** `sure`: the whole interview, even while only an answer is being changed. */
  z.object({ type: z.literal('cancel'), sure: z.boolean().exactOptional() }),
  /** Makes the plan now; the questions that are left count as unknown. */
  z.object({ type: z.literal('finish') }),
  z.object({ type: z.literal('mode'), mode }),
] as const

/** One of them. `step` is absent where the words were typed, not pressed. */
export type InterviewInput = Readonly<z.infer<(typeof INTERVIEW_INPUTS)[number]>>
