import type { Accelerator, Knowledge } from '../../knowledge/knowledge.ts'
import { groupsOf, usableBytes } from '../device-memory.ts'
import { type Cost, rentable } from '../money.ts'
import { type ServingJob, servingMemory } from '../serving/memory-formulas.ts'
import type { TrainingJob } from '../training/memory-formulas.ts'
import { simplestSetup } from '../training/simplest-setup.ts'

/** Accelerators that hold a job, and what an hour of them costs. */
export type AcceleratorSet = {
  readonly accelerator: Accelerator
  readonly accelerators: number
  readonly rent: Cost
  readonly usdPerHour: number
}

/** The sets of rented accelerators that hold a serving job, the cheapest first. `factor` makes the need larger or smaller. */
export function setsForServing(knowledge: Knowledge, job: ServingJob, factor = 1): AcceleratorSet[] {
  return setsBy(knowledge, (accelerator) => {
    const room = usableBytes(accelerator)
    return groupsOf(accelerator).find(
      (accelerators) => servingMemory({ ...job, accelerators }).total * factor <= room * accelerators,
    )
  })
}

/** The sets of rented accelerators that hold a training job, spread in the simplest way, the cheapest first. */
export function setsForTraining(knowledge: Knowledge, job: TrainingJob, factor = 1): AcceleratorSet[] {
  return setsBy(knowledge, (accelerator) => simplestSetup(job, usableBytes(accelerator) / factor)?.accelerators)
}

function setsBy(knowledge: Knowledge, countOn: (accelerator: Accelerator) => number | undefined): AcceleratorSet[] {
  const sets = rentable(knowledge).flatMap(({ accelerator, rent }) => {
    const accelerators = countOn(accelerator)
    return accelerators === undefined
      ? []
      : [{ accelerator, accelerators, rent, usdPerHour: accelerators * rent.range.value }]
  })
  return sets.sort((a, b) => a.usdPerHour - b.usdPerHour)
}
