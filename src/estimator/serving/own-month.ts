import type { Accelerator } from '../../knowledge/knowledge.ts'
import { optionalNumber, type Query } from '../fields.ts'
import { type Cost, purchaseOf } from '../money.ts'
import { around, product, type Range, times } from '../range.ts'
import type { Deployment } from './deployment.ts'

/** Hours of a month. */
export const HOURS = 730
/** Chassis, processors and network over the price of the cards; power over design power with cooling; dollars a kWh. All assumptions. */
export const SERVER: Range = { value: 1.35, low: 1.25, high: 1.45 }
const POWER: Range = { value: 0.8, low: 0.5, high: 1.15 }
const TARIFF: Range = { value: 0.12, low: 0.07, high: 0.25 }

/** How own machines are paid for: over how many months, and the price of a kWh. */
export type OwnTerms = { readonly months: number; readonly tariff: Range }

/** The terms that a query gives (`years`, `tariffUsdPerKwh`), or three and a half years and a usual tariff. */
export function ownTermsOf(query: Query): OwnTerms {
  const years = optionalNumber(query, 'years', { min: 0.5, max: 10 }) ?? 3.5
  const tariff = optionalNumber(query, 'tariffUsdPerKwh', { max: 10 })
  return { months: years * 12, tariff: tariff === undefined ? TARIFF : around(tariff, 1, 1) }
}

export type OwnMonth = { readonly purchase: Cost; readonly buy: Range; readonly power: Range; readonly month: Range }

/** Dollars to buy a deployment, and dollars a month of its power and in all; undefined when no purchase price is known. */
export function ownMonth(found: Deployment, terms: OwnTerms): OwnMonth | undefined {
  const purchase = purchaseOf(found.accelerator)
  if (purchase === undefined) return undefined
  const buy = product(product(purchase.range, found.count), SERVER)
  const power = powerMonth(found.accelerator, found.accelerators, terms.tariff)
  const part = (end: 'value' | 'low' | 'high'): number => buy[end] / terms.months + power[end]
  return { purchase, buy, power, month: { value: part('value'), low: part('low'), high: part('high') } }
}

/** Dollars a month for the power and the cooling of some accelerators. */
export function powerMonth(accelerator: Accelerator, accelerators: number, tariff: Range): Range {
  return product(times(POWER, accelerators * kilowattHours(accelerator)), tariff)
}

/** What one such accelerator of one's own costs a month; undefined when no purchase price is known. */
export function ownMonthOfOne(accelerator: Accelerator, terms: OwnTerms): number | undefined {
  const purchase = purchaseOf(accelerator)
  if (purchase === undefined) return undefined
  const buy = (purchase.range.value * SERVER.value) / terms.months
  return buy + POWER.value * kilowattHours(accelerator) * terms.tariff.value
}

/** At the full design power, for a month. */
const kilowattHours = (accelerator: Accelerator): number => ((accelerator.tdpWatts ?? 400) / 1000) * HOURS
