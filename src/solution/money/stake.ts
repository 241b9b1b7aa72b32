import { formatUsd } from '../../amounts/print.ts'
import type { FactValues } from '../../blueprint/expression.ts'
import { workToday } from './work-today.ts'

/** What the present way costs a year in US dollars where no goal says how much of it goes, or where others bear it. */
export type Stake = {
  readonly usdPerYear: number
  /** That it is there once, not every year. */
  readonly once?: true
  /** As a sentence without its end. */
  readonly how: string
  /** Who bears it, if not the team. */
  readonly whose?: string
  /** What the goal would spare them. */
  readonly sparedUsd?: number
}

/** What is at stake by the team's own numbers, for a project whose benefit they do not tell; undefined where they tell nothing. */
export function stakeOf(facts: FactValues): Stake | undefined {
  const told = (name: string) => (typeof facts[name] === 'number' ? (facts[name] as number) : undefined)
  const [loss, part, own, cut] = [told('lossUsdPerYear'), told('partOfLoss'), told('ownLossShare'), told('cutTarget')]
  const whose = typeof facts.lossOf === 'string' ? facts.lossOf : undefined
  if (loss !== undefined) {
    const usdPerYear = loss * (part ?? 1) * (own ?? 1)
    const events = told('eventsPerYear')
    const narrowed = part === undefined && own === undefined ? '' : ` of the ${formatUsd(loss)} lost`
    return {
      usdPerYear,
      how: `the present way ${events === undefined ? 'costs' : 'loses'} about ${formatUsd(usdPerYear)} a year${narrowed}`,
      ...(whose !== undefined && { whose }),
      ...(whose !== undefined && cut !== undefined && { sparedUsd: cut * usdPerYear }),
    }
  }
  const [once, minutes, rate] = [told('casesOnce'), told('minutesPerCase'), told('hourlyCostUsd')]
  if (once !== undefined) {
    if (minutes === undefined || rate === undefined) return undefined
    const usdPerYear = (once * minutes * rate) / 60
    return { usdPerYear, once: true, how: `by hand all of it would cost about ${formatUsd(usdPerYear)}, once` }
  }
  const cost = told('currentCostUsd')
  if (cost !== undefined && cost > 0)
    return { usdPerYear: cost, how: `the present way costs ${formatUsd(cost)} a year` }
  const hourly = told('hourlyCostUsd')
  const hours = hourly === undefined ? undefined : workToday(facts, hourly)
  return hours === undefined || hourly === undefined
    ? undefined
    : { usdPerYear: hours * hourly, how: `people's work on it costs ${formatUsd(hours * hourly)} a year` }
}
