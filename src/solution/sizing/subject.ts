import type { Workload } from '../workload.ts'
import { type Choice, uses } from './choice.ts'

/** What a plan sizes: the fields of a size query that name the model, and its name in words. */
export type Subject = { readonly query: Readonly<Record<string, unknown>>; readonly name: string }

/** Billions of parameters: the ends of each size class. */
const BOUNDS: Readonly<Record<string, readonly [number, number]>> = {
  'under-1b': [0.05, 1],
  '1b-10b': [1, 10],
  '10b-40b': [10, 40],
  '40b-120b': [40, 120],
  frontier: [120, 700],
}

/** Tokens for each parameter that use training compute best (Chinchilla). */
const TOKENS_PER_PARAMETER = 20

/**
 * The model that stands for the decisions. A model trained from scratch has the size that its tokens deserve, within
 * the chosen class; any other is a well-known open one. Undefined where no model is used.
 */
export function subjectOf(choice: Choice, workload: Workload): Subject | undefined {
  const bounds = BOUNDS[choice.size]
  if (uses(choice, 'from-scratch') && bounds !== undefined) {
    const deserved = workload.corpusTokens.value / TOKENS_PER_PARAMETER / 1e9
    return ofSize(choice, Math.min(Math.max(deserved, bounds[0]), bounds[1]))
  }
  return exampleSubject(choice)
}

/** The example of the class alone, whatever the tokens: what the figures for the rules are defined by. */
export function exampleSubject(choice: Choice): Subject | undefined {
  if (choice.model !== undefined) return { query: { model: choice.model }, name: choice.model }
  const bounds = BOUNDS[choice.size]
  if (bounds === undefined || choice.family === 'none') return undefined
  return ofSize(choice, Math.sqrt(bounds[0] * bounds[1]))
}

function ofSize(choice: Choice, billions: number): Subject {
  const paramsB = Number(billions.toPrecision(2))
  return {
    query: { paramsB, ...(choice.family === 'encoder' ? { encoder: true } : {}) },
    name: `a model of ${paramsB} billion parameters`,
  }
}
