import type { Planning } from '../../knowledge/planning.ts'
import { busiestPerSecond, type Workload } from '../workload.ts'
import { type Choice, trains, uses } from './choice.ts'

/** A sizing query of the plan and the results of it that the plan shows, with the words for each. */
export type PlanQuery = {
  readonly id: string
  readonly query: Readonly<Record<string, unknown>>
  readonly show: Readonly<Record<string, string>>
}

/** The sizing questions that a plan with these choices must answer, each one a query that `llm-plan size` accepts. */
export function planQueries(choice: Choice, workload: Workload, planning: Planning): readonly PlanQuery[] {
  const queries = [
    ...trainingQueries(choice, workload, planning),
    ...servingQueries(choice, workload, planning),
    ...costQueries(choice, workload, planning),
  ]
  if (uses(choice, 'rag')) queries.push(indexQuery(workload, planning))
  return queries
}

function trainingQueries(choice: Choice, workload: Workload, planning: Planning): PlanQuery[] {
  if (!trains(choice) || choice.model === undefined) return []
  const { model } = choice
  const method = trainingMethod(choice)
  const full = method === 'full'
  const accelerator = acceleratorFor(choice, planning)
  const memory = {
    kind: 'training-memory',
    model,
    method,
    precision: 'bf16',
    contextTokens: contextOf(choice, planning.examples.trainingContext),
    microBatch: 1,
    accelerators: full && choice.size !== 'under-1b' ? 8 : 1,
    sharding: full && choice.size !== 'under-1b' ? 'zero3' : 'none',
    checkpointActivations: true,
    accelerator,
  }
  const compute = {
    kind: 'training-compute',
    model,
    tokensB: trainingTokens(choice, workload, planning) / 1e9,
    accelerator,
    precision: 'bf16',
  }
  const queries: PlanQuery[] = [
    {
      id: 'training-memory',
      query: memory,
      show: {
        perAcceleratorGiB: `Memory to train (${method}), each accelerator`,
        acceleratorsNeeded: 'Accelerators to train on, at least',
      },
    },
    {
      id: 'training-compute',
      query: compute,
      show: {
        acceleratorHours: 'One training run',
        costUsd: 'One training run, rented',
        energyKwh: 'Energy of one training run',
      },
    },
    {
      id: 'checkpoint',
      query: { kind: 'checkpoint', model, precision: 'bf16' },
      show: { checkpointGiB: 'Disk for one checkpoint' },
    },
  ]
  if (uses(choice, 'from-scratch')) {
    queries.push({
      id: 'data-size',
      query: { kind: 'data-size', model },
      show: { optimalTokensB: 'Training tokens that the size deserves (Chinchilla)' },
    })
  }
  return queries
}

function servingQueries(choice: Choice, workload: Workload, planning: Planning): PlanQuery[] {
  const own = ['self-hosted-cpu', 'self-hosted-gpu', 'on-device', 'managed-open-weights'].includes(choice.serving)
  if (!own || choice.model === undefined) return []
  const precision = servingPrecision(choice)
  const device = choice.serving === 'on-device' || choice.serving === 'self-hosted-cpu'
  const concurrency = choice.serving === 'on-device' ? 1 : concurrent(workload, planning)
  const memory: PlanQuery = {
    id: 'serving-memory',
    query: {
      kind: 'serving-memory',
      model: choice.model,
      precision,
      contextTokens: contextOf(choice, workload.promptTokens + workload.outputTokens),
      promptTokens: contextOf(choice, workload.promptTokens),
      concurrency,
    },
    show: {
      totalGiB: `Memory to serve (${concurrency} at once)`,
      ...(choice.serving === 'self-hosted-gpu' ? { acceleratorsNeeded: 'Accelerators to serve on' } : {}),
    },
  }
  if (device || choice.family === 'encoder') return [memory]
  const speed: PlanQuery = {
    id: 'serving-speed',
    query: {
      kind: 'serving-speed',
      model: choice.model,
      precision,
      accelerator: acceleratorFor(choice, planning),
      accelerators: choice.size === 'frontier' ? 8 : choice.size === '40b-120b' ? 2 : 1,
      concurrency,
      promptTokens: workload.promptTokens,
      outputTokens: workload.outputTokens,
    },
    show: { timeToFirstTokenMs: 'Wait for the first word', outputTokensPerSecondPerRequest: 'Speed of one answer' },
  }
  return [memory, speed]
}

