import { kvCacheBytes } from '../src/estimator/architecture/kv-cache.ts'
import { shapeOf } from '../src/estimator/architecture/shape.ts'
import { streamedWeightBytes, weightBytes } from '../src/estimator/architecture/weights.ts'
import { servingJobOf } from '../src/estimator/serving/job.ts'
import { setupOf } from '../src/estimator/serving/setup.ts'
import { matrixRate, type Setup } from '../src/estimator/serving/terms.ts'
import { trainingJobOf } from '../src/estimator/training/job.ts'
import { GIB } from '../src/estimator/words.ts'
import { findAccelerator } from '../src/knowledge/find.ts'
import type { Knowledge } from '../src/knowledge/knowledge.ts'
import type { Row } from './rows.ts'

type Peer = { readonly name: string; readonly predict: (row: Row, knowledge: Knowledge) => number }

/** Other estimators' formulas that are simple enough to restate, with our facts as their inputs (which flatters those that guess the shape). */
export const PEERS: Readonly<Record<string, readonly Peer[]>> = {
  'train-hours': [0.4, 0.3, 0.5].map((mfu) => ({
    name: `6ND at ${mfu * 100} % of peak`,
    predict: (row, k) => (6 * params(row, k) * Number(row.query.tokensB) * 1e9) / (peak(row, k) * mfu * 3600),
  })),
  'train-throughput': [0.4, 0.3].map((mfu) => ({
    name: `${mfu * 100} % of peak / 6N`,
    predict: (row, k) => (peak(row, k) * mfu) / (6 * params(row, k)),
  })),
  'train-memory': [
    { name: 'accelerate: 16 bytes a parameter', predict: (row, k) => trainingRule(row, k, () => 16) },
    {
      name: 'LLaMA-Factory: bytes by method',
      predict: (row, k) => trainingRule(row, k, (method) => ({ full: 17, lora: 2.2, qlora: 0.86 })[method]),
    },
  ],
  'serve-memory': [
    {
      name: 'weights x 1.2',
      predict: (row, k) => {
        const job = servingJobOf(row.query, k)
        return (1.2 * weightBytes(job.shape, job.format)) / GIB
      },
    },
    {
      name: 'accelerate: weights',
      predict: (row, k) => {
        const job = servingJobOf(row.query, k)
        return weightBytes(job.shape, job.format) / GIB
      },
    },
  ],
  'kv-cache': [
    {
      name: 'cookbook: no groups, no factor 2',
      predict: (row, k) => {
        const s = shapeOf(row.query, k)
        return (s.layers * s.hidden * 2 * Number(row.query.contextTokens) * Number(row.query.concurrency ?? 1)) / GIB
      },
    },
  ],
  'decode-one': [
    { name: 'roofline', predict: (row, k) => 1 / stepOf(setupOf(row.query, k), 1) },
    {
      name: 'llmfit: 0.55 x bandwidth / size',
      predict: (row, k) => {
        const s = setupOf(row.query, k)
        return (0.55 * s.accelerator.bandwidthGbs * 1e9 * s.accelerators) / weightBytes(s.shape, s.format)
      },
    },
  ],
  'time-per-token': [
    { name: 'roofline', predict: (row, k) => 1e3 * stepOf(setupOf(row.query, k), Number(row.query.concurrency)) },
  ],
  'time-to-first': [
    {
      name: 'prompt at peak',
      predict: (row, k) => {
        const s = setupOf(row.query, k)
        return (
          (1e3 * 2 * s.shape.activeParams * s.promptTokens) / (matrixRate(s.accelerator, s.format) * s.accelerators)
        )
      },
    },
  ],
  'serve-throughput': [
    {
      name: 'roofline',
      predict: (row, k) => {
        const s = setupOf(row.query, k)
        const n = fitting(s)
        return n / stepOf(s, n)
      },
    },
  ],
  prefill: [
    {
      name: 'peak / 2N',
      predict: (row, k) => {
        const s = setupOf(row.query, k)
        return (matrixRate(s.accelerator, s.format) * s.accelerators) / (2 * s.shape.activeParams)
      },
    },
  ],
}

function params(row: Row, knowledge: Knowledge): number {
  return shapeOf(row.query, knowledge).activeParams
}

function peak(row: Row, knowledge: Knowledge): number {
  return (findAccelerator(knowledge, String(row.query.accelerator))?.bf16Tflops ?? 1) * 1e12
}

function trainingRule(row: Row, knowledge: Knowledge, bytes: (method: 'full' | 'lora' | 'qlora') => number): number {
  const job = trainingJobOf(row.query, knowledge)
  const total = (job.shape.params * bytes(job.method)) / GIB
  return row.pick === 'totalGiB' ? total : total / job.accelerators
}

/** Seconds of a step when everything runs at its full rate. */
function stepOf(setup: Setup, sequences: number): number {
  const bandwidth = setup.accelerator.bandwidthGbs * 1e9 * setup.accelerators
  const cache = sequences * kvCacheBytes(setup.shape, setup.promptTokens + setup.outputTokens / 2, 2)
  const read = (streamedWeightBytes(setup.shape, setup.format, sequences) + cache) / bandwidth
  return Math.max(
    read,
    (2 * setup.shape.activeParams * sequences) / (matrixRate(setup.accelerator, setup.format) * setup.accelerators),
  )
}

function fitting(setup: Setup): number {
  const free = setup.accelerator.memoryGb * 1e9 * setup.accelerators - weightBytes(setup.shape, setup.format)
  return Math.max(1, free / kvCacheBytes(setup.shape, setup.promptTokens + setup.outputTokens, 2))
}
