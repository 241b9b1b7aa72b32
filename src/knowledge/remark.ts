import { z } from 'zod'

const text = z.string().trim().min(1)
const phrases = z.array(text).min(1)
/** A list that may hold shared lists, by the anchors of YAML. */
const withShared = z
  .array(z.union([text, phrases]))
  .min(1)
  .transform((some) => some.flat())
/**
 * A sentence of the plan; in quotation marks `{words}` stands for what the team wrote, `{one}` and `{other}` for the two of a pair; `{planted}` for how many of the planted cases may go wrong: "at most 2 of 124"; `{act}` for an act
 * that was left out, as it is done from now on: "the sheets are compared".
 */
const sentence = text.regex(
  /^[^{}]*(?:\{(?:words|one|other|planted|act|many|sign)\}[^{}]*)*$/u,
  'the slots are {words}, {one}, {other}, {planted}, {act}, {many} and {sign}',
)

/** How a sentence is known that tells what happened once, whatever it was. */
const eventSchema = z.strictObject({
  /** Verbs that tell that it is over, next to those in -ed. */
  past: phrases,
  /** When it was, from a year to a time of day. */
  when: phrases,
  /** Times of one point: in answers to `why` they tell an event by themselves, but for what is `plain`. */
  day: phrases,
  /** What happens without harm. */
  plain: phrases,
  /** That something was not as it should be: where it stands, the cause is looked for. */
  fault: phrases,
  /** What was lost, missed or wrong: counts with a time, or in answers to `why` with a reason. */
  harm: phrases,
  /** What is an event without a time, too, in answers to `why`. */
  grave: phrases,
  /** That it was one, or few. */
  few: phrases,
  /** Words that lead over to the reason. */
  because: phrases,
  /** What is feared, done again and again, or counted over many. */
  unless: phrases,
})
export type EventWords = z.infer<typeof eventSchema>

/**
 * A row of knowledge/remarks.yaml: something that teams say in passing, how it is heard, and what somebody who knows such projects makes of
 * it. Judgment of ours where no source stands.
 */
export const remarkSchema = z.strictObject({
  id: text.regex(/^[a-z][a-z0-9-]+$/u),
  /** What it means, in a few words: how the plan lists it so that a reader can object. */
  means: text.max(60),
  /** Alternatives: phrases of which one is heard, or groups of phrases, one of each in this order within one sentence. */
  hear: z.array(z.union([phrases, z.array(phrases).min(1)])).min(1),
  /** Words that may stand between two groups. */
  within: z.number().int().nonnegative().default(5),
  /** Phrases of which one stands anywhere in the same sentence, such as those that tell that it has happened. */
  beside: withShared.optional(),
  /** Phrases that show that something else is meant where they stand in the same sentence. */
  unless: withShared.optional(),
  /** Phrases of which one stands anywhere in what the team wrote: without its scene the row would say things that cannot be there. */
  scene: withShared.optional(),
  /** Questions in whose answers it counts; in all of them where none is named. */
  in: phrases.optional(),
  /** After what is heard two things must follow that were taken for one another, joined by one of these words. */
  pair: z.strictObject({ joinedBy: phrases, alike: z.boolean().default(false) }).optional(),
  /** Heard only in sentences in which no other row hears anything. */
  last: z.boolean().optional(),
  /** What went wrong once and must not again: of these rows the first that hears a sentence has it, and a plan tells two at most. */
  accident: z.literal(true).optional(),
  /** Of the accident that has no class of its own: heard too where a sentence tells that something happened, by these words. */
  event: eventSchema.optional(),
  /** Heard wherever the words of an event tell what led to it. */
  clause: z.literal(true).optional(),
  /** Heard wherever the words of an event tell an act that was left out, so that it can be named. */
  act: z.literal(true).optional(),
  /** Heard only where an event is told, in the sentence that tells it or those behind it: what it `means` is the likely cause. */
  cause: z.literal(true).optional(),
  /** What the first number in the heard words may be. */
  number: z.strictObject({ atLeast: z.number().optional(), atMost: z.number().optional() }).optional(),
  /** Whether what follows in the sentence is quoted, too, as far as there is room. */
  whole: z.boolean().optional(),
  /** How much a plan without it would miss, 1 to 6: the weightiest are shown. */
  weight: z.number().int().min(1).max(6),
  /** Modules, challenges and other remarks that say the same: where one stands in the plan, this is left out. */
  saidBy: phrases.optional(),
  /** Words by which a row of the kind of project says the same: it gives way. */
  covers: phrases.optional(),
  /** Where it goes in the plan; at least one. */
  trap: z.strictObject({ title: text.max(60), say: sentence }).optional(),
  challenge: z.strictObject({ title: text.max(80), say: sentence, do: sentence }).optional(),
  risk: z.strictObject({ risk: sentence, sign: text, answer: sentence }).optional(),
  never: sentence.optional(),
  /** A line of ours that stands first among those of the kind of project. */
  redLine: sentence.optional(),
  beat: sentence.optional(),
  date: sentence.optional(),
  step: sentence.optional(),
  /** Of an accident: what people do about it from this week on, without software. */
  week: sentence.optional(),
  /** Of an act that can be barred at once: what is looked at again, by how many were told (`{many}`) or `else`; `{sign}` is what was seen in time. */
  again: z.strictObject({ many: sentence.optional(), else: sentence }).optional(),
  /** Of a signal that nobody heeded: what it may be, for `{sign}`. */
  sign: withShared.optional(),
  control: sentence.optional(),
  /** Cases that are a part of the test by themselves: what their row is called, and their goal where it is not that of all. */
  slice: z
    .strictObject({ cases: sentence, goal: sentence.max(60).optional(), shows: sentence.max(80).optional() })
    .optional(),
  /** The rate of errors that the cases of the slice must show to be missed, and the rate that a good system has; without it none may go wrong. */
  planted: z.strictObject({ below: z.number().gt(0).lt(1), really: z.number().gt(0).lt(1).optional() }).optional(),
  /** What must hold besides, at the last gate before the pilot or at that of the pilot; not where a gate of the kind has `said` it. */
  gate: z.strictObject({ at: z.enum(['test', 'pilot']), pass: sentence, said: phrases.optional() }).optional(),
  /** People of the team by what they are called there, and what they do in the project. */
  staff: sentence.optional(),
  /** What it takes of data, named. */
  need: z.strictObject({ what: sentence, why: sentence }).optional(),
  /** A part of the problem that code or a person does. */
  part: z
    .strictObject({
      part: text.max(60),
      by: z.enum(['code', 'rules', 'person']),
      how: sentence,
      /** Words by which a part of the kind of project says it already; of an accident whole titles of parts. */
      covered: phrases.optional(),
    })
    .optional(),
  source: text.optional(),
  example: text,
  counter: text.optional(),
})

export type RemarkRow = z.infer<typeof remarkSchema>
