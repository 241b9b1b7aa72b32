import { estimate } from '../../estimator/estimate.ts'
import type { SizeAnswer } from '../../estimator/query.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { PlanEstimate } from '../plan-estimate.ts'
import type { PlanQuery } from './plan-query.ts'

/** Answers of the estimator by the id of the plan's query; a query that it refused is left out, with its message. */
export type Sized = {
  readonly answers: ReadonlyMap<string, SizeAnswer>
  readonly estimates: readonly PlanEstimate[]
  readonly refused: readonly string[]
}

/** Asks the estimator every question of the plan. Pure; `today` decides which prices are stale. */
export function sizePlan(queries: readonly PlanQuery[], knowledge: Knowledge, today: string): Sized {
  const answers = new Map<string, SizeAnswer>()
  const estimates: PlanEstimate[] = []
  const refused: string[] = []
  for (const { id, query, show } of queries) {
    const answer = estimate(query, knowledge, { today })
    if ('error' in answer) {
      refused.push(`${id}: ${answer.error.message}`)
      continue
    }
    answers.set(id, answer)
    for (const [quantity, label] of Object.entries(show)) {
      const figure = answer.results[quantity]
      if (figure === undefined || !Number.isFinite(figure.value)) continue
      estimates.push({
        id: `${id}.${quantity}`,
        label,
        quantity,
        ...figure,
        working: answer.working,
        assumptions: answer.assumed.map(({ text }) => text),
        sources: answer.sources,
        query,
      })
    }
  }
  return { answers, estimates, refused }
}
