import { counted, num } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { assume } from '../assume.ts'
import { type Draft, draftOf, finished } from '../draft.ts'
import { BadQuery, type Query } from '../fields.ts'
import { noteDate, rentOf } from '../money.ts'
import type { EstimateOptions, SizeAnswer } from '../query.ts'
import { figure, type Range } from '../range.ts'
import { HOURS } from '../serving/own-month.ts'
import { BUSY_SHARE, cheapestMachines, type MachinePart, type MachineSet } from './cheapest-machines.ts'
import { type MachineNeed, machineNeedOf, NEED_FIELDS } from './machine-need.ts'

type Size = (query: Query, knowledge: Knowledge, options: EstimateOptions) => SizeAnswer

const OTHERS_SHOWN = 3

/** Answers a serving query with `find: "cheapest"`: finds the machines, asks the query of them, and adds how many there are and what they cost. */
export function sizeCheapest(query: Query, size: Size, knowledge: Knowledge, options: EstimateOptions): SizeAnswer {
  const need = machineNeedOf(query, knowledge)
  const [best, ...others] = cheapestMachines(need, knowledge)
  const main = best?.parts[0]
  if (best === undefined || main === undefined) throw nothing(need)
  const rest = Object.entries(query).filter(([field]) => !NEED_FIELDS.includes(field))
  const { accelerator, group: accelerators, concurrency } = main
  const contextTokens = query.kind === 'serving-memory' ? tokensOf(query) : {}
  const asked = {
    ...contextTokens,
    ...Object.fromEntries(rest),
    accelerator: accelerator.key,
    accelerators,
    concurrency,
  }
  const draft = draftOf(size(asked, knowledge, options))
  Object.assign(draft.query, { ...query, accelerator: accelerator.key, accelerators, concurrency })
  addSet(draft, need, best)
  for (const part of others.slice(0, OTHERS_SHOWN).flatMap((set) => set.parts.at(-1) ?? []))
    draft.working.push(() => partLine('instead', part))
  for (const part of best.parts) {
    const rent = part.owned ? undefined : rentOf(part.accelerator)
    if (rent !== undefined) noteDate(draft, `The rent of ${part.accelerator.name}`, rent, options)
  }
  return finished(draft)
}

function addSet(draft: Draft, need: MachineNeed, set: MachineSet): void {
  const { parts, accelerators, requestsPerSecond, monthlyUsd } = set
  const slowest = parts.reduce((a, b) => (b.latencyMs.value > a.latencyMs.value ? b : a))
  draft.results.acceleratorsNeeded = figure(countOf(parts), 'accelerators')
  draft.results.requestsPerSecond = figure(requestsPerSecond, 'requests/s')
  draft.results.latencyMs = figure(slowest.latencyMs, 'ms')
  draft.results.monthlyUsd = figure(monthlyUsd, 'USD a month')
  draft.breakdown.ownedAccelerators = parts.reduce((sum, part) => sum + (part.owned ? part.group * part.copies : 0), 0)
  draft.breakdown.rentedAccelerators = accelerators - draft.breakdown.ownedAccelerators
  for (const part of parts) draft.working.push(() => partLine(part.owned ? 'owned' : 'rented', part))
  assume(
    draft,
    'busy-share',
    () =>
      `The busiest second is planned to use at most ${num(BUSY_SHARE * 100)}% of what the machines can do. Above that, requests wait for each other.`,
    { silent: true },
  )
  if (need.spare)
    assume(
      draft,
      'spare',
      () => 'One copy of the model is a spare: if any one fails, the others can handle the busiest second.',
    )
  if (parts.some((part) => part.owned))
    assume(draft, 'owned-first', () => 'Machines you own come first and cost only their power.')
  if (need.peakPerSecond === 0)
    assume(draft, 'no-load', () => 'No load is given, so this is the cheapest machine for one copy of the model.', {
      hint: 'Give peakPerSecond or requestsPerDay.',
    })
}

/** How many it would be if every copy were as fast as its range allows, or as slow. */
function countOf(parts: readonly MachinePart[]): Range {
  const at = (end: 'value' | 'low' | 'high'): number =>
    parts.reduce((sum, { group, copies, latencyMs }) => {
      const needed = Math.ceil((copies * latencyMs[end]) / latencyMs.value - 1e-9)
      return sum + group * Math.max(1, needed)
    }, 0)
  return { value: at('value'), low: at('low'), high: at('high') }
}

function partLine(what: string, part: MachinePart): string {
  const { accelerator, group, copies, monthlyUsd } = part
  const each = monthlyUsd.value / copies / group
  const price = part.owned ? `${num(each)} USD of power` : `${num(each / HOURS)} USD x ${HOURS} hours`
  return `${what}, ${accelerator.name}, a month: ${counted(copies, 'group')} x ${counted(group, 'accelerator')} x ${price} = ${num(monthlyUsd.value)} USD`
}

/** Memory is asked for the whole context of a request. */
function tokensOf(query: Query): Record<string, number> {
  const [prompt, output] = [Number(query.promptTokens ?? 512), Number(query.outputTokens ?? 256)]
  return { contextTokens: prompt + output }
}

function nothing(need: MachineNeed): BadQuery {
  const { latencyMs } = need
  return latencyMs === undefined
    ? new BadQuery('does-not-fit', 'model', 'No accelerator for rent can hold this model: use a smaller number format.')
    : new BadQuery(
        'too-slow',
        'latencyMs',
        `No accelerator for rent gives a whole answer within ${num(latencyMs)} ms: allow more, ask for fewer tokens or use a smaller model.`,
      )
}
