import type { Accelerator, Knowledge } from '../../knowledge/knowledge.ts'
import type { Shape } from '../architecture/shape.ts'
import { usableBytes } from '../device-memory.ts'
import { optionalText, type Query } from '../fields.ts'
import { rentable } from '../money.ts'
import type { Range } from '../range.ts'
import { servingMemory } from './memory-formulas.ts'
import { engineOf } from './place.ts'
import { servingFormat } from './setup.ts'
import { highestThroughput } from './speed-formulas.ts'
import type { Setup } from './terms.ts'

/** Accelerators that carry a load: groups that each hold the model, as many as the load needs. */
export type Deployment = {
  readonly accelerator: Accelerator
  readonly group: number
  readonly accelerators: number
  readonly rate: Range
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

const GROUPS = [1, 2, 4, 8, 16]

/** The deployment on one kind of accelerator; undefined when 16 of them do not hold the model. */
export function deploymentOn(accelerator: Accelerator, load: Load): Deployment | undefined {
  const format = servingFormat(load.query)
  const job = {
    shape: load.shape,
    format,
    kvBytesPerValue: 2,
    contextTokens: load.prompt + load.output,
    promptTokens: load.prompt,
    concurrency: 4,
    engine: '',
  }
  const group = GROUPS.find(
    (accelerators) => servingMemory({ ...job, accelerators }).total <= usableBytes(accelerator) * accelerators,
  )
  if (group === undefined) return undefined
  const engine = engineOf(optionalText(load.query, 'engine'))
  const setup: Setup = {
    shape: load.shape,
    format,
    accelerator,
    accelerators: group,
    engine,
    promptTokens: load.prompt,
    outputTokens: load.output,
    kvBytesPerValue: 2,
  }
  const { rate } = highestThroughput(setup)
  const groups = (perSecond: number): number => Math.max(1, Math.ceil(load.perSecond / (perSecond * load.utilization)))
  const accelerators = groups(rate.value) * group
  return {
    accelerator,
    group,
    accelerators,
    rate,
    count: { value: accelerators, low: groups(rate.high) * group, high: groups(rate.low) * group },
  }
}

/** The deployment that is cheapest to rent, among accelerators that somebody rents out now. */
export function cheapestDeployment(knowledge: Knowledge, load: Load): Deployment | undefined {
  let best: Deployment | undefined
  let least = Number.POSITIVE_INFINITY
  for (const { accelerator, rent } of rentable(knowledge)) {
    const found = accelerator.kind === 'gpu' ? deploymentOn(accelerator, load) : undefined
    if (found === undefined) continue
    const cost = found.accelerators * rent.range.value
    if (cost < least) {
      least = cost
      best = found
    }
  }
  return best
}
