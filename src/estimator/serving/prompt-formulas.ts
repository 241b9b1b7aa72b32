import { coefficientsOf, weighted } from '../measured/constants.ts'
import { lean } from '../measured/lean.ts'
import { inverse, type Range, widened } from '../range.ts'
import { servingPlace } from './place.ts'
import { density, promptSeconds, type Setup, sliceFactor, stepTerms } from './terms.ts'

/** How much wider a range is that was learnt from throughput and is used for a prompt alone (an assumption). */
const BORROWED = 1.7

/** Prompt tokens a second for one prompt. */
export function promptRate(given: Setup): Range {
  // Without a prompt the rate is still asked for: that of a usual one.
  const setup = given.promptTokens >= 1 ? given : { ...given, promptTokens: 512 }
  const timed = coefficientsOf('prompt', setup.engine)
  const place = servingPlace(setup, 1)
  const seconds =
    timed.length > 0
      ? lean(weighted(promptTerms(setup), timed), 'prompt', place)
      : widened(lean(untimedPrompt(setup), 'throughput', place), BORROWED)
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

/** For engines whose prompts nobody timed alone: what the throughput tables pay for reading weights, a prompt, layers and thin slices. */
function untimedPrompt(setup: Setup): number {
  const seconds = promptSeconds(setup)
  const layers = setup.shape.layers * 1e-6
  const terms = [stepTerms(setup, 1).weights, 0, seconds, layers, 0, 0, 0, seconds * sliceFactor(setup)]
  return weighted(terms, coefficientsOf('throughput', density(setup)))
}
