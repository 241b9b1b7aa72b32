import type { Planning } from '../../knowledge/planning.ts'
import type { Workload } from '../workload.ts'
import type { Teacher } from './choice.ts'
import type { PlanQuery } from './plan-query.ts'

const DAYS_A_MONTH = 30.4

/** What a strong model costs for writing the examples that a small one learns from: a month in which it answers them all. */
export function teacherQuery(teacher: Teacher, workload: Workload, { examples, requests }: Planning): PlanQuery {
  return {
    id: 'teacher',
    query: {
      kind: 'serving-cost',
      ...teacher,
      requestsPerDay: Number((examples.distilledExamples / DAYS_A_MONTH).toPrecision(3)),
      promptTokens: workload.promptTokens,
      outputTokens: Math.min(workload.outputTokens, requests.example),
    },
    show: {},
  }
}
