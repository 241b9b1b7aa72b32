import type { Planning } from '../../knowledge/planning.ts'
import type { Workload } from '../workload.ts'
import type { PlanQuery } from './plan-query.ts'

const DAYS_A_MONTH = 30.4

/**
 * What a strong model asks for writing the examples that a small one learns from: a month in which it answers them all.
 * Data that may not leave the house is taught by an open model at the price of a hosted one.
 */
export function teacherQuery(workload: Workload, { examples, requests }: Planning): PlanQuery {
  const apart = workload.hosting === 'any-api' || workload.hosting === 'unknown'
  const hosted = examples.hosted[apart ? 'vendor-api' : 'managed-open-weights']
  const api = hosted.frontier?.[0] ?? ''
  const output = Math.min(workload.outputTokens, requests.example)
  return {
    id: 'teacher',
    query: {
      kind: 'serving-cost',
      api,
      requestsPerDay: Number((examples.distilledExamples / DAYS_A_MONTH).toPrecision(3)),
      promptTokens: workload.promptTokens,
      outputTokens: output,
    },
    show: {},
  }
}
