import { num } from '../../amounts/print.ts'
import type { Accelerator } from '../../knowledge/knowledge.ts'
import type { Shape } from '../architecture/shape.ts'
import { coefficientsOf, weighted } from '../measured/constants.ts'
import type { Point } from '../measured/field.ts'
import { lean } from '../measured/lean.ts'
import type { Range } from '../range.ts'

/** A training run as far as its speed goes. */
export type TrainingRun = {
  readonly shape: Shape
  readonly accelerator: Accelerator
  readonly accelerators: number | undefined
  readonly precision: 'bf16' | 'fp16' | 'fp32' | 'fp8' | 'fp4'
  readonly contextTokens: number | undefined
  readonly tokens: number
  readonly microBatch: number | undefined
  readonly checkpointActivations: boolean | undefined
}

const CONTEXT = 2048

/** Operations for one token: 6 an active parameter (Kaplan), and attention 12·layers·width·context, half of it for a causal model. */
export function flopsPerToken(shape: Shape, contextTokens: number): number {
  const share = shape.family === 'encoder' ? 1 : 0.5
  const span = shape.slidingWindow > 0 ? spanOf(shape, contextTokens) : shape.attentionLayers * contextTokens
  return 6 * shape.activeParams + 12 * share * shape.heads * shape.headDim * span
}

/** The attention part of `flopsPerToken` as an expression. */
export function attentionOf(shape: Shape, contextTokens: number): string {
  const half = shape.family === 'encoder' ? '' : ' x 0.5 (a token sees those before it)'
  const full = shape.slidingWindow > 0 ? shape.fullAttentionLayers : shape.attentionLayers
  const whole = `${full} layers x ${num(contextTokens)} tokens`
  const near = `${shape.attentionLayers - full} layers x ${num(Math.min(contextTokens, 2 * shape.slidingWindow))} tokens`
  const span = shape.slidingWindow > 0 ? `(${whole} + ${near})` : whole
  return `12${half} x ${shape.heads} heads x ${num(shape.headDim)} x ${span}`
}

function spanOf(shape: Shape, contextTokens: number): number {
  const full = shape.fullAttentionLayers
  return full * contextTokens + (shape.attentionLayers - full) * Math.min(contextTokens, 2 * shape.slidingWindow)
}

/** Share of the dense bf16 peak that whole published runs reached (restarts and evaluation included), by hardware, size and format. */
export function runMfu(run: TrainingRun): Range {
  return lean(runMfuFormula(run), 'trainHours', runPlace(run))
}

/** The same by the fitted formula alone. */
export function runMfuFormula(run: TrainingRun): number {
  return Math.exp(weighted(runFeatures(run), coefficientsOf('trainHours', '')))
}

export function runFeatures(run: TrainingRun): number[] {
  const { accelerator, shape } = run
  return [
    1,
    hopper(accelerator) || blackwell(accelerator) ? 1 : 0,
    /v100/.test(accelerator.key) ? 1 : 0,
    accelerator.kind === 'tpu' ? 1 : 0,
    /a100-sxm-40|a100-pcie-40/.test(accelerator.key) ? 1 : 0,
    Math.log10(shape.activeParams / 1e9),
    shape.activeParams < shape.params ? 1 : 0,
    run.precision === 'fp16' ? 1 : 0,
  ]
}

export function runPlace(run: TrainingRun): Point {
  const log2 = Math.log2
  return {
    numbers: [
      log2(run.shape.activeParams / 1e9),
      log2(run.tokens / 1e9),
      log2(run.contextTokens ?? CONTEXT),
      log2(run.accelerators ?? 512),
    ],
    words: [
      run.accelerator.key,
      run.precision,
      run.contextTokens === undefined ? 'no context' : 'context',
      run.accelerators === undefined ? 'no count' : 'count',
    ],
  }
}

/** Share of the dense bf16 peak that published benchmarks reached: what a well-tuned run does while it runs. */
export function benchmarkMfu(run: TrainingRun): Range {
  const logarithm = weighted(benchmarkFeatures(run), coefficientsOf('trainThroughput', ''))
  return lean(Math.exp(logarithm), 'trainThroughput', benchmarkPlace(run))
}

export function benchmarkFeatures(run: TrainingRun): number[] {
  const { accelerator, shape } = run
  return [
    1,
    hopper(accelerator) ? 1 : 0,
    blackwell(accelerator) ? 1 : 0,
    run.precision === 'fp8' ? 1 : 0,
    run.precision === 'fp4' ? 1 : 0,
    shape.activeParams < shape.params ? 1 : 0,
    run.checkpointActivations === true ? 1 : 0,
    Math.log10(shape.activeParams / 1e9),
    Math.log2((run.contextTokens ?? CONTEXT) / 4096),
  ]
}

export function benchmarkPlace(run: TrainingRun): Point {
  const log2 = Math.log2
  return {
    numbers: [
      log2(run.shape.activeParams / 1e9),
      log2(run.shape.params / 1e9),
      log2(run.contextTokens ?? CONTEXT),
      log2(run.accelerators ?? 8),
      log2(run.microBatch ?? 4),
    ],
    words: [run.accelerator.key, run.precision, String(run.checkpointActivations ?? 'unsaid')],
  }
}

const hopper = (accelerator: Accelerator): boolean => /h100|h200|h800|gh200/.test(accelerator.key)
const blackwell = (accelerator: Accelerator): boolean => /b200|b300|gb\d/.test(accelerator.key)
