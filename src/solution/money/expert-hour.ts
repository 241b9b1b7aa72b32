import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { ExpertPay } from '../../knowledge/market/expert-pay.ts'
import { findPhrases } from '../../profile/phrases.ts'
import { middle, productRange, type Range, scale } from '../range.ts'

/** Where pay is looked up: the rows, pay of the place against the United States, and what an hour of the people costs by the team's own words. */
export type PayThere = {
  readonly expertPay: readonly ExpertPay[]
  readonly factor: number
  readonly toldHourlyUsd?: number | undefined
  /** What an hour of an analyst on the payroll costs, and of those who do the work today: nobody who leads a project gets less. US dollars. */
  readonly analystUsd?: number
  readonly workerUsd?: number
}

/** What somebody is, and what an hour costs in US dollars. `professions`: ids of knowledge/expert-pay.yaml, in the order of the name. */
export type ExpertHour = {
  readonly hourlyUsd: Range
  readonly outside: boolean
  readonly professions: readonly string[]
  /** Of them, those who are the same person whoever calls for them. */
  readonly one: readonly string[]
}

/** An hour of somebody whose profession no row knows, in US dollars. (Our assumption: US pay of experienced staff with on-costs.) */
export const EXPERT_HOUR: Range = { low: 45, high: 95 }
/** Work by the hour is traded over borders: its price lies nearer to that of the United States than pay does. (Our judgment.) */
export const TRADED = 0.75
/** What the team says that an hour costs is that of people who are paid about as much; a doctor beside clerks is paid as a doctor. (Our judgment.) */
const ABOUT = 3

/** What an hour of somebody costs by the words for it: a name of several people is paid the middle of those who are known. */
export function expertHour(who: string, there: PayThere): ExpertHour {
  const rows = professionsOf(who, there.expertPay)
  const hours = rows.map((row) => hourIn(row, there))
  const mean = (end: 'low' | 'high') => hours.reduce((sum, hour) => sum + hour[end], 0) / hours.length
  return {
    hourlyUsd: hours.length === 0 ? anybody(there) : { low: mean('low'), high: mean('high') },
    outside: rows[0]?.how === 'outside',
    professions: rows.map(({ id }) => id),
    one: rows.flatMap(({ id, one }) => (one ? [id] : [])),
  }
}

/** What an hour of an analyst on the payroll costs with on-costs, to plan with, in US dollars. */
export function analystHour(roles: Knowledge['roles'], { planning, effort }: Knowledge): number {
  const analyst = roles.find(({ id }) => id === 'data-analyst')
  const onTop = { low: 1 + planning.burden.low, high: 1 + planning.burden.high }
  return analyst === undefined ? 0 : middle(productRange(analyst.salaryUsd, onTop)) / effort.hoursAYear
}

/** An hour of the owner, in US dollars: of several who share it the first counts, and nobody leads for less than those who do the work get. */
export function ownerHour(who: string, there: PayThere): Range {
  const [first] = professionsOf(who, there.expertPay)
  const { low, high } = first === undefined ? anybody(there) : hourIn(first, there)
  const least = Math.max(there.workerUsd ?? 0, there.toldHourlyUsd ?? there.analystUsd ?? 0)
  return scale({ low, high }, Math.max(1, least / middle({ low, high })))
}

const anybody = ({ factor, toldHourlyUsd: told }: PayThere): Range =>
  told === undefined ? scale(EXPERT_HOUR, factor) : { low: told, high: told }

/** The professions that a name speaks of, each once. Empty where no row knows one. */
export function professionsOf(who: string, rows: readonly ExpertPay[]): readonly ExpertPay[] {
  const parts = who.split(/[,/()]|\band\b|\bor\b/u)
  return [...new Set(parts.flatMap((part) => rows.find(({ words }) => findPhrases(part, words).length > 0) ?? []))]
}

function hourIn({ how, hourlyUsd }: ExpertPay, { factor, toldHourlyUsd: told }: PayThere): Range {
  const there = scale(hourlyUsd, how === 'outside' ? factor ** TRADED : factor)
  return how === 'line' && told !== undefined && isAbout(there, { toldHourlyUsd: told })
    ? { low: told, high: told }
    : there
}

/** Whether what the team says that an hour costs may be that of somebody who costs so much. */
export const isAbout = ({ low, high }: Range, { toldHourlyUsd: told }: Pick<PayThere, 'toldHourlyUsd'>): boolean =>
  told !== undefined && told > low / ABOUT && told < high * ABOUT
