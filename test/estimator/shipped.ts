import { estimate } from '../../src/estimator/estimate.ts'
import type { SizeAnswer, SizeFault } from '../../src/estimator/query.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'

/** The facts that ship with the program. */
export const knowledge = await loadKnowledge(new URL('../../knowledge', import.meta.url).pathname)

/** The answer to a query that must have one. */
export function answer(query: Record<string, unknown>, today?: string): SizeAnswer {
  const result = estimate(query, knowledge, today === undefined ? {} : { today })
  if ('error' in result) throw new Error(`${JSON.stringify(query)}: ${result.error.message}`)
  return result
}

/** The fault of a query that must have one. */
export function fault(query: unknown): SizeFault['error'] {
  const result = estimate(query, knowledge)
  if ('error' in result) return result.error
  throw new Error(`${JSON.stringify(query)} was answered`)
}

/** One figure of an answer. */
export function value(query: Record<string, unknown>, name: string): number {
  const figure = answer(query).results[name]
  if (figure === undefined) throw new Error(`no ${name}`)
  return figure.value
}
