import type { Accelerator, Knowledge, MoneyRange } from '../knowledge/knowledge.ts'
import { assume } from './assume.ts'
import type { Draft } from './draft.ts'
import type { EstimateOptions } from './query.ts'
import { around, type Range } from './range.ts'

/** A price with the day it was asked and its sources. */
export type Cost = { readonly range: Range; readonly date: string; readonly sources: readonly string[] }

/** What an hour of the accelerator is rented for: the offers of the last year before the newest one; the value is their median. */
export function rentOf(accelerator: Accelerator): Cost | undefined {
  return recent(accelerator.rentUsdPerHour)
}

/** What an hour of the accelerator was listed at within thirteen months of a date; undefined where nothing is known of that time. */
export function rentAround(accelerator: Accelerator, date: string): Cost | undefined {
  const near = (offer: MoneyRange): boolean => Math.abs(day(offer.date) - day(date)) <= 400 * 86_400_000
  const offers = accelerator.pastRentUsdPerHour?.filter(near) ?? []
  return offers.length === 0 ? undefined : summary(offers)
}

/** What one accelerator costs to buy, without server and network. */
export function purchaseOf(accelerator: Accelerator): Cost | undefined {
  return recent(accelerator.purchaseUsd)
}

/** Cards from before 2020 compute no bf16 and today's engines leave them out: they are taken only when somebody names them. */
const OLDEST = '2020'

/** The cards that one can rent now to work on: offers not older than a year and a month before the newest of all. */
export function rentable(knowledge: Knowledge): readonly { readonly accelerator: Accelerator; readonly rent: Cost }[] {
  const known = markets.get(knowledge)
  if (known !== undefined) return known
  const offers = knowledge.accelerators.flatMap((accelerator) => {
    const rent = rentOf(accelerator)
    const usual = accelerator.kind === 'gpu' && (accelerator.released ?? OLDEST) >= OLDEST
    return rent === undefined || !usual ? [] : [{ accelerator, rent }]
  })
  const newest = Math.max(...offers.map(({ rent }) => day(rent.date)))
  const market = offers.filter(({ rent }) => day(rent.date) >= newest - 400 * 86_400_000)
  markets.set(knowledge, market)
  return market
}

const markets = new WeakMap<Knowledge, readonly { readonly accelerator: Accelerator; readonly rent: Cost }[]>()
const STALE_DAYS = 180

/** Says the price's date in the draft, and that it is old when it is older than 180 days; notes its sources. */
export function noteDate(draft: Draft, what: string, cost: Cost, options: EstimateOptions): void {
  for (const source of cost.sources) draft.sources.add(source)
  const age = options.today === undefined ? 0 : (day(options.today) - day(cost.date)) / 86_400_000
  const old = age > STALE_DAYS ? ` That is ${Math.round(age)} days old. Check it before you decide.` : ''
  assume(draft, 'price-date', () => `${what} is from ${cost.date}.${old}`)
}

const known = new WeakMap<readonly MoneyRange[], Cost | undefined>()

function recent(offers: readonly MoneyRange[]): Cost | undefined {
  if (!known.has(offers)) known.set(offers, summary(offers))
  return known.get(offers)
}

function summary(offers: readonly MoneyRange[]): Cost | undefined {
  if (offers.length === 0) return undefined
  const newest = Math.max(...offers.map((offer) => day(offer.date)))
  const fresh = offers.filter((offer) => day(offer.date) >= newest - 400 * 86_400_000)
  const middles = fresh.map((offer) => Math.sqrt(offer.low * offer.high)).sort((a, b) => a - b)
  const value = middles[Math.floor(middles.length / 2)] ?? 0
  const low = Math.min(...fresh.map((offer) => offer.low))
  const high = Math.max(...fresh.map((offer) => offer.high))
  // One offer is no market: others were seen within a quarter of it.
  const range = fresh.length === 1 && low === high ? around(value, 0.75, 1.35) : { value, low, high }
  const date = fresh.reduce(
    (latest, offer) => (day(offer.date) > day(latest) ? offer.date : latest),
    fresh[0]?.date ?? '',
  )
  return { range, date, sources: [...new Set(fresh.map((offer) => offer.source))] }
}

/** Milliseconds of a date that may lack its day or month; the middle of what it names. */
function day(date: string): number {
  const [year, month, dayOfMonth] = date.split('-').map(Number)
  return Date.UTC(year ?? 1970, (month ?? 7) - 1, dayOfMonth ?? (month === undefined ? 1 : 15))
}
