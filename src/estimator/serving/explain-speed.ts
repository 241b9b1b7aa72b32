import { counted, num } from '../../amounts/print.ts'
import { streamedWeightBytes, weightBytes } from '../architecture/weights.ts'
import type { Working } from '../draft.ts'
import { coefficientsOf } from '../measured/constants.ts'
import type { Range } from '../range.ts'
import { billions } from '../words.ts'
import { ms, sumLine, type Term } from '../working.ts'
import { namedPromptTerms } from './prompt-formulas.ts'
import type { Speed } from './speed-at.ts'
import {
  bytesOfSequence,
  DECODE_NAMES,
  decodeTerms,
  FIRST_TOKEN_NAMES,
  firstTokenTerms,
  THROUGHPUT_NAMES,
  TIME_PER_TOKEN_NAMES,
  throughputTerms,
  timePerTokenTerms,
} from './speed-formulas.ts'
import { density, devicesAtOnce, matrixRate, type Setup, stepTerms } from './terms.ts'

/** How the speed of a set-up came about: a step at the full rates, the fitted sums, and what they were leant to. */
export function explainSpeed(draft: Working, setup: Setup, concurrency: number, speed: Speed): void {
  const { outputTokens } = setup
  explainStep(draft, setup, concurrency)
  explainPrompt(draft, setup, speed.prompt)
  if (concurrency === 1) {
    explainAlone(draft, setup, speed)
    return
  }
  const first = named(FIRST_TOKEN_NAMES, firstTokenTerms(setup, concurrency), coefficientsOf('firstToken', ''))
  fittedLines(draft, 'time to the first token', first, speed.first.value)
  const each = named(
    TIME_PER_TOKEN_NAMES,
    timePerTokenTerms(setup, concurrency),
    coefficientsOf('timePerToken', density(setup)),
  )
  fittedLines(draft, 'time per token', each, speed.each.value)
  draft.working.push(
    () =>
      `each request: 1 / (${ms(speed.each.value)} + ${ms(speed.first.value)} / ${num(outputTokens)} tokens) = ${num(speed.perRequest.value)} tokens/s`,
  )
  draft.working.push(
    () =>
      `total: ${num(speed.perRequest.value)} tokens/s x ${counted(concurrency, 'request')} = ${num(speed.perRequest.value * concurrency)} tokens/s`,
  )
}

/** How the throughput of a full machine came about. */
export function explainThroughput(draft: Working, setup: Setup, sequences: number, rate: Range): void {
  const { accelerator, accelerators } = setup
  const weights = weightBytes(setup.shape, setup.format)
  const each = bytesOfSequence(setup)
  const fit = (accelerator.memoryGb * 1e9 * 0.9 * accelerators - weights) / Math.max(each, 1)
  draft.working.push(
    () =>
      `requests that fit (${num(sequences)} are counted, at least 1 and at most 2,048): (0.9 x ${num(accelerator.memoryGb)} GB x ${counted(accelerators, 'device')} - ${num(weights / 1e9)} GB of weights) / ${num(Math.max(each, 1) / 1e6)} MB of cache = ${num(fit)}`,
  )
  const terms = named(THROUGHPUT_NAMES, throughputTerms(setup, sequences), coefficientsOf('throughput', ''))
  fittedLines(draft, 'time of an output token of the full machine', terms, 1 / rate.value)
  draft.working.push(
    () =>
      `highest throughput, when requests never stop coming: 1 / ${ms(1 / rate.value)} = ${num(rate.value)} tokens/s`,
  )
}

function explainAlone(draft: Working, setup: Setup, { first, each, perRequest, prompt }: Speed): void {
  const { outputTokens, promptTokens } = setup
  const tokens = Math.max(1, promptTokens)
  draft.working.push(
    () =>
      `time to the first token: ${counted(tokens, 'prompt token')} / ${num(prompt.value)} tokens/s = ${ms(first.value)}`,
  )
  const terms = named(DECODE_NAMES, decodeTerms(setup), coefficientsOf('decode', setup.engine, 'other'))
  fittedLines(draft, 'time per token, the prompt shared among them', terms, 1 / perRequest.value)
  draft.working.push(() => `one request: 1 / ${ms(1 / perRequest.value)} = ${num(perRequest.value)} tokens/s`)
  draft.working.push(() => {
    const whole = ms(1 / perRequest.value)
    const share = (first.value * perRequest.value) / outputTokens
    const rest =
      share > 0.8 ? `${whole} x 0.2 (at least)` : `${whole} - ${ms(first.value)} / ${num(outputTokens)} tokens`
    return `time per token after the first: ${rest} = ${ms(each.value)}`
  })
}

function explainStep(draft: Working, setup: Setup, concurrency: number): void {
  const { shape, format, accelerator } = setup
  const devices = devicesAtOnce(setup)
  const t = stepTerms(setup, concurrency)
  const bytes = streamedWeightBytes(shape, format, concurrency)
  const speed = `${num(accelerator.bandwidthGbs)} GB/s${devices === 1 ? '' : ` x ${num(devices)} devices`}`
  const cache = t.cache * accelerator.bandwidthGbs * 1e9 * devices
  const rate = `${num(matrixRate(accelerator, format))} a second${devices === 1 ? '' : ` x ${num(devices)} devices`}`
  draft.working.push(
    () => `reading the weights that a step needs: ${num(bytes / 1e9)} GB / (${speed}) = ${ms(t.weights)}`,
  )
  draft.working.push(() =>
    t.cache === 0 ? '' : `reading the cache: ${num(cache / 1e9)} GB / (${speed}) = ${ms(t.cache)}`,
  )
  draft.working.push(
    () =>
      `arithmetic of a step: 2 x ${billions(shape.activeParams)} parameters x ${counted(concurrency, 'request')} / (${rate}) = ${ms(t.compute)}`,
  )
}

function explainPrompt(draft: Working, setup: Setup, prompt: Range): void {
  const asked = setup.promptTokens >= 1 ? setup : { ...setup, promptTokens: 512 }
  const seconds = asked.promptTokens / prompt.value
  fittedLines(draft, 'time of a prompt', namedPromptTerms(asked), seconds)
  draft.working.push(
    () => `prompts: ${num(asked.promptTokens)} tokens / ${ms(seconds)} = ${num(prompt.value)} tokens/s`,
  )
}

/** The fitted sum and, on the next line, what it was leant to. */
function fittedLines(draft: Working, label: string, terms: readonly Term[], result: number): void {
  draft.working.push(() => `${label}, by the formula: ${sumLine(terms, result).sum}`)
  draft.working.push(() => `${label}: ${sumLine(terms, result).lean}`)
}

const named = (names: readonly string[], terms: readonly number[], weights: readonly number[]): Term[] =>
  terms.map((seconds, i) => [names[i] ?? '', weights[i] ?? 0, seconds] as const)
