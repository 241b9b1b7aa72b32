import { formatUsd } from '../../amounts/print.ts'
import type { FactValues } from '../../blueprint/expression.ts'

/** What the present way costs where that is no benefit of a year: others bear it, or the work is there once. US dollars. */
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

/** What is at stake by the team's own numbers, where it is the money of others or paid once; undefined where they tell no such thing. */
export function stakeOf(facts: FactValues): Stake | undefined {
  const told = (name: string) => (typeof facts[name] === 'number' ? (facts[name] as number) : undefined)
  const once = told('casesOnce')
  if (once !== undefined) {
    const [minutes, rate] = [told('minutesPerCase'), told('hourlyCostUsd')]
    if (minutes === undefined || rate === undefined) return undefined
    const usdPerYear = (once * minutes * rate) / 60
    return { usdPerYear, once: true, how: `by hand all of it would cost about ${formatUsd(usdPerYear)}, once` }
  }
  const loss = told('lossUsdPerYear')
  if (loss === undefined || typeof facts.lossOf !== 'string') return undefined
  const usdPerYear = loss * (told('partOfLoss') ?? 1) * (told('ownLossShare') ?? 1)
  const cut = told('cutTarget')
  const narrowed = usdPerYear === loss ? '' : ` of the ${formatUsd(loss)} lost`
  return {
    usdPerYear,
    how: `the present way loses about ${formatUsd(usdPerYear)} a year${narrowed}`,
    whose: facts.lossOf,
    ...(cut !== undefined && { sparedUsd: cut * usdPerYear }),
  }
}
