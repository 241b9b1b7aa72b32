import { formatUsd } from '../../amounts/print.ts'
import { middle, productRange, type Range, scale } from '../range.ts'
import { TRADED } from './expert-hour.ts'
import type { Person } from './experts.ts'
import type { Line } from './line.ts'

/** What a law that applies costs whoever builds the thing, in US dollars at the prices of Germany. */
export type LawDuty = {
  readonly title: string
  readonly onceUsd: Range
  readonly yearlyUsd?: Range
  readonly source: string
}

/** Pay of Germany against the United States: the efforts of knowledge/law are those of a consultancy there. (knowledge/pay-factors.yaml) */
const FROM = 0.62
/** People beside the team whose hours are part of it already. */
const PART_OF_IT = ['lawyer', 'data-protection', 'regulatory']

/**
 * What the duties of the laws that apply cost, once and by the month, beside the lawyers who are in the plan anyway. They move with the pay of the
 * place (`factor`, against the United States) like other work that is bought by the hour.
 */
export function lawLines(duties: readonly LawDuty[], beside: readonly Person[], factor: number): readonly Line[] {
  const there = (factor / FROM) ** TRADED
  const inside = beside
    .filter(({ professions }) => professions.some((id) => PART_OF_IT.includes(id)))
    .reduce((sum, { hours, hourlyUsd }) => sum + middle(productRange(hours, hourlyUsd)), 0)
  return duties.flatMap(({ title, onceUsd, yearlyUsd, source }, i): Line[] => {
    const whole = scale(onceUsd, there)
    const done = i === 0 ? Math.min(inside, whole.low / 2) : 0
    const note = `${formatUsd(whole.low)} to ${formatUsd(whole.high)} by one consultancy's list${done > 0 ? `, less ${formatUsd(done)} that stand with the lawyers and data protection` : ''}; counsel says which duties are yours`
    const line = { id: 'law-duties', label: `Duties by law (${title})`, source }
    return [
      { ...line, low: whole.low - done, high: whole.high - done, per: 'once', note },
      ...(yearlyUsd === undefined
        ? []
        : [
            {
              ...line,
              ...scale(yearlyUsd, there / MONTHS),
              per: 'month' as const,
              note: 'Records, monitoring, reports',
            },
          ]),
    ]
  })
}

const MONTHS = 12
