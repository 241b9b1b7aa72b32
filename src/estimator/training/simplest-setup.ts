import { type TrainingJob, trainingMemory } from './memory-formulas.ts'

/** A way to spread a job over accelerators, simplest first. `kind` is an option of the plan's parallelism decision. */
export type TrainingSetup = {
  readonly kind: 'single' | 'ddp' | 'fsdp' | '3d'
  readonly name: string
  readonly accelerators: number
  readonly job: TrainingJob
}

/**
 * The simplest way to train that fits `bytes` on each accelerator: one device; else states shared over 2, 4, 8, ... devices; else tensor
 * parallelism over the 8 of a server and states shared over servers. Undefined when 16,384 devices do not do.
 */
export function simplestSetup(job: TrainingJob, bytes: number): TrainingSetup | undefined {
  const alone: TrainingJob = {
    ...job,
    accelerators: 1,
    sharding: 'none',
    tensorParallel: 1,
    pipelineParallel: 1,
    contextParallel: 1,
  }
  if (trainingMemory(alone).total <= bytes)
    return { kind: 'single', name: 'one accelerator', accelerators: 1, job: alone }
  for (let accelerators = 2; accelerators <= 1024; accelerators *= 2) {
    const shared: TrainingJob = { ...alone, accelerators, sharding: 'zero3' }
    if (trainingMemory(shared).total <= bytes)
      return {
        kind: 'fsdp',
        name: `${accelerators} accelerators, states shared (FSDP or ZeRO-3)`,
        accelerators,
        job: shared,
      }
  }
  for (let accelerators = 8; accelerators <= 16_384; accelerators *= 2) {
    const spread: TrainingJob = { ...alone, accelerators, sharding: 'zero3', tensorParallel: 8 }
    if (trainingMemory(spread).total <= bytes)
      return {
        kind: '3d',
        name: `${accelerators} accelerators, tensor parallelism of 8 and states shared`,
        accelerators,
        job: spread,
      }
  }
  return undefined
}
