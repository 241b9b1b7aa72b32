import { shapeOf } from '../../src/estimator/architecture/shape.ts'
import type { FieldName } from '../../src/estimator/measured/constants.ts'
import type { Point } from '../../src/estimator/measured/field.ts'
import { servingPlace } from '../../src/estimator/serving/place.ts'
import { promptTerms } from '../../src/estimator/serving/prompt-formulas.ts'
import { setupOf } from '../../src/estimator/serving/setup.ts'
import {
  decodeTerms,
  firstTokenTerms,
  sequencesThatFit,
  throughputTerms,
  timePerTokenTerms,
} from '../../src/estimator/serving/speed-formulas.ts'
import {
  benchmarkFeatures,
  benchmarkPlace,
  flopsPerToken,
  runFeatures,
  runPlace,
  type TrainingRun,
} from '../../src/estimator/training/formulas.ts'
import { trainingRunOf } from '../../src/estimator/training/run.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import type { Row } from '../rows.ts'
import type { Hyper } from './gaussian-process.ts'

/** One published figure, ready to be fitted: the formula's terms, what they should come to, and where the figure stands. */
export type Sample = {
  readonly id: string
  readonly family: string
  readonly device: string
  readonly regime: string
  readonly terms: readonly number[]
  readonly target: number
  readonly place: Point
}

/** A formula with its published figures. `sum`: a positive sum of terms; `line`: the logarithm is a straight line. */
export type SpeedGroup = {
  readonly field: FieldName
  readonly rows: string
  readonly form: 'sum' | 'line'
  readonly starts: Readonly<Record<string, readonly number[]>>
  readonly hyper: Hyper
  /** Residuals beyond this count as this, so that one strange row does not bend its neighbourhood. */
  readonly clip: number
  /** The share of figures left out that the ranges are to hold; 0.81 where nothing is said. */
  readonly share?: number
  readonly sample: (row: Row, knowledge: Knowledge) => Sample
}

const STEP = [1, 1, 1.7, 80, 50, 10, 1]
const FIRST = [2, 1, 0.2, 500, 30, 1, 1]
const THROUGHPUT = [1.5, 1.3, 2, 30, 5, 2, 1, 0.2, 1, 1, 30]
const DECODE = [1.25, 1.4, 1.6, 1.3, 50, 20, 0.5, 2]
const number = (row: Row, field: string): number => Number(row.query[field])
const engineRegime = (name: string, engine: string, known: readonly string[]): string =>
  `${name}.${known.includes(engine) ? engine : 'other'}`

