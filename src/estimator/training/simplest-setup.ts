import type { Range } from '../range.ts'
import { type TrainingJob, trainingMemory } from './memory-formulas.ts'

/** A way to spread a job over accelerators, simplest first. `kind` is an option of the plan's parallelism decision. */
export type TrainingSetup = {
  readonly kind: 'single' | 'fsdp' | '3d'
  readonly name: string
  readonly accelerators: number
  readonly job: TrainingJob
  readonly bytes: number
}

/**
 * The simplest way to train that fits `bytes` on each accelerator: one device; else states shared over 2, 4, 8, ... devices; else tensor
 * parallelism over the 8 of a server and states shared over servers. Undefined when 16,384 devices do not do.
 */
export function simplestSetup(job: TrainingJob, bytes: number): TrainingSetup | undefined {
  return simplestSetups(job, [bytes])[0]
}

/** The same for several limits at once; each way is sized only once. */
export function simplestSetups(job: TrainingJob, limits: readonly number[]): (TrainingSetup | undefined)[] {
  const found: (TrainingSetup | undefined)[] = limits.map(() => undefined)
  for (const setup of ways(job)) {
    for (let i = 0; i < limits.length; i++) {
      if (found[i] === undefined && setup.bytes <= (limits[i] as number)) found[i] = setup
    }
    if (!found.includes(undefined)) break
  }
  return found
}

type Counted = { readonly accelerators: number }

/** The accelerators of a set-up, between those for the low and for the high end of the need; one that nothing holds says nothing. */
export function countBetween(found: Counted, low: Counted | undefined, high: Counted | undefined): Range {
  const value = found.accelerators
  return {
    value,
    low: Math.min(value, low?.accelerators ?? value),
    high: Math.max(value, high?.accelerators ?? value),
  }
}

function* ways(job: TrainingJob): Generator<TrainingSetup> {
  const alone: TrainingJob = {
    ...job,
    accelerators: 1,
    sharding: 'none',
    tensorParallel: 1,
    pipelineParallel: 1,
    contextParallel: 1,
  }
  yield way('single', 'one accelerator', alone)
  for (let accelerators = 2; accelerators <= 1024; accelerators *= 2) {
    yield way('fsdp', `${accelerators} accelerators, states shared (FSDP or ZeRO-3)`, {
      ...alone,
      accelerators,
      sharding: 'zero3',
    })
  }
  for (let accelerators = 8; accelerators <= 16_384; accelerators *= 2) {
    const name = `${accelerators} accelerators, tensor parallelism of 8 and states shared`
    yield way('3d', name, { ...alone, accelerators, sharding: 'zero3', tensorParallel: 8 })
  }
}

function way(kind: TrainingSetup['kind'], name: string, job: TrainingJob): TrainingSetup {
  return { kind, name, accelerators: job.accelerators, job, bytes: trainingMemory(job).total }
}
