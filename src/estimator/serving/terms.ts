import type { Accelerator } from '../../knowledge/knowledge.ts'
import { kvCacheBytes } from '../architecture/kv-cache.ts'
import type { Format } from '../architecture/precision.ts'
import type { Shape } from '../architecture/shape.ts'
import { streamedWeightBytes } from '../architecture/weights.ts'

/** A serving set-up, resolved. */
export type Setup = {
  readonly shape: Shape
  readonly format: Format
  readonly accelerator: Accelerator
  readonly accelerators: number
  readonly engine: string
  readonly promptTokens: number
  readonly outputTokens: number
  readonly kvBytesPerValue: number
}

/** Dense matrix rate for a number format, operations a second of one device; falls to the next wider format it has. */
export function matrixRate(accelerator: Accelerator, format: Format): number {
  const { bf16Tflops, fp8Tflops, fp4Tflops, int8Tops } = accelerator
  const wide = bf16Tflops * 1e12
  if (format.rate === 'fp8') return (fp8Tflops ?? bf16Tflops) * 1e12
  if (format.rate === 'fp4') return (fp4Tflops ?? fp8Tflops ?? bf16Tflops) * 1e12
  if (format.rate === 'int8') return (int8Tops ?? bf16Tflops) * 1e12
  return format.rate === 'fp32' ? wide / 8 : wide
}

/** llama.cpp splits layers over devices, so that one token still passes through them one after another. */
export function devicesAtOnce(setup: Setup): number {
  return setup.engine === 'llama.cpp' ? 1 : setup.accelerators
}

/** Seconds of reading weights, reading the cache, and computing for one step of `sequences` sequences that are half way through. */
export function stepTerms(
  setup: Setup,
  sequences: number,
): { weights: number; cache: number; compute: number; prefill: number } {
  const devices = devicesAtOnce(setup)
  const bandwidth = setup.accelerator.bandwidthGbs * 1e9 * devices
  const tokens = setup.promptTokens + setup.outputTokens / 2
  const rate = matrixRate(setup.accelerator, setup.format) * devices
  // While it decodes, the machine must also take in the prompts of the requests that replace the finished ones.
  const promptsPerStep = (sequences * setup.promptTokens) / setup.outputTokens
  return {
    weights: streamedWeightBytes(setup.shape, setup.format, sequences) / bandwidth,
    cache: (sequences * kvCacheBytes(setup.shape, tokens, setup.kvBytesPerValue)) / bandwidth,
    compute: (2 * setup.shape.activeParams * sequences) / rate,
    prefill: (promptFlops(setup.shape, setup.promptTokens) * (promptsPerStep / Math.max(1, setup.promptTokens))) / rate,
  }
}

/** Operations to take in a prompt: 2 a parameter and token, and attention over the tokens before (half of the square). */
function promptFlops(shape: Shape, tokens: number): number {
  const full = Math.min(shape.attentionLayers, shape.slidingWindow > 0 ? shape.fullAttentionLayers : shape.layers)
  const local = shape.attentionLayers - full
  const span = full * tokens + local * Math.min(tokens, 2 * shape.slidingWindow)
  return 2 * shape.activeParams * tokens + 2 * span * tokens * shape.heads * shape.headDim
}

/** Prompt tokens that llama.cpp computes at once; a longer prompt passes through the devices in that many at a time, one behind the other. */
const MICRO_BATCH = 512

/** Seconds to take in one prompt at the peak rate of the devices that work at once. */
export function promptSeconds(setup: Setup): number {
  const { accelerator, accelerators, format, promptTokens, shape } = setup
  const parts = Math.max(1, promptTokens / MICRO_BATCH)
  const atOnce = setup.engine === 'llama.cpp' ? (parts * accelerators) / (parts + accelerators - 1) : accelerators
  return promptFlops(shape, promptTokens) / (matrixRate(accelerator, format) * atOnce)
}

/** How thin the slices of the matrices are when devices share them, next to one device and a width of 8,192: thin ones compute less well. */
export const sliceFactor = (setup: Setup): number => (setup.accelerators * 8192) / setup.shape.hidden

/** The set of fitted weights for steps of an engine under load. */
export const density = (setup: Setup): 'dense' | 'moe' => (setup.shape.experts > 0 ? 'moe' : 'dense')
