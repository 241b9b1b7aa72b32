import type { Accelerator, Knowledge } from '../../knowledge/knowledge.ts'
import { groupsOf } from '../device-memory.ts'
import { rentOf } from '../money.ts'
import { type Range, times } from '../range.ts'
import { rentCandidates } from '../serving/candidates.ts'
import { HOURS, ownTermsOf, powerMonth } from '../serving/own-month.ts'
import { setupOf } from '../serving/setup.ts'
import type { Setup } from '../serving/terms.ts'
import { busiestCopy, type ModelCopy } from './copy-of-model.ts'
import type { MachineNeed } from './machine-need.ts'

/** Copies of the model on accelerators of one kind. */
export type MachinePart = ModelCopy & {
  readonly copies: number
  readonly owned: boolean
  /** Rent, or the power of what is owned. */
  readonly monthlyUsd: Range
}

/** Machines that carry a load: owned ones first, then rented ones. */
export type MachineSet = {
  readonly parts: readonly MachinePart[]
  readonly accelerators: number
  /** Requests a second of all copies together when each is as busy as the latency allows. */
  readonly requestsPerSecond: Range
  readonly monthlyUsd: Range
}

type End = 'value' | 'low' | 'high'
/** The slowest answers are the fewest. */
const OTHER_END = { value: 'value', low: 'high', high: 'low' } as const

/** Share of what the copies can do that the busiest second may take: beyond it requests wait for each other. (Our assumption.) */
export const BUSY_SHARE = 0.8

/**
 * The sets of machines that meet a need, the cheapest first: what is owned carries as much as it can, and one kind of rented card the rest. Empty when
 * nothing meets the latency or holds the model. `spare`: with any one copy gone the others still carry the load. Pure.
 */
export function cheapestMachines(need: MachineNeed, knowledge: Knowledge): readonly MachineSet[] {
  const owned = need.owned.flatMap((one) => ownedPart(one.accelerator, one.accelerators, need, knowledge))
  owned.sort((a, b) => costOfRequest(a) - costOfRequest(b))
  const alone = setOf(owned, undefined, need)
  if (alone !== undefined) return [alone]
  const sets = rentedCards(need, knowledge).flatMap((accelerator) => {
    const best = groupsOf(accelerator)
      .flatMap((group) => partOf(accelerator, group, need, knowledge))
      .flatMap((part) => setOf(owned, part, need) ?? [])
      .sort(cheapest)[0]
    return best === undefined ? [] : [best]
  })
  return sets.sort(cheapest)
}

const cheapest = (a: MachineSet, b: MachineSet): number =>
  a.monthlyUsd.value - b.monthlyUsd.value || a.accelerators - b.accelerators

const costOfRequest = (part: MachinePart): number => part.monthlyUsd.value / part.requestsPerSecond

function rentedCards(need: MachineNeed, knowledge: Knowledge): readonly Accelerator[] {
  return need.accelerator === undefined
    ? rentCandidates(knowledge).map(({ accelerator }) => accelerator)
    : [need.accelerator]
}

/** As many copies as the owned accelerators of a kind hold, in the groups that carry most. */
function ownedPart(accelerator: Accelerator, count: number, need: MachineNeed, knowledge: Knowledge): MachinePart[] {
  const parts = groupsOf(accelerator).flatMap((group) => {
    const copy = group > count ? undefined : copyOn(accelerator, group, need, knowledge)
    if (copy === undefined) return []
    const { tariff } = ownTermsOf(need.query)
    const monthlyUsd = powerMonth(accelerator, group, tariff)
    return [{ ...copy, copies: Math.floor(count / group), owned: true, monthlyUsd }]
  })
  const carries = (part: MachinePart): number => part.copies * part.requestsPerSecond
  return parts.sort((a, b) => carries(b) - carries(a)).slice(0, 1)
}

/** One rented copy; its number follows from the load. */
function partOf(accelerator: Accelerator, group: number, need: MachineNeed, knowledge: Knowledge): MachinePart[] {
  const rent = rentOf(accelerator)
  const copy = rent === undefined ? undefined : copyOn(accelerator, group, need, knowledge)
  if (rent === undefined || copy === undefined) return []
  return [{ ...copy, copies: 1, owned: false, monthlyUsd: times(rent.range, HOURS * group) }]
}

function copyOn(
  accelerator: Accelerator,
  group: number,
  need: MachineNeed,
  knowledge: Knowledge,
): ModelCopy | undefined {
  const { find: _, owned: __, ...query } = need.query
  const setup: Setup = setupOf({ ...query, accelerator: accelerator.key, accelerators: group }, knowledge)
  return busiestCopy(setup, need.latencyMs)
}

/** Takes owned copies while they are needed, then rented ones; undefined when the owned ones do not do and none may be rented. */
function setOf(
  owned: readonly MachinePart[],
  rented: MachinePart | undefined,
  need: MachineNeed,
): MachineSet | undefined {
  const parts: MachinePart[] = []
  for (const part of owned) {
    const copies = Math.min(part.copies, copiesFor(need, parts, part))
    if (copies > 0) parts.push(many(part, copies))
  }
  if (rented !== undefined) {
    const copies = copiesFor(need, parts, rented)
    if (copies > 0) parts.push(many(rented, copies))
  }
  if (!carries(need, parts)) return undefined
  const sum = (pick: (part: MachinePart) => number): number => parts.reduce((total, part) => total + pick(part), 0)
  const ranged = (pick: (part: MachinePart, end: End) => number): Range => ({
    value: sum((part) => pick(part, 'value')),
    low: sum((part) => pick(part, 'low')),
    high: sum((part) => pick(part, 'high')),
  })
  return {
    parts,
    accelerators: sum(({ group, copies }) => group * copies),
    requestsPerSecond: ranged(
      (part, end) => (part.requestsPerSecond * part.copies * part.latencyMs.value) / part.latencyMs[OTHER_END[end]],
    ),
    monthlyUsd: ranged((part, end) => part.monthlyUsd[end]),
  }
}

const many = (part: MachinePart, copies: number): MachinePart => ({
  ...part,
  copies,
  monthlyUsd: times(part.monthlyUsd, copies),
})

/** Copies of one more kind that are needed beside others. */
function copiesFor(need: MachineNeed, others: readonly MachinePart[], part: MachinePart): number {
  if (carries(need, others)) return 0
  const busy = part.requestsPerSecond * BUSY_SHARE
  const rest = need.peakPerSecond - capacity(others)
  let copies = Math.max(1, Math.ceil(rest / busy))
  while (!carries(need, [...others, { ...part, copies }])) copies++
  return copies
}

const capacity = (parts: readonly MachinePart[]): number =>
  BUSY_SHARE * parts.reduce((sum, { requestsPerSecond, copies }) => sum + requestsPerSecond * copies, 0)

/** Whether copies carry the busiest second, with the strongest one gone where a spare is wanted. */
function carries(need: MachineNeed, parts: readonly MachinePart[]): boolean {
  const copies = parts.reduce((sum, part) => sum + part.copies, 0)
  const strongest = Math.max(0, ...parts.map((part) => part.requestsPerSecond))
  const lost = need.spare ? BUSY_SHARE * strongest : 0
  return copies >= (need.spare ? 2 : 1) && capacity(parts) - lost >= need.peakPerSecond * (1 - 1e-9)
}
