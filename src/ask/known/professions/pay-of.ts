import { formatNumber } from '../../../amounts/print.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { payFor } from '../../../knowledge/market/pay-for.ts'
import type { Profession } from '../../../knowledge/profession.ts'

type Range = { readonly low: number; readonly high: number }
/** What one person gets: a year's gross pay or an hour's rate, in the currency of the record. */
export type Pay = Range & {
  readonly currency: string
  readonly value?: number
  readonly date: string
  readonly sources: readonly string[]
  /** Of a similar occupation, or of freelancers of all fields. */
  readonly fit: 'role' | 'stand-in' | 'general'
  /** What an employer pays for each unit of gross pay. */
  readonly employerFactor: number
}

const US = 'US'
/** Hours of a contractor's year and day: 44 weeks of 40 hours, as pay records count. */
export const HOURS = { year: 1760, month: 1760 / 12, day: 8 } as const
/** On top of gross pay, where no factor of the country is known: an assumption of November 2026. */
const EMPLOYER = 1.25

/** A year's gross pay of an employee in a region, by pay.yaml; in the US by the profession's own record where that has none. */
export function yearlyPay(one: Profession, region: string, knowledge: Knowledge, level?: string): Pay | undefined {
  const found =
    one.pay === undefined ? undefined : payFor(knowledge, one.pay, region, level === undefined ? {} : { level })
  if (found && found.fit !== 'general')
    return {
      ...found,
      ...restsOn(found.basis),
      fit: one.standIn ? 'stand-in' : found.fit,
      employerFactor: found.employerFactor ?? EMPLOYER,
    }
  const factor = knowledge.payFactors.find((each) => each.what === 'employer' && each.region === US)?.factor ?? EMPLOYER
  if (region !== US || !one.salaryUsd) return undefined
  return {
    ...one.salaryUsd,
    currency: 'USD',
    date: one.date,
    sources: [one.source],
    fit: 'role',
    employerFactor: factor,
  }
}

/** What a contractor asks for an hour: by pay.yaml, or in the US by the role of a project or the profession's own record. */
export function hourlyRate(one: Profession, region: string, knowledge: Knowledge): Pay | undefined {
  const role = knowledge.roles.find(({ id }) => id === one.role)
  const own = role
    ? { ...role.hourlyUsd, date: role.date, source: role.source }
    : one.hourlyUsd && { ...one.hourlyUsd, date: one.date, source: one.source }
  if (region === US && own) return { ...own, currency: 'USD', sources: [own.source], fit: 'role', employerFactor: 1 }
  const found = payFor(knowledge, one.pay ?? 'any', region, { hire: 'contract' })
  if (!found) return undefined
  const [low, value, high] = [found.low, found.value, found.high].map((year) => year / HOURS.year)
  return {
    low: low ?? 0,
    high: high ?? 0,
    ...(value !== undefined && { value }),
    currency: found.currency,
    ...restsOn(found.basis),
    fit: found.fit,
    employerFactor: 1,
  }
}

/** The newest date of the rows, and each source once. */
const restsOn = (rows: readonly { readonly date: string; readonly source: string }[]) => ({
  date:
    rows
      .map(({ date }) => date)
      .toSorted()
      .at(-1) ?? '',
  sources: [...new Set(rows.map(({ source }) => source))],
})

/** "$90,000 to $165,000", "EUR 53,600 to 83,800". */
export function moneyRange({ low, high }: Range, currency: string): string {
  const [from, to] = [low, high].map((value) => formatNumber(value, value < 100 ? 2 : 3))
  if (currency === 'USD') return from === to ? `$${from}` : `$${from} to $${to}`
  return from === to ? `${currency} ${from}` : `${currency} ${from} to ${to}`
}

/** A sum of money, to the two digits that it is known to. */
export const rounded = ({ low, high }: Range): Range => ({
  low: Number(low.toPrecision(2)),
  high: Number(high.toPrecision(2)),
})

/** A range multiplied. */
export const times = ({ low, high }: Range, by: number): Range => ({ low: low * by, high: high * by })

/** A range in another currency, by the rates on record; undefined where either has none. */
export function inCurrency(range: Range, from: string, to: string, { currencies }: Knowledge): Range | undefined {
  const rate = (code: string) => currencies.find((one) => one.code === code)?.usd
  const [own, other] = [rate(from), rate(to)]
  return own === undefined || other === undefined ? undefined : times(range, own / other)
}