/** Costs of hosted models (several vendors span the range) and of the example model on rented accelerators. */
export function costQueries(choice: Choice, workload: Workload, planning: Planning): PlanQuery[] {
  if (choice.serving === 'none' || choice.serving === 'on-device') return []
  const traffic = {
    requestsPerDay: workload.requestsPerDay.value,
    promptTokens: workload.promptTokens,
    outputTokens: workload.outputTokens,
  }
  const queries: PlanQuery[] =
    choice.family === 'encoder'
      ? []
      : choice.apis.map((api) => ({
          id: `api-cost:${api}`,
          query: { kind: 'serving-cost', model: api, ...traffic },
          show: { apiUsd: `Hosted at list price (${api})` },
        }))
  if (choice.model !== undefined && choice.serving === 'self-hosted-gpu') {
    queries.push({
      id: 'rent-cost',
      query: {
        kind: 'serving-cost',
        model: choice.model,
        precision: servingPrecision(choice),
        accelerator: acceleratorFor(choice, planning),
        ...traffic,
      },
      show: { rentUsd: 'Accelerators rented all month', ownUsd: 'Accelerators bought, a month' },
    })
  }
  return queries
}

function indexQuery(workload: Workload, planning: Planning): PlanQuery {
  const { passage, embeddingDimensions } = planning.requests
  const vectors = Math.max(1, Math.ceil(workload.corpusTokens.value / passage))
  return {
    id: 'vector-index',
    query: {
      kind: 'vector-index',
      vectors,
      corpusTokens: workload.corpusTokens.value,
      dimensions: embeddingDimensions,
    },
    show: { indexGiB: 'Memory of the search index', embeddingUsd: 'Embedding all documents once' },
  }
}

/** How weights are changed: all of them, or small added matrices on plain or quantized weights. */
export function trainingMethod(choice: Choice): 'full' | 'lora' | 'qlora' {
  if (choice.adaptation === 'full' || uses(choice, 'continued-pretraining', 'from-scratch')) return 'full'
  return choice.adaptation === 'qlora' ? 'qlora' : 'lora'
}

/** Tokens that training reads, by option. */
export function trainingTokens(choice: Choice, workload: Workload, planning: Planning): number {
  const { epochs, distilledExamples } = planning.examples
  const { example } = planning.requests
  if (uses(choice, 'from-scratch', 'continued-pretraining')) return Math.max(workload.corpusTokens.value, 1e8)
  if (uses(choice, 'distill')) return distilledExamples * example * epochs
  return Math.max(workload.labelledExamples.value, 100) * example * epochs
}

/** Requests under way at once in the busiest hour (Little's law: arrival rate x time in the system). */
export function concurrent(workload: Workload, planning: Planning): number {
  return Math.max(1, Math.ceil(busiestPerSecond(workload, planning) * planning.examples.secondsPerAnswer))
}

function servingPrecision(choice: Choice): string {
  return choice.precision === 'none' || choice.precision === 'vendor' ? 'bf16' : choice.precision
}

function acceleratorFor(choice: Choice, planning: Planning): string {
  return choice.size === 'under-1b' ? planning.examples.smallAccelerator : planning.examples.accelerator
}

/** Encoders and encoder-decoders of the examples read at most 512 tokens at a time. */
function contextOf(choice: Choice, tokens: number): number {
  return choice.family === 'decoder' ? tokens : Math.min(tokens, 512)
}
