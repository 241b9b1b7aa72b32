import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Planning } from '../../knowledge/planning.ts'
import type { Workload } from '../workload.ts'
import { type Choice, uses } from './choice.ts'
import { costQueries } from './cost.ts'
import type { PlanQuery } from './plan-query.ts'
import { servingQueries } from './serving.ts'
import type { Subject } from './subject.ts'
import { teacherQuery } from './teacher.ts'
import { trainingQueries } from './training.ts'

/** The sizing questions that a plan with these choices must answer, each one a query that `llm-plan size` accepts. */
export function planQueries(
  choice: Choice,
  subject: Subject | undefined,
  workload: Workload,
  knowledge: Knowledge,
): readonly PlanQuery[] {
  const { planning } = knowledge
  return [
    ...(subject === undefined ? [] : trainingQueries(choice, subject, workload, knowledge)),
    ...(choice.teacher === undefined ? [] : [teacherQuery(choice.teacher, workload, planning)]),
    ...(subject === undefined ? [] : servingQueries(choice, subject, workload, knowledge)),
    ...costQueries(choice, subject, workload, planning),
    ...(uses(choice, 'rag') ? [indexQuery(workload, planning)] : []),
  ]
}

function indexQuery(workload: Workload, planning: Planning): PlanQuery {
  const { passage, embeddingDimensions } = planning.requests
  return {
    id: 'vector-index',
    query: {
      kind: 'vector-index',
      corpusTokens: Math.max(workload.corpusTokens.value, passage),
      chunkTokens: passage,
      dimensions: embeddingDimensions,
    },
    show: {
      indexGiB: 'Memory of the search index',
      storageGiB: 'Disk for documents and index',
      embeddingUsd: 'Embedding all documents once',
    },
  }
}
