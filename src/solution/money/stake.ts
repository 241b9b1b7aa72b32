import { formatUsd } from '../../amounts/print.ts'
import type { FactValues } from '../../blueprint/expression.ts'
import type { ToldLine } from '../../blueprint/told-lines/line.ts'

/** What the present way costs where that is no benefit of a year: others bear it, or the work is there once. US dollars. */
export type Stake = {
  readonly usdPerYear: number
  /** That it is there once, not every year. */
  readonly once?: true
  /** That nobody is paid for it today. */
  readonly unpaid?: true
  /** Hours a year of theirs that the goal frees. */
  readonly freedHours?: number
  /** As a sentence without its end. */
  readonly how: string
  /** Who bears it, if not the team. */
  readonly whose?: string
  /** What the goal would spare them. */
  readonly sparedUsd?: number
}

const WORKING_DAYS = 250

/** Minutes that nobody is paid for: hours, and no money as long as that stays so. */
function unpaid(now: number, people: number, goal: number | undefined): Stake {
  const hours = (each: number) =>
    Math.round(Number(((people * each * WORKING_DAYS) / 60).toPrecision(2))).toLocaleString('en-US')
  const freed = goal === undefined || goal >= now ? '' : `, and your goal frees ${hours(now - goal)} of them`
  return {
    usdPerYear: 0,
    unpaid: true,
    how: `the work takes ${hours(now)} hours a year that nobody is paid for${freed}; that is no cash unless you pay them today or must`,
  }
}

/** What is at stake by the team's own numbers, where it is the money of others or paid once; undefined where they tell no such thing. */
export function stakeOf(facts: FactValues, lines: readonly ToldLine[] = []): Stake | undefined {
  const freed = lines.find((line) => line.unpaid === true && line.hours !== undefined)
  if (freed?.hours !== undefined)
    return {
      usdPerYear: 0,
      unpaid: true,
      freedHours: freed.hours,
      how: `your goal frees time that nobody is paid for (${freed.how}); that is no cash`,
    }
  const told = (name: string) => (typeof facts[name] === 'number' ? (facts[name] as number) : undefined)
  const once = told('casesOnce')
  if (once !== undefined) {
    const [minutes, rate] = [told('minutesPerCase'), told('hourlyCostUsd')]
    if (minutes === undefined || rate === undefined) return undefined
    const usdPerYear = (once * minutes * rate) / 60
    return { usdPerYear, once: true, how: `by hand all of it would cost about ${formatUsd(usdPerYear)}, once` }
  }
  const [minutes, people] = [told('dailyMinutes'), told('dailyPeople')]
  if (facts.dailyUnpaid === true && minutes !== undefined && people !== undefined)
    return unpaid(minutes, people, told('dailyMinutesGoal'))
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
