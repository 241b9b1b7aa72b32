import type { Knowledge } from '../knowledge.ts'
import type { Pay } from './pay.ts'

/** Yearly gross pay of a role in a region, in the currency of the place and in US dollars, and what it rests on. */
export type PayFacts = {
  readonly role: string
  readonly region: string
  readonly hire: 'employed' | 'contract'
  readonly currency: string
  readonly low: number
  readonly value: number
  readonly high: number
  /** The same in US dollars by the rate of currencies.yaml. */
  readonly usd: { readonly low: number; readonly value: number; readonly high: number } | undefined
  /** Multiply by it for what an employer pays in all. */
  readonly employerFactor: number | undefined
  readonly basis: readonly Pay[]
  /** `role` was measured itself; `stand-in` is an occupation near it; `general` is the pay of all IT people of the region. */
  readonly fit: 'role' | 'stand-in' | 'general'
}

/** Working days and hours in a year of a full-time contractor: 44 weeks, as agencies count; an assumption of November 2026. */
const PERIODS: Readonly<Record<Pay['period'], number>> = { year: 1, month: 12, day: 220, hour: 1760 }

/**
 * What a role earns in a region (`US`, `UK`, `Germany`, `India`, or a usual spelling): the middle of the best sources.
 * Undefined where no source speaks of the role or of IT people there.
 */
export function payFor(
  knowledge: Knowledge,
  role: string,
  region: string,
  options: { readonly hire?: 'employed' | 'contract'; readonly level?: string } = {},
): PayFacts | undefined {
  const place = regionOf(region)
  const hire = options.hire ?? 'employed'
  const there = knowledge.pay.filter((pay) => pay.region === place && pay.hire === hire)
  const found = best(there, role, options.level)
  const basis = found?.basis
  const first = basis?.[0]
  if (found === undefined || basis === undefined || first === undefined) return undefined
  const yearly = (pay: Pay): { low: number; value: number; high: number } => {
    const times = PERIODS[pay.period]
    const value = pay.median ?? Math.sqrt((pay.low ?? 0) * (pay.high ?? 0))
    // Without quartiles: the middle half of one occupation lies about a quarter around its median.
    return { low: (pay.low ?? value * 0.8) * times, value: value * times, high: (pay.high ?? value * 1.25) * times }
  }
  const figures = basis.map(yearly)
  const middle = (pick: 'low' | 'value' | 'high'): number => median(figures.map((figure) => figure[pick]))
  const range = { low: middle('low'), value: middle('value'), high: middle('high') }
  const rate = knowledge.currencies.find((each) => each.code === first.currency)?.usd
  const factor = knowledge.payFactors.find((each) => each.what === 'employer' && each.region === place)
  return {
    role,
    region: place,
    hire,
    currency: first.currency,
    ...range,
    usd: rate === undefined ? undefined : { low: range.low * rate, value: range.value * rate, high: range.high * rate },
    employerFactor: factor?.factor,
    basis,
    fit: found.fit,
  }
}

type Found = { readonly fit: PayFacts['fit']; readonly basis: readonly Pay[] }

/** The sources of the best quality that speak of the role; else of an occupation near it; else of IT people. */
function best(there: readonly Pay[], role: string, level: string | undefined): Found | undefined {
  const named = there.filter((pay) => pay.role === role && pay.standIn !== true)
  const near = there.filter((pay) => pay.role === role && pay.standIn === true)
  const general = there.filter((pay) => pay.role === 'any-it' || pay.role === 'any')
  const tries = [
    ['role', named],
    ['stand-in', near],
    ['general', general],
  ] as const
  for (const [fit, rows] of tries) {
    const levelled = level === undefined ? [] : rows.filter((pay) => pay.level === level)
    const wanted = levelled.length > 0 ? levelled : rows
    const top = wanted.map((pay) => pay.quality).sort()[0]
    const basis = wanted.filter((pay) => pay.quality === top)
    const [first] = basis
    // One currency at a time: figures of two cannot be put in a row.
    if (first !== undefined) return { fit, basis: basis.filter((pay) => pay.currency === first.currency) }
  }
  return undefined
}

const REGIONS: Readonly<Record<string, string>> = {
  usa: 'US',
  'united states': 'US',
  'united kingdom': 'UK',
  britain: 'UK',
  gb: 'UK',
  de: 'Germany',
  deutschland: 'Germany',
  in: 'India',
}

/** The name that the facts use for a country. */
function regionOf(name: string): string {
  const key = name.trim().toLowerCase()
  return Object.hasOwn(REGIONS, key) ? (REGIONS[key] as string) : name.trim()
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}
