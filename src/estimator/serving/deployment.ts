import type { Accelerator } from '../../knowledge/knowledge.ts'
import type { Shape } from '../architecture/shape.ts'
import { groupsOf, usableBytes } from '../device-memory.ts'
import { optionalText, type Query } from '../fields.ts'
import type { Range } from '../range.ts'
import { servingMemory } from './memory-formulas.ts'
import { engineOf } from './place.ts'
import { plannedRange, plannedRate } from './planned-rate.ts'
import { servingFormat } from './setup.ts'
import type { Setup } from './terms.ts'

/** Accelerators that carry a load: groups that each hold the model, as many as the load needs. */
export type Deployment = {
  readonly accelerator: Accelerator
  readonly group: number
  readonly accelerators: number
  readonly rate: ReturnType<typeof plannedRange>
  readonly count: Range
}

export type Load = {
  readonly query: Query
  readonly shape: Shape
  readonly perSecond: number
  readonly prompt: number
  readonly output: number
  readonly utilization: number
}

/** An accelerator that may be chosen, and what one of it costs (a month, an hour: the same for all). */
export type Candidate = { readonly accelerator: Accelerator; readonly cost: number }

/** Rates of full groups, for two searches over the same load. */
export type KnownRates = Map<string, number>

/**
 * The deployment that costs least among the candidates, which are given with the cheapest first; undefined when no group of any holds the model. Every
 * size of group is tried, so that a larger model, which leaves fewer to choose from, never costs less.
 */
export function cheapestDeployment(
  candidates: readonly Candidate[],
  load: Load,
  rates: KnownRates = new Map(),
): Deployment | undefined {
  let best: { readonly setup: Setup; readonly groups: number } | undefined
  let least = Number.POSITIVE_INFINITY
  const base = baseSetup(load)
  const needs = new Map<number, number>()
  for (const { accelerator, cost } of candidates) {
    if (cost >= least) break
    const room = usableBytes(accelerator)
    for (const group of groupsOf(accelerator)) {
      if (cost * group >= least) break
      const need = needs.get(group) ?? bytesNeeded(base, group)
      needs.set(group, need)
      if (need > room * group) continue
      const setup: Setup = { ...base, accelerator, accelerators: group }
      const key = `${accelerator.key} ${group}`
      let rate = rates.get(key)
      if (rate === undefined) {
        rate = plannedRate(setup)
        rates.set(key, rate)
      }
      const groups = groupsFor(rate, load)
      if (cost * group * groups < least) {
        least = cost * group * groups
        best = { setup, groups }
      }
    }
  }
  if (best === undefined) return undefined
  const { setup, groups } = best
  const { accelerator, accelerators: group } = setup
  const rate = plannedRange(setup)
  const count = {
    value: groups * group,
    low: groupsFor(rate.high, load) * group,
    high: groupsFor(rate.low, load) * group,
  }
  return { accelerator, group, accelerators: count.value, rate, count }
}

const groupsFor = (perSecond: number, load: Load): number =>
  Math.max(1, Math.ceil(load.perSecond / (perSecond * load.utilization)))

function baseSetup(load: Load): Omit<Setup, 'accelerator' | 'accelerators'> {
  return {
    shape: load.shape,
    format: servingFormat(load.query),
    engine: engineOf(optionalText(load.query, 'engine')),
    promptTokens: load.prompt,
    outputTokens: load.output,
    kvBytesPerValue: 2,
  }
}

/** Bytes that the model and four requests take on a group of devices. */
function bytesNeeded(base: Omit<Setup, 'accelerator' | 'accelerators'>, accelerators: number): number {
  const { shape, format, kvBytesPerValue, promptTokens } = base
  const contextTokens = promptTokens + base.outputTokens
  return servingMemory({
    shape,
    format,
    kvBytesPerValue,
    contextTokens,
    promptTokens,
    concurrency: 4,
    engine: '',
    accelerators,
  }).total
}
