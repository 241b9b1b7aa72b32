import { z } from 'zod'
import { positive, sourced, text } from './fact-fields.ts'

/**
 * A measure that a team may name, and how many cases it takes. `share`: right or wrong by case. `positives`: right or wrong
 * among the cases that really hold it. `separation`: how well two outcomes are told apart, as sure as the rarer has cases. `whole`: counted by a tool over everything, nothing is drawn. `ratio`: rates of groups
 * side by side. `correlation`: by Fisher's z. `spread`: a score by case whose standard deviation is `spread`, in its own unit.
 * `logged`: counted on every case by the systems. `events`: things that happen now and then (Poisson). `amounts`: sums of a day or
 * week, which differ by `spread` of themselves. `response`: income from people who are asked. `waits`: time that cases lie.
 * `learning`: what people learn, in groups drawn by chance. `speech`: words of sound, in excerpts. `guess`: an attack or a blind choice, where a coin reaches half.
 */
export const measure = z.strictObject({
  id: text,
  name: text,
  kind: z.enum([
    'share',
    'positives',
    'separation',
    'whole',
    'ratio',
    'correlation',
    'spread',
    'logged',
    'events',
    'amounts',
    'response',
    'learning',
    'waits',
    'speech',
    'guess',
  ]),
  /** Words of a goal that call for this measure where the team named none. */
  tells: z.array(text).default([]),
  spread: positive.optional(),
  /** What the spread and the margin are counted in. */
  unit: text.optional(),
  /** How two systems are compared on it. */
  compare: text,
  /** What to mind. */
  mind: text.optional(),
  ...sourced,
})

export type Measure = Readonly<z.infer<typeof measure>>
