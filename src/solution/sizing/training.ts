import { estimate } from '../../estimator/estimate.ts'
import { findAccelerator } from '../../knowledge/find.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Workload } from '../workload.ts'
import { type Choice, trains, uses } from './choice.ts'
import type { PlanQuery } from './plan-query.ts'
import { type Stage, stagesOf } from './stages.ts'
import type { Subject } from './subject.ts'

type Setup = { readonly accelerator: string; readonly accelerators: number; readonly sharding: string }

const CARDS_A_NODE = 8
const PARALLEL = { single: 'none', ddp: 'ddp', fsdp: 'zero3', '3d': 'zero3' } as const

/** What has to be known before weights are changed: memory, time, money, energy, disk, and the data that a size deserves. */
export function trainingQueries(
  choice: Choice,
  subject: Subject,
  workload: Workload,
  knowledge: Knowledge,
): readonly PlanQuery[] {
  if (!trains(choice) || atVendor(choice)) return []
  const stages = stagesOf(choice, workload, knowledge.planning)
  return stages.flatMap((stage, index) => stageQueries(stage, index === 0, choice, subject, workload, knowledge))
}

/** True if a vendor tunes its own model: then nobody here rents a machine for it. */
export function atVendor(choice: Choice): boolean {
  return choice.serving === 'vendor-api'
}

function stageQueries(
  stage: Stage,
  largest: boolean,
  choice: Choice,
  subject: Subject,
  workload: Workload,
  knowledge: Knowledge,
): PlanQuery[] {
  const { planning } = knowledge
  const contextTokens = choice.family === 'decoder' ? planning.examples.trainingContext : 512
  const shared = { ...subject.query, method: stage.method, precision: 'bf16', contextTokens }
  const memoryOf = (setup: Setup) => ({
    kind: 'training-memory',
    ...shared,
    microBatch: 1,
    checkpointActivations: true,
    ...setup,
  })
  const computeOf = (setup: Setup) => {
    const { accelerator, accelerators } = setup
    return { kind: 'training-compute', ...shared, tokensB: stage.tokens / 1e9, accelerator, accelerators }
  }
  const tried = setups(stage, choice, largest, workload, knowledge)
  const fitting = tried.find((setup) => fits(memoryOf(setup), knowledge)) ?? tried.at(-1)
  if (fitting === undefined) return []
  const setup = stage.pretraining ? spread(fitting, computeOf(fitting), workload, knowledge) : fitting
  const card = findAccelerator(knowledge, setup.accelerator)?.name ?? setup.accelerator
  const machine = setup.accelerators === 1 ? `one ${card}` : `${setup.accelerators} x ${card}`
  const rented =
    workload.hosting !== 'on-premises' &&
    !workload.owned.includes(setup.accelerator) &&
    (!stage.pretraining || !ownsFor(workload, knowledge, setup))
  const queries: PlanQuery[] = [
    {
      id: `${stage.id}-memory`,
      query: memoryOf(setup),
      show: { perAcceleratorGiB: `${stage.title}: memory on ${setup.accelerators === 1 ? '' : 'each of '}${machine}` },
    },
    {
      id: `${stage.id}-compute`,
      query: computeOf(setup),
      show: {
        acceleratorHours: `${stage.title}: accelerator hours of one run`,
        ...(stage.pretraining ? { days: `${stage.title}: length of one run on ${machine}` } : {}),
        ...(rented ? { costUsd: `${stage.title}: one run` } : {}),
        energyKwh: `${stage.title}: energy of one run`,
        co2Kg: `${stage.title}: emissions of one run`,
      },
    },
  ]
  // An adapter's checkpoint is a few hundred megabytes: not worth a line.
  if (stage.method === 'full') {
    queries.push({
      id: `${stage.id === 'training' ? '' : `${stage.id}-`}checkpoint`,
      query: { kind: 'checkpoint', ...subject.query, precision: 'bf16' },
      show: { checkpointGiB: `${stage.title}: disk for one checkpoint` },
    })
  }
  if (uses(choice, 'from-scratch') && stage.pretraining) {
    queries.push({
      id: 'data-size',
      query: { kind: 'data-size', ...subject.query },
      show: { optimalTokensB: 'Training tokens that suit the size (Chinchilla)' },
    })
  }
  return queries
}

/** Set-ups worth trying, simplest first, on a card that the team has before a rented one: the decision about parallelism binds the largest stage; the rest takes what fits. */
function setups(
  stage: Stage,
  choice: Choice,
  largest: boolean,
  { owned }: Workload,
  knowledge: Knowledge,
): readonly Setup[] {
  const { examples } = knowledge.planning
  const rent = choice.size === 'under-1b' ? examples.smallAccelerator : examples.accelerator
  const one = { accelerator: rent, accelerators: 1, sharding: 'none' }
  const node = { accelerator: examples.accelerator, accelerators: CARDS_A_NODE }
  // Four-bit weights under the adapter are chosen for a small card.
  const there = stage.pretraining ? [] : owned.map((accelerator) => ({ ...one, accelerator }))
  const small = stage.method === 'qlora' ? [{ ...one, accelerator: examples.ownAccelerator }] : []
  const own = [...there, ...small]
  const decided = largest ? choice.parallelism : 'none'
  if (decided === 'single') return [...own, one]
  if (decided === 'ddp' || decided === 'fsdp') return [{ ...node, sharding: PARALLEL[decided] }]
  const many = { ...node, accelerators: CARDS_A_NODE * 4, sharding: PARALLEL['3d'] }
  return decided === '3d' ? [many] : [...own, one, { ...node, sharding: PARALLEL.fsdp }, many]
}

function fits(query: Readonly<Record<string, unknown>>, knowledge: Knowledge): boolean {
  const answer = estimate(query, knowledge)
  if ('error' in answer) return false
  const needed = answer.results.perAcceleratorGiB?.value ?? Number.POSITIVE_INFINITY
  return needed <= (answer.breakdown.usableGiBPerAccelerator ?? 0)
}

/** Pre-training on so many accelerators (doubling) that a run ends in time; a team with one server has no more than that. */
function spread(
  setup: Setup,
  query: Readonly<Record<string, unknown>>,
  workload: Workload,
  knowledge: Knowledge,
): Setup {
  if (workload.hardware === 'one-node' || setup.accelerators === 1) return setup
  const answer = estimate(query, knowledge)
  const hours = 'error' in answer ? 0 : (answer.results.acceleratorHours?.value ?? 0)
  const needed = hours / 24 / knowledge.planning.examples.trainingDays
  let { accelerators } = setup
  while (accelerators < needed && accelerators < 16_384) accelerators *= 2
  return { ...setup, accelerators }
}

/** True if the team has the accelerators of this set-up, by its answer about hardware. */
export function ownsFor(
  workload: Workload,
  { planning }: Knowledge,
  { accelerators }: { readonly accelerators: number },
): boolean {
  return (planning.examples.owned[workload.hardware] ?? 0) >= accelerators
}
