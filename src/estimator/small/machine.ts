import { num } from '../../amounts/print.ts'
import type { Accelerator, Knowledge } from '../../knowledge/knowledge.ts'
import { acceleratorOf } from '../accelerator-of.ts'
import { assume } from '../assume.ts'
import type { Draft } from '../draft.ts'
import { BadQuery, optionalNumber, optionalText, type Query } from '../fields.ts'
import { noteDate, rentOf } from '../money.ts'
import type { EstimateOptions } from '../query.ts'
import { type Range, times } from '../range.ts'

/** What a small model runs on: a card, or the virtual processors of a server. */
export type Machine = {
  readonly name: string
  readonly accelerator: Accelerator | undefined
  readonly cpus: number
  /** Peak rate in tera-operations a second. */
  readonly peak: number
}

/** The fields that `machineOf` reads. */
export const MACHINE_FIELDS = ['accelerator', 'cpus']

/** Peak of one virtual processor in tera-operations a second: 16 lanes of 32 bits at about 2.5 GHz, half a core. A round figure, since types differ. */
const PEAK_OF_CPU = 0.04

/** An ordinary cloud server, where nobody said how many processors. */
const USUAL_CPUS = 8

/** The machine of a query: `accelerator`, or `cpu` with `cpus`. */
export function machineOf(query: Query, knowledge: Knowledge): Machine {
  const name = optionalText(query, 'accelerator')
  const cpus = optionalNumber(query, 'cpus', { max: 10_000 })
  if (name === undefined && cpus === undefined)
    throw new BadQuery('missing', 'accelerator', 'accelerator is missing: name a GPU (t4, l4, a10), or cpu with cpus.')
  const bare = name === undefined || /^cpus?$/i.test(name)
  const accelerator = bare ? undefined : acceleratorOf(query, knowledge)
  if (accelerator !== undefined && accelerator.kind !== 'cpu')
    return { name: accelerator.name, accelerator, cpus: 0, peak: accelerator.bf16Tflops }
  const count = cpus ?? USUAL_CPUS
  return { name: `${count} virtual processors`, accelerator: undefined, cpus: count, peak: count * PEAK_OF_CPU }
}

/** Puts the machine into the answer. */
export function noteMachine(draft: Draft, query: Query, machine: Machine): void {
  draft.query.accelerator = machine.accelerator?.key ?? 'cpu'
  if (machine.accelerator !== undefined) draft.sources.add(machine.accelerator.source)
  else draft.query.cpus = machine.cpus
  if (machine.accelerator === undefined && query.cpus === undefined)
    assume(draft, 'usual-cpus', () => `A server with ${USUAL_CPUS} virtual CPUs is assumed.`, {
      short: `${USUAL_CPUS} virtual processors`,
      hint: 'Give cpus.',
    })
}

/** What an hour of the machine is rented for in US dollars, noted in the answer; undefined where no offer is known. */
export function hourOf(
  draft: Draft,
  machine: Machine,
  knowledge: Knowledge,
  options: EstimateOptions,
): Range | undefined {
  if (machine.accelerator !== undefined) {
    const rent = rentOf(machine.accelerator)
    if (rent === undefined) {
      assume(draft, 'no-rent', () => `No rental price for ${machine.name} is known, so there is no cost.`)
      return undefined
    }
    noteDate(draft, `The rent of ${machine.name}`, rent, options)
    return rent.range
  }
  const offers = knowledge.rents.flatMap((rent) =>
    rent.processors === undefined ? [] : [{ each: (rent.usdPerHour ?? rent.low) / rent.processors, rent }],
  )
  const sorted = offers.sort((a, b) => a.each - b.each)
  const [first, middle, last] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]
  if (first === undefined || middle === undefined || last === undefined) return undefined
  for (const { rent } of sorted) draft.sources.add(rent.source)
  draft.working.push(
    () =>
      `rent: ${num(machine.cpus)} processors x ${num(middle.each)} USD = ${num(machine.cpus * middle.each)} USD an hour`,
  )
  return times({ value: middle.each, low: first.each, high: last.each }, machine.cpus)
}
