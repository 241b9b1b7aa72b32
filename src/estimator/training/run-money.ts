import { counted, num } from '../../amounts/print.ts'
import { assume } from '../assume.ts'
import type { Draft } from '../draft.ts'
import { optionalNumber, type Query } from '../fields.ts'
import { noteDate, purchaseOf, rentOf } from '../money.ts'
import type { EstimateOptions } from '../query.ts'
import { exactly, figure, product, type Range, times } from '../range.ts'
import type { TrainingRun } from './formulas.ts'

type Machines = Pick<TrainingRun, 'accelerator' | 'accelerators'>

/** What the hours of a run cost to rent, and what its machines would cost to buy. */
export function addMoney(draft: Draft, query: Query, run: Machines, hours: Range, options: EstimateOptions): void {
  renting(draft, query, run, hours, options)
  buying(draft, run, options)
}

function renting(draft: Draft, query: Query, run: Machines, hours: Range, options: EstimateOptions): void {
  const own = optionalNumber(query, 'rentUsdPerHour', { max: 1e6 })
  const rent =
    own === undefined ? rentOf(run.accelerator) : { range: exactly(own), date: options.today ?? '', sources: [] }
  if (rent === undefined) {
    assume(draft, 'no-rent', () => `No rental price for ${run.accelerator.name} is known.`, {
      hint: 'Give rentUsdPerHour for the cost.',
    })
    return
  }
  const cost = product(hours, rent.range)
  draft.results.costUsd = figure(cost, 'USD')
  draft.breakdown.rentUsdPerHour = rent.range.value
  draft.working.push(
    () =>
      `cost: ${num(hours.value)} hours x ${num(rent.range.value)} USD (from ${num(rent.range.low)} to ${num(rent.range.high)}) = ${num(cost.value)} USD`,
  )
  if (own === undefined) noteDate(draft, `The rent of ${run.accelerator.name}`, rent, options)
}

/** What the machines would cost to buy: cards, and a quarter to nearly half on top for servers and network (an unverified rule). */
function buying(draft: Draft, run: Machines, options: EstimateOptions): void {
  const purchase = purchaseOf(run.accelerator)
  const { accelerators } = run
  if (purchase === undefined || accelerators === undefined) return
  const cost = product(times(purchase.range, accelerators), { value: 1.2, low: 1, high: 1.45 })
  draft.results.purchaseUsd = figure(cost, 'USD')
  draft.working.push(
    () =>
      `to buy: ${counted(accelerators, 'accelerator')} x ${num(purchase.range.value)} USD (from ${num(purchase.range.low)} to ${num(purchase.range.high)}) x 1.2 (servers and network, from 1 to 1.45) = ${num(cost.value)} USD`,
  )
  draft.working.push(
    () =>
      `GPUs alone at the lowest price, without servers and network: ${counted(accelerators, 'accelerator')} x ${num(purchase.range.low)} USD = ${num(accelerators * purchase.range.low)} USD`,
  )
  noteDate(draft, `The purchase price of ${run.accelerator.name}`, purchase, options)
}
