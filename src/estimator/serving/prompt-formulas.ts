import { coefficientsOf, weighted } from '../measured/constants.ts'
import { lean } from '../measured/lean.ts'
import { inverse, type Range, widened } from '../range.ts'
import type { Term } from '../working.ts'
import { servingPlace } from './place.ts'
import { promptSeconds, type Setup, sliceFactor, stepTerms } from './terms.ts'

/** How much wider a range is that was learnt from throughput and is used for a prompt alone (an assumption). */
const BORROWED = 1.7

/** Prompt tokens a second for one prompt. */
export function promptRate(given: Setup): Range {
  // Without a prompt the rate is still asked for: that of a usual one.
  const setup = given.promptTokens >= 1 ? given : { ...given, promptTokens: 512 }
  const { timed, coefficients } = promptCoefficients(setup)
  const formula = weighted(timed ? promptTerms(setup) : untimedTerms(setup), coefficients)
  const place = servingPlace(setup, 1)
  const seconds = timed ? lean(formula, 'prompt', place) : widened(lean(formula, 'throughput', place), BORROWED)
  return inverse({
    value: seconds.value / setup.promptTokens,
    low: seconds.low / setup.promptTokens,
    high: seconds.high / setup.promptTokens,
  })
}

/** Arithmetic at the peak rate, reading the weights, arithmetic at what design power allows (1 TFLOP/s a watt), and layers. */
export function promptTerms(setup: Setup): number[] {
  const { accelerator, shape } = setup
  const seconds = promptSeconds(setup)
  const powered = (seconds * accelerator.bf16Tflops) / (accelerator.tdpWatts ?? 400)
  return [seconds, stepTerms(setup, 1).weights, powered, shape.layers * 1e-6]
}

/** For engines whose prompts nobody timed alone: reading weights, the prompt, layers and thin slices. */
function untimedTerms(setup: Setup): number[] {
  const seconds = promptSeconds(setup)
  return [stepTerms(setup, 1).weights, seconds, setup.shape.layers * 1e-6, seconds * sliceFactor(setup)]
}

/** The fitted weights of a prompt: of its own measurements, or what the throughput tables pay for such terms. */
function promptCoefficients(setup: Setup): {
  readonly timed: boolean
  readonly coefficients: readonly number[]
} {
  const own = coefficientsOf('prompt', setup.engine)
  if (own.length > 0) return { timed: true, coefficients: own }
  const [weights, , prompts, layers, , , , slices] = coefficientsOf('throughput', '')
  return { timed: false, coefficients: [weights ?? 0, prompts ?? 0, layers ?? 0, slices ?? 0] }
}

/** The terms of a prompt with their names. */
export function namedPromptTerms(setup: Setup): readonly Term[] {
  const { timed, coefficients } = promptCoefficients(setup)
  const names = timed
    ? ['arithmetic', 'weights', 'arithmetic at the power limit', 'layers']
    : ['weights', 'arithmetic', 'layers', 'thin slices']
  const terms = timed ? promptTerms(setup) : untimedTerms(setup)
  return terms.map((seconds, i) => [names[i] ?? '', coefficients[i] ?? 0, seconds] as const)
}
