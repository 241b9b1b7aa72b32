import { estimate } from '../../estimator/estimate.ts'
import type { SizeAnswer } from '../../estimator/query.ts'
import type { Accelerator, Knowledge } from '../../knowledge/knowledge.ts'
import { rentsFor } from '../../knowledge/market/rents-for.ts'
import type { Needs } from '../needs.ts'
import { type Range, scale } from '../range.ts'

/** Accelerators that carry the load: found by the estimator, priced for the place where they stand. */
export type Fleet = {
  readonly accelerator: string
  readonly name: string
  /** Accelerators in all, and those that one copy of the model stands on. */
  readonly accelerators: number
  readonly perCopy: number
  readonly owned: boolean
  /** With one copy gone the others still carry the busiest second. */
  readonly spare: boolean
  /** Rent, or power of what is owned or bought. */
  readonly monthlyUsd: Range
  /** What is bought once; undefined where nothing is. */
  readonly purchaseUsd: Range | undefined
  readonly latencyMs: number
  /** Ids of the sources of its figures and prices. */
  readonly sources: readonly string[]
  readonly answer: SizeAnswer
}

/** Hours of a month. */
export const HOURS = 730
/** A server around its cards: processors, memory, network, as a share on top of the cards. (Our assumption.) */
const SERVER_AROUND = { low: 1.25, high: 1.6 } as const

/**
 * The cheapest accelerators for a serving query at the place that the needs allow: those that the team has come first, without a
 * spare if they suffice; a cloud account rents at the prices of the large clouds; on premises they are bought. Undefined where
 * nothing known holds the model. `query`: the fields of `serving-cost` without an accelerator.
 */
export function cheapestFleet(
  query: Readonly<Record<string, unknown>>,
  needs: Needs,
  knowledge: Knowledge,
): Fleet | undefined {
  const key = JSON.stringify([query, needs.hosting, needs.owned, needs.latencyMs, needs.peakPerSecond])
  const known = found.get(knowledge) ?? new Map<string, Fleet | undefined>()
  found.set(knowledge, known)
  if (known.has(key)) return known.get(key)
  if (known.size >= MAX_KEPT) known.clear()
  const fleet = search(query, needs, knowledge)
  known.set(key, fleet)
  return fleet
}

/** The same machines are asked for by the recommended way and its alternatives: a search is kept as long as its facts. */
const found = new WeakMap<Knowledge, Map<string, Fleet | undefined>>()
const MAX_KEPT = 500

function search(query: Readonly<Record<string, unknown>>, needs: Needs, knowledge: Knowledge): Fleet | undefined {
  const asked = { ...query, find: 'cheapest', peakPerSecond: needs.peakPerSecond }
  const waits = needs.latencyMs !== undefined
  const limits = [...(waits ? [{ latencyMs: needs.latencyMs }] : []), {}]
  if (needs.owned.length > 0) {
    const owned = needs.owned.map(({ accelerator, count }) => ({ accelerator, accelerators: count }))
    for (const limit of limits) {
      const answer = estimate({ ...asked, ...limit, owned, spare: false }, knowledge)
      if (!('error' in answer) && (answer.breakdown.rentedAccelerators ?? 0) === 0)
        return fleetOf(answer, true, false, needs, knowledge)
    }
  }
  for (const limit of limits) {
    const fleets = cards(needs, knowledge).flatMap(({ key }) => {
      const answer = estimate({ ...asked, ...limit, accelerator: key, spare: waits }, knowledge)
      return 'error' in answer ? [] : (fleetOf(answer, false, waits, needs, knowledge) ?? [])
    })
    const best = fleets.toSorted((a, b) => priceOf(a) - priceOf(b))[0]
    if (best !== undefined) return best
  }
  return undefined
}

/** Cards of data centres that one can get today: rented at a large cloud or a specialist, or bought. */
function cards(needs: Needs, knowledge: Knowledge): readonly Accelerator[] {
  return knowledge.accelerators.filter((card) => {
    if (card.kind !== 'gpu' || (card.released ?? '') < '2018') return false
    // Cards for games are not rented out by clouds, and their licence keeps them out of data centers.
    if (/geforce|titan/iu.test(card.name) && needs.hosting !== 'on-premises') return false
    if (needs.hosting === 'on-premises') return card.purchaseUsd.length > 0 && (card.released ?? '') >= '2020'
    const classes = needs.hosting === 'own-cloud' ? (['hyperscaler'] as const) : (['hyperscaler', 'neocloud'] as const)
    return classes.some((each) => rentsFor(knowledge, { accelerator: card.key, class: each }).length > 0)
  })
}

/** What an hour costs at the large clouds, or where none has the card, at specialists; US dollars. */
export function cloudRent(accelerator: string, knowledge: Knowledge): Range | undefined {
  const large = rentsFor(knowledge, { accelerator, class: 'hyperscaler' })
  const offers = large.length > 0 ? large : rentsFor(knowledge, { accelerator, class: 'neocloud' })
  if (offers.length === 0) return undefined
  const prices = offers.map((rent) => rent.usdPerHour ?? Math.sqrt(rent.low * rent.high)).toSorted((a, b) => a - b)
  const at = (share: number) => prices[Math.min(prices.length - 1, Math.floor(share * prices.length))] ?? 0
  return { low: at(0.1), high: at(0.75) }
}

const YEARS = 3
const priceOf = ({ monthlyUsd, purchaseUsd }: Fleet): number =>
  Math.sqrt(monthlyUsd.low * monthlyUsd.high) +
  (purchaseUsd === undefined ? 0 : Math.sqrt(purchaseUsd.low * purchaseUsd.high) / (12 * YEARS))

function fleetOf(
  answer: SizeAnswer,
  owned: boolean,
  spare: boolean,
  needs: Needs,
  knowledge: Knowledge,
): Fleet | undefined {
  const key = String(answer.query.accelerator)
  const card = knowledge.accelerators.find((each) => each.key === key)
  const accelerators = answer.results.acceleratorsNeeded?.value
  const month = answer.results.monthlyUsd
  if (card === undefined || accelerators === undefined || month === undefined) return undefined
  const buys = !owned && needs.hosting === 'on-premises'
  const rent = cloudRent(key, knowledge)
  const monthlyUsd = owned
    ? month
    : buys || rent === undefined
      ? scale(powerOf(card), accelerators)
      : scale(rent, HOURS * accelerators)
  return {
    accelerator: key,
    name: card.name,
    accelerators,
    perCopy: Number(answer.query.accelerators ?? 1),
    owned,
    spare,
    monthlyUsd: { low: monthlyUsd.low, high: monthlyUsd.high },
    purchaseUsd: buys ? purchase(card, accelerators) : undefined,
    latencyMs: answer.results.latencyMs?.value ?? 0,
    sources: [...new Set([...answer.sources, card.source, ...(owned || buys ? ['assumption'] : [])])],
    answer,
  }
}

/** Power and cooling of one card a month, hardly busy to always busy at dear power; US dollars. (Our assumption where no watts are known.) */
export const powerOf = ({ tdpWatts }: Accelerator): Range =>
  tdpWatts === undefined
    ? { low: 10, high: 60 }
    : { low: (tdpWatts / 1000) * HOURS * 0.3 * 0.07, high: (tdpWatts / 1000) * HOURS * 0.25 }

function purchase(card: Accelerator, count: number): Range {
  const low = Math.min(...card.purchaseUsd.map((each) => each.low))
  const high = Math.max(...card.purchaseUsd.map((each) => each.high))
  return { low: low * count * SERVER_AROUND.low, high: high * count * SERVER_AROUND.high }
}