export const SPEED_GROUPS: readonly SpeedGroup[] = [
  {
    field: 'timePerToken',
    rows: 'time-per-token',
    form: 'sum',
    clip: 0.8,
    starts: { 'timePerToken.dense': STEP, 'timePerToken.moe': STEP },
    hyper: {
      noise: 0.1,
      kernels: [{ sd: 0.3, lengths: [3, 3, 3, 2, 2, 2, 0, 0], same: [0.3, 0.5, 0.6] }],
    },
    sample: (row, knowledge) => {
      const setup = setupOf(row.query, knowledge)
      const sequences = number(row, 'concurrency')
      const regime = setup.shape.experts > 0 ? 'timePerToken.moe' : 'timePerToken.dense'
      return {
        ...named(row),
        regime,
        terms: timePerTokenTerms(setup, sequences),
        target: row.actual / 1e3,
        place: servingPlace(setup, sequences),
      }
    },
  },
  {
    field: 'firstToken',
    rows: 'time-to-first',
    form: 'sum',
    clip: 0.9,
    starts: { firstToken: FIRST },
    hyper: {
      noise: 0.2,
      kernels: [
        { sd: 0.4, lengths: [3, 3, 3, 2, 2, 2, 0, 0], same: [0.3, 0.5, 0.6] },
        { sd: 0.3, lengths: [4, 4, 4, 3, 0, 0, 2, 2], same: [0.6, 0.8, 0.7] },
      ],
    },
    sample: (row, knowledge) => {
      const setup = setupOf(row.query, knowledge)
      const sequences = number(row, 'concurrency')
      return {
        ...named(row),
        regime: 'firstToken',
        terms: firstTokenTerms(setup, sequences),
        target: row.actual / 1e3,
        place: servingPlace(setup, sequences),
      }
    },
  },
  {
    field: 'throughput',
    rows: 'serve-throughput',
    form: 'sum',
    clip: 0.8,
    starts: { throughput: THROUGHPUT },
    hyper: {
      noise: 0.06,
      kernels: [
        { sd: 0.3, lengths: [0, 3, 3, 1, 1, 1, 0, 0], same: [1, 0.5, 0.6] },
        { sd: 0.2, lengths: [0, 6, 6, 2, 0, 0, 2, 2], same: [1, 0.7, 0.5] },
        { sd: 0.2, lengths: [0, 6, 6, 0, 3, 3, 0, 0], same: [1, 1, 0.7] },
      ],
    },
    sample: (row, knowledge) => {
      const setup = setupOf(row.query, knowledge)
      return {
        ...named(row),
        regime: 'throughput',
        terms: throughputTerms(setup, sequencesThatFit(setup)),
        target: 1 / row.actual,
        place: servingPlace(setup, 1),
      }
    },
  },
  {
    field: 'decode',
    rows: 'decode-one',
    form: 'sum',
    clip: 0.6,
    starts: {
      'decode.gpt-fast': DECODE,
      'decode.llama.cpp': DECODE,
      'decode.vllm': DECODE,
      'decode.transformers': [1.3, 1.4, 1.6, 1.3, 500, 20, 0.9, 2],
      'decode.other': DECODE,
    },
    hyper: {
      noise: 0.025,
      kernels: [
        { sd: 0.15, lengths: [0, 0, 0, 2, 0, 0, 0, 0], same: [0.02, 0.1, 0.8] },
        { sd: 0.1, lengths: [0, 3, 0, 1, 1, 1, 0, 0], same: [0.02, 0.5, 0.5] },
      ],
    },
    sample: (row, knowledge) => {
      const setup = setupOf(row.query, knowledge)
      return {
        ...named(row),
        regime: engineRegime('decode', setup.engine, ['gpt-fast', 'llama.cpp', 'vllm', 'transformers']),
        terms: decodeTerms(setup),
        target: 1 / row.actual,
        place: servingPlace(setup, 1),
      }
    },
  },
  {
    field: 'prompt',
    rows: 'prefill',
    form: 'sum',
    clip: 0.7,
    starts: { 'prompt.llama.cpp': [1.2, 1, 2, 60] },
    hyper: {
      noise: 0.12,
      kernels: [
        { sd: 0.5, lengths: [0, 0, 0, 0, 0, 0, 1.5, 1.5], same: [1, 0.5, 0.9] },
        { sd: 0.3, lengths: [0, 0, 0, 1, 2, 2, 0, 0], same: [1, 1, 0.7] },
        { sd: 0.1, lengths: [0, 0, 0, 1, 1, 1, 1, 1], same: [1, 0.5, 0.5] },
      ],
    },
    sample: (row, knowledge) => {
      const setup = setupOf(row.query, knowledge)
      return {
        ...named(row),
        regime: `prompt.${setup.engine}`,
        terms: promptTerms(setup),
        target: setup.promptTokens / row.actual,
        place: servingPlace(setup, 1),
      }
    },
  },
  {
    field: 'trainHours',
    rows: 'train-hours',
    form: 'line',
    clip: 0.4,
    starts: { trainHours: [1] },
    // Runs of teams that are not in the table missed their ranges more often than those left out of it did.
    share: 0.86,
    hyper: { noise: 0.2, kernels: [{ sd: 0.35, lengths: [2, 1.5, 1.5, 0], same: [0.5, 0.5, 0.9, 0.9] }] },
    sample: (row, knowledge) => {
      const { run, flops } = runOf(row, knowledge)
      const target = (flops * run.tokens) / (row.actual * 3600 * run.accelerator.bf16Tflops * 1e12)
      return { ...named(row), regime: 'trainHours', terms: runFeatures(run), target, place: runPlace(run) }
    },
  },
  {
    field: 'trainThroughput',
    rows: 'train-throughput',
    form: 'line',
    clip: 0.7,
    starts: { trainThroughput: [1] },
    hyper: { noise: 0.08, kernels: [{ sd: 0.25, lengths: [2, 1, 2, 3, 4], same: [0.6, 0.6, 0.7] }] },
    sample: (row, knowledge) => {
      const { run, flops } = runOf(row, knowledge)
      const target = (row.actual * flops) / (run.accelerator.bf16Tflops * 1e12)
      return {
        ...named(row),
        regime: 'trainThroughput',
        terms: benchmarkFeatures(run),
        target,
        place: benchmarkPlace(run),
      }
    },
  },
]

const named = (row: Row): { id: string; family: string; device: string } => ({
  id: row.id,
  family: row.family,
  device: String(row.query.accelerator),
})

function runOf(row: Row, knowledge: Knowledge): { run: TrainingRun; flops: number } {
  const shape = shapeOf(row.query, knowledge)
  const run = trainingRunOf(row.query, knowledge, shape, number(row, 'tokensB') * 1e9)
  if (run === undefined) throw new Error(`${row.id} names no accelerator`)
  return { run, flops: flopsPerToken(shape, run.contextTokens ?? 2048) }
}
