import { z } from 'zod'
import { BLUEPRINT } from '../schema.ts'

const words = z.string().min(2)
const { recommendation, parts, rejected, pipeline, data, evaluation, controls, people, law, buy, risks, ask } =
  BLUEPRINT.shape
const { challenges, firstFortnight, sources } = BLUEPRINT.shape
/** The same rows as in a blueprint, as few as one likes. */
const some = <T extends z.ZodType>(list: z.ZodArray<T>) => z.array(list.element).default([])

/** What is known of one side of a project, whatever kind it is: a field, a law's demand, a way of working. See docs/blueprints.md. */
export const MODULE = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]+$/u),
  applies: z.strictObject({
    /** Conditions over answers and decisions; all must hold. */
    when: z.record(z.string(), z.unknown()).optional(),
    /** Groups of phrases: one of every group must stand in the team's words. The plan quotes that of the first. */
    words: z.array(z.array(words).min(1)).default([]),
    /** Phrases that only look like one of them. */
    unless: z.array(words).default([]),
    /** Whether only what they say of the problem and the result counts, as with a wish; in other answers a word may be an aside. */
    asWish: z.boolean().default(false),
    /** The input, an option of `modality`, that it makes readable: left out where a stage of the blueprint reads it, and one at most. */
    reads: z.enum(['scans', 'speech', 'images']).optional(),
    /** The share of the cases that is assumed to bring it, where the words tell none. */
    share: z.number().positive().max(1).optional(),
    /** Blueprints that know all of it. */
    not: z.array(z.string()).default([]),
    /** A sentence of ours that must take it (where it has words), and sentences that must not. */
    examples: z.array(words).default([]),
    counterExamples: z.array(words).default([]),
  }),
  /** Words of a blueprint's parts that say something of it already: then it is left out. */
  covered: z.array(words).default([]),
  /** A sentence of the recommendation. */
  recommendation: recommendation.optional(),
  parts: some(parts),
  rejected: some(rejected),
  pipeline: some(pipeline),
  needs: some(data.shape.needs),
  traps: some(data.shape.traps),
  metrics: some(evaluation.shape.metrics),
  redLines: some(evaluation.shape.redLines),
  controls: some(controls),
  experts: some(people.shape.experts),
  law,
  buy: some(buy.unwrap()),
  risks: some(risks),
  ask: some(ask),
  challenges,
  firstFortnight: some(firstFortnight),
  sources: some(sources),
})

export type Module = z.infer<typeof MODULE>
