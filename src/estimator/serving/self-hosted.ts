import { counted, num } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { acceleratorOf } from '../accelerator-of.ts'
import type { Shape } from '../architecture/shape.ts'
import { assume } from '../assume.ts'
import type { Draft } from '../draft.ts'
import { optionalNumber, type Query } from '../fields.ts'
import { noteDate, rentOf } from '../money.ts'
import { noteShape } from '../note-shape.ts'
import type { EstimateOptions } from '../query.ts'
import { around, figure, inverse, product, type Range, times } from '../range.ts'
import { ownCandidates, rentCandidates } from './candidates.ts'
import { type Candidate, cheapestDeployment, type Deployment, type KnownRates, type Load } from './deployment.ts'
import { HOURS, type OwnMonth, ownMonth, ownTermsOf, SERVER } from './own-month.ts'

const SECONDS_OF_MONTH = 30.4 * 86_400

/** The traffic of a month. */
export type Traffic = { readonly requests: number; readonly prompt: number; readonly output: number }

/** Adds what a month costs on rented and on own accelerators; each kind is chosen for itself unless the query names one. */
export function addSelfHosted(
  draft: Draft,
  query: Query,
  knowledge: Knowledge,
  shape: Shape,
  traffic: Traffic,
  apiUsdPerToken: number | undefined,
  options: EstimateOptions,
): void {
  noteShape(draft, shape)
  if (shape.family !== 'decoder')
    assume(draft, 'text-models', () => 'Hosting prices are for models that generate text; an encoder needs far less.')
  const utilization = optionalNumber(query, 'utilization', { max: 1 }) ?? 0.3
  const perSecond = (traffic.requests * traffic.output) / SECONDS_OF_MONTH
  const terms = ownTermsOf(query)
  const accelerator = acceleratorOf(query, knowledge)
  const load: Load = { query, shape, perSecond, prompt: traffic.prompt, output: traffic.output, utilization }
  const named: readonly Candidate[] | undefined = accelerator === undefined ? undefined : [{ accelerator, cost: 1 }]
  const rates: KnownRates = new Map()
  const rented = cheapestDeployment(named ?? rentCandidates(knowledge), load, rates)
  const owned = named === undefined ? cheapestDeployment(ownCandidates(knowledge, terms), load, rates) : rented
  if (rented === undefined) {
    assume(draft, 'no-group', () => 'No single server with a known accelerator can hold this model.', {
      hint: 'Give accelerator, or a smaller number format.',
    })
    return
  }
  draft.query.accelerator = rented.accelerator.key
  draft.query.accelerators = rented.accelerators
  draft.working.push(
    () =>
      `output: ${num(traffic.requests)} requests a month x ${num(traffic.output)} tokens / ${num(SECONDS_OF_MONTH)} seconds = ${num(perSecond)} tokens/s on average`,
  )
  draft.breakdown.fullGroupTokensPerSecond = rented.rate.measured
  draft.working.push(
    () =>
      `a full group by serving-speed: ${num(rented.rate.measured)} tokens/s; planned with ${num(rented.rate.value)}, which follows the machine, not individual models, so that a larger model never comes out cheaper`,
  )
  draft.working.push(() => groupLine(rented, perSecond, utilization))
  if (query.utilization === undefined)
    assume(
      draft,
      'utilization',
      () => 'The machines are assumed to be 30% used on average, because load comes in waves.',
      {
        hint: 'Give utilization.',
      },
    )
  draft.results.acceleratorsNeeded = figure(rented.count, 'accelerators')
  const rent = rentedMonth(draft, rented, options)
  const own = owned === undefined ? undefined : ownMonth(owned, terms)
  if (owned !== undefined && own !== undefined) {
    if (owned.accelerator !== rented.accelerator || owned.group !== rented.group)
      draft.working.push(() => `the cheapest to own are different ones; ${groupLine(owned, perSecond, utilization)}`)
    noteOwn(draft, owned, own, terms.months, options)
  } else {
    const name = (owned ?? rented).accelerator.name
    assume(draft, 'no-purchase-price', () => `No purchase price for ${name} is known.`)
  }
  if (rent === undefined) return
  if (apiUsdPerToken !== undefined) noteBreakEven(draft, rented, rent, apiUsdPerToken)
  if (own !== undefined) notePayback(draft, rent, own)
}

const groupLine = (found: Deployment, perSecond: number, utilization: number): string =>
  `groups of ${found.group} x ${found.accelerator.name}, rounded up to ${num(found.accelerators / found.group)}: ${num(perSecond)} tokens/s / (${num(found.rate.value)} tokens/s planned for a full one x ${num(utilization * 100)}%) = ${num(perSecond / (found.rate.value * utilization))} groups`

function rentedMonth(draft: Draft, found: Deployment, options: EstimateOptions): Range | undefined {
  const rent = rentOf(found.accelerator)
  if (rent === undefined) {
    assume(draft, 'no-rent', () => `No rental price for ${found.accelerator.name} is known.`)
    return undefined
  }
  const month = product(found.count, times(rent.range, HOURS))
  draft.results.rentUsd = figure(month, 'USD a month')
  draft.working.push(
    () =>
      `rent, a month: ${counted(found.accelerators, 'accelerator')} x ${num(rent.range.value)} USD x ${HOURS} hours = ${num(month.value)} USD`,
  )
  noteDate(draft, `The rent of ${found.accelerator.name}`, rent, options)
  return month
}

function noteOwn(draft: Draft, found: Deployment, own: OwnMonth, months: number, options: EstimateOptions): void {
  draft.results.ownUsd = figure(own.month, 'USD a month')
  draft.breakdown.purchaseUsd = own.buy.value
  draft.breakdown.ownAccelerators = found.accelerators
  draft.query.ownAccelerator = found.accelerator.key
  draft.working.push(
    () =>
      `to buy: ${counted(found.accelerators, 'accelerator')} x ${num(own.purchase.range.value)} USD x ${SERVER.value} (servers and network) = ${num(own.buy.value)} USD`,
  )
  draft.working.push(
    () =>
      `own, a month: ${num(own.buy.value)} USD / ${num(months)} months + ${num(own.power.value)} USD of power = ${num(own.month.value)} USD`,
  )
  assume(
    draft,
    'own-machines',
    () =>
      `Your own machines: 25 to 45% on top of the GPUs for servers, ${num(months / 12)} years of use, staff and room not counted.`,
    { silent: true },
  )
  noteDate(draft, `The purchase price of ${found.accelerator.name}`, own.purchase, options)
}

function noteBreakEven(draft: Draft, found: Deployment, rent: Range, apiUsdPerToken: number): void {
  const group = (rent.value / found.accelerators) * found.group
  const tokens = group / apiUsdPerToken
  draft.results.breakEvenTokensPerMonth = figure(around(tokens, 0.5, 2), 'tokens a month')
  draft.working.push(
    () =>
      `break-even, tokens a month: ${num(group)} USD a month for a group / (${num(apiUsdPerToken * 1e6)} USD at the API / 1 million) = ${num(tokens)} tokens`,
  )
}

function notePayback(draft: Draft, rent: Range, own: OwnMonth): void {
  if (rent.value <= own.power.value) return
  const saved = around(rent.value - own.power.value, rent.low / rent.value, rent.high / rent.value)
  draft.results.breakEvenMonths = figure(product(own.buy, inverse(saved)), 'months')
  draft.working.push(
    () =>
      `buying pays off after: ${num(own.buy.value)} USD / (${num(rent.value)} USD of rent a month - ${num(own.power.value)} USD of power) = ${num(own.buy.value / saved.value)} months`,
  )
}
