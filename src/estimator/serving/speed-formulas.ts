import { kvCacheBytes } from '../architecture/kv-cache.ts'
import { weightBytes } from '../architecture/weights.ts'
import { coefficientsOf, weighted } from '../measured/constants.ts'
import { lean } from '../measured/lean.ts'
import { inverse, type Range } from '../range.ts'
import { servingPlace } from './place.ts'
import { density, promptSeconds, type Setup, sliceFactor, stepTerms } from './terms.ts'

/** Seconds that one output token takes for each of `sequences` requests: weights, cache, prompts in between, layers, requests, exchange, arithmetic. */
export function timePerToken(setup: Setup, sequences: number): Range {
  return lean(
    weighted(timePerTokenTerms(setup, sequences), coefficientsOf('timePerToken', density(setup))),
    'timePerToken',
    servingPlace(setup, sequences),
  )
}

export const TIME_PER_TOKEN_NAMES = [
  'weights',
  'cache',
  'prompts of others',
  'layers',
  'requests',
  'exchange',
  'arithmetic',
]

export function timePerTokenTerms(setup: Setup, sequences: number): number[] {
  const t = stepTerms(setup, sequences)
  const layers = setup.shape.layers
  return [
    t.weights,
    t.cache,
    t.prefill,
    layers * 1e-6,
    sequences * 1e-6,
    setup.accelerators > 1 ? layers * 1e-6 : 0,
    t.compute,
  ]
}

/** Output tokens a second of one request alone, prompt included: by number format weights, cache, layers, exchange, a constant, prompt. */
export function decodeRate(setup: Setup): Range {
  const coefficients = coefficientsOf('decode', setup.engine, 'other')
  return inverse(lean(weighted(decodeTerms(setup), coefficients), 'decode', servingPlace(setup, 1)))
}

export const DECODE_NAMES = [
  'weights in 16 bits',
  'weights in 8 bits',
  'weights in 4 bits',
  'cache',
  'layers',
  'exchange',
  'start',
  'prompt',
]

export function decodeTerms(setup: Setup): number[] {
  const t = stepTerms(setup, 1)
  const { bits } = setup.format
  const layers = setup.shape.layers
  const prompt = promptSeconds(setup) / setup.outputTokens
  return [
    bits >= 16 ? t.weights : 0,
    bits < 16 && bits > 7 ? t.weights : 0,
    bits <= 7 ? t.weights : 0,
    t.cache,
    layers * 1e-6,
    setup.accelerators > 1 ? layers * 1e-6 : 0,
    1e-3,
    prompt,
  ]
}

/** Seconds to the first token when `sequences` requests are under way: the prompt, the wait for the prompts of others, and a start. */
export function timeToFirstToken(setup: Setup, sequences: number): Range {
  const seconds = weighted(firstTokenTerms(setup, sequences), coefficientsOf('firstToken', ''))
  return lean(seconds, 'firstToken', servingPlace(setup, sequences))
}

export const FIRST_TOKEN_NAMES = [
  'prompt',
  'prompts at once',
  'prompts in line',
  'layers',
  'start',
  'step under way',
  'experts',
]

export function firstTokenTerms(setup: Setup, sequences: number): number[] {
  const prompt = promptSeconds(setup)
  const step = stepTerms(setup, sequences)
  const experts = setup.shape.expertsPerToken / 8
  return [
    prompt,
    prompt * Math.sqrt(sequences),
    prompt * sequences,
    setup.shape.layers * 1e-6,
    1e-3,
    step.weights + step.cache,
    prompt * experts * Math.sqrt(sequences),
  ]
}

/** Output tokens a second of all requests at the most requests that memory holds: each term of a step shared by them, thin slices of matrices last. */
export function highestThroughput(setup: Setup): { readonly rate: Range; readonly sequences: number } {
  const sequences = sequencesThatFit(setup)
  const seconds = weighted(throughputTerms(setup, sequences), coefficientsOf('throughput', ''))
  return { rate: inverse(lean(seconds, 'throughput', servingPlace(setup, 1))), sequences }
}

export const THROUGHPUT_NAMES = [
  'weights',
  'cache',
  'prompts',
  'layers',
  'requests',
  'arithmetic',
  'exchange',
  'thin slices',
  'uneven experts',
  'moving tokens to experts',
  'starting an exchange',
]

export function throughputTerms(
  setup: Setup,
  sequences: number,
  expertsPerToken = setup.shape.expertsPerToken,
): number[] {
  const t = stepTerms(setup, sequences)
  const layers = (setup.shape.layers * 1e-6) / sequences
  return [
    t.weights / sequences,
    t.cache / sequences,
    t.prefill / sequences,
    layers,
    1e-6,
    t.compute / sequences,
    exchangeSeconds(setup),
    (sliceFactor(setup) * (t.compute + t.prefill)) / sequences,
    ...mixtureTerms(setup, t, sequences, expertsPerToken),
    setup.accelerators > 1 ? layers : 0,
  ]
}

/** Seconds in which devices that share a layer pass its results on, for one token: two exchanges a layer, both ways, of the width in 16 bits. */
function exchangeSeconds(setup: Setup): number {
  const { accelerators, accelerator, shape } = setup
  const bytes = 2 * 2 * 2 * shape.layers * shape.hidden * (1 - 1 / accelerators)
  return bytes / ((accelerator.interconnectGbs ?? PCIE) * 1e9)
}

/** Billions of bytes a second over PCI Express 4, which joins cards without links of their own. */
const PCIE = 64

/** What a mixture of experts pays on top: uneven experts make arithmetic and layers take longer. */
function mixtureTerms(
  setup: Setup,
  t: ReturnType<typeof stepTerms>,
  sequences: number,
  expertsPerToken: number,
): number[] {
  if (setup.shape.experts === 0) return [0, 0]
  const { layers, hidden } = setup.shape
  const moved = layers * expertsPerToken * hidden * 8
  return [
    ((t.compute + t.prefill) * expertsPerToken) / 8 / sequences,
    moved / (setup.accelerator.bandwidthGbs * 1e9 * setup.accelerators),
  ]
}

/** How many requests fit: nine tenths of the memory without the weights, over the cache of a request three quarters through; at most 2,048. */
export function sequencesThatFit(setup: Setup): number {
  const free = setup.accelerator.memoryGb * 1e9 * 0.9 * setup.accelerators - weightBytes(setup.shape, setup.format)
  return Math.max(1, Math.min(2048, Math.floor(free / Math.max(bytesOfSequence(setup), 1))))
}

/** Bytes of the cache of a request that is three quarters through; the throughput tables keep that of fp8 and fp4 models in fp8. */
export function bytesOfSequence(setup: Setup): number {
  const narrow = setup.format.rate === 'fp8' || setup.format.rate === 'fp4'
  const bytes = narrow ? Math.min(1, setup.kvBytesPerValue) : setup.kvBytesPerValue
  return kvCacheBytes(setup.shape, setup.promptTokens + 0.75 * setup.outputTokens, bytes)
}
