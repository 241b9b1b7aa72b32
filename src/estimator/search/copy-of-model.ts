import type { Accelerator } from '../../knowledge/knowledge.ts'
import { usableBytes } from '../device-memory.ts'
import { type Range, times } from '../range.ts'
import { servingMemory } from '../serving/memory-formulas.ts'
import { latencyOf, speedAt } from '../serving/speed-at.ts'
import { highestThroughput } from '../serving/speed-formulas.ts'
import type { Setup } from '../serving/terms.ts'

/** One copy of the model on a group of accelerators, as busy as the latency allows. */
export type ModelCopy = {
  readonly accelerator: Accelerator
  readonly group: number
  /** Requests under way at once. */
  readonly concurrency: number
  readonly requestsPerSecond: number
  /** Milliseconds of a whole answer. */
  readonly latencyMs: Range
}

/** The most requests at once that are tried, by halves. */
const MAX_AT_ONCE = 512

/**
 * The busiest copy that answers within `latencyMs`; undefined when the group does not hold the model or is too slow even for one request.
 * Requests a second = requests under way / seconds of each (Little's law), and never more than the full machine gives.
 */
export function busiestCopy(setup: Setup, latencyMs: number | undefined): ModelCopy | undefined {
  const room = usableBytes(setup.accelerator) * setup.accelerators
  if (bytesOf(setup, 1) > room) return undefined
  const full = highestThroughput(setup)
  const most = full.rate.value / setup.outputTokens
  let best: ModelCopy | undefined
  for (let concurrency = startOf(full.sequences); concurrency >= 1; concurrency = Math.floor(concurrency / 2)) {
    const latency = latencyOf(setup, speedAt(setup, concurrency))
    if (latencyMs !== undefined && latency.value * 1000 > latencyMs) continue
    const requestsPerSecond = Math.min(most, concurrency / latency.value)
    if (requestsPerSecond <= (best?.requestsPerSecond ?? 0) || bytesOf(setup, concurrency) > room) continue
    const { accelerator, accelerators: group } = setup
    best = { accelerator, group, concurrency, requestsPerSecond, latencyMs: times(latency, 1000) }
  }
  return best
}

const startOf = (sequences: number): number => 2 ** Math.floor(Math.log2(Math.min(MAX_AT_ONCE, Math.max(1, sequences))))

function bytesOf(setup: Setup, concurrency: number): number {
  return servingMemory({ ...setup, contextTokens: setup.promptTokens + setup.outputTokens, concurrency }).total
}
