import { inverse, type Range, times, widened } from '../range.ts'
import { promptRate } from './prompt-formulas.ts'
import { decodeRate, timePerToken, timeToFirstToken } from './speed-formulas.ts'
import type { Setup } from './terms.ts'

/** How fast a set-up answers when so many requests are under way; times in seconds, rates in tokens a second. */
export type Speed = {
  readonly prompt: Range
  readonly first: Range
  readonly each: Range
  readonly perRequest: Range
}

/** The speed of a set-up with `concurrency` requests under way: the one path that `size`, the searches and a plan take. */
export function speedAt(setup: Setup, concurrency: number): Speed {
  const prompt = unsure(setup, promptRate(setup))
  if (concurrency === 1) return alone(setup, prompt)
  const first = timeToFirstToken(setup, concurrency)
  const loaded = timePerToken(setup, concurrency)
  return {
    prompt,
    first,
    each: unsure(setup, loaded),
    perRequest: unsure(setup, wholeRate(setup, first, loaded)),
  }
}

/** Seconds from a request to the end of its answer. */
export function latencyOf(setup: Setup, speed: Speed): Range {
  return times(inverse(speed.perRequest), setup.outputTokens)
}

/** Of a model of which only the size is known less is certain. */
export const unsure = (setup: Setup, range: Range): Range =>
  setup.shape.certainty === 'size' ? widened(range, 1.4) : range

/** For a single request the rate holds the prompt; what is left after it is the time per token. */
function alone(setup: Setup, prompt: Range): Speed {
  const first = times(inverse(prompt), Math.max(1, setup.promptTokens))
  const perRequest = unsure(setup, decodeRate(setup))
  const rest = Math.max(0.2, 1 - (first.value * perRequest.value) / setup.outputTokens)
  return { prompt, first, each: times(inverse(perRequest), rest), perRequest }
}

function wholeRate(setup: Setup, first: Range, each: Range): Range {
  const seconds = (range: 'value' | 'low' | 'high'): number =>
    each[range] + Math.min(first[range], first.value * 2) / setup.outputTokens
  return { value: 1 / seconds('value'), low: 1 / seconds('high'), high: 1 / seconds('low') }
}
