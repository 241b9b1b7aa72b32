import { z } from 'zod'

/**
 * A challenge to the brief: arithmetic that an expert does first on the team's own numbers. It is said only when every fact
 * that it names is known and `when` holds.
 */
export const CHALLENGE = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]+$/u),
  /** What the challenge is about, in a few words: its heading. */
  title: z.string().min(3).max(80),
  /** Answers and decisions that must hold, in the rule language. */
  applies: z.record(z.string(), z.unknown()).optional(),
  /** Named values, computed in order: expressions over facts and earlier names. */
  let: z.record(z.string(), z.string()).default({}),
  /** An expression that must be true for the challenge to be said. */
  when: z.string().optional(),
  /** The sentence with `{expression|format}`; shows the arithmetic, not only its result. */
  say: z.string().min(10).max(700),
  /** What the team should do about it. */
  do: z.string().min(5).max(300).optional(),
  /** The measures (ids of measures.yaml) that it speaks against as a goal: the test then says what `do` says in their place. */
  against: z.array(z.string()).min(1).optional(),
  /** How much it matters, 1 to 7: the plan shows the weightiest first; from 6 on the brief itself does not hold. */
  weight: z.number().int().min(1).max(7).default(3),
  source: z.string().optional(),
})

export type Challenge = z.infer<typeof CHALLENGE>
