import { formatUsd } from '../amounts/print.ts'
import { lowerFirst } from '../sentence.ts'
import { type Benefit, netBenefit } from '../solution/money/benefit.ts'
import type { BreakEven } from '../solution/money/break-even.ts'
import type { Stake } from '../solution/money/stake.ts'
import { tooGood } from '../solution/money/too-good.ts'
import type { Served } from '../solution/served.ts'
import type { Solution } from '../solution/solve.ts'
import { addingUp, releaseInWords } from './gates/add-up.ts'
import type { PlanGate } from './gates/plan-gates.ts'

/** What a board decides on: money to plan with, what it brings, and when which part is released. US dollars. */
export type Board = {
  readonly decision: string
  readonly planningUsd: number
  readonly p90Usd: number
  readonly capitalUsd: number
  readonly monthlyUsd: number
  readonly threeYearUsd: number
  /** What is left of the benefit after running costs: the one figure of the plan, with a lower and an upper case. */
  readonly benefitUsdPerYear?: number
  readonly benefitLowUsd?: number
  readonly benefitHighUsd?: number
  /** Before running costs. */
  readonly grossUsdPerYear?: number
  /** How the benefit was reckoned. */
  readonly benefit?: string
  /** Whether all of it is people's hours. */
  readonly inHours?: true
  /** What carries a benefit that looks too good, where it does. */
  readonly checkFirst?: string
  /** Money of the text that the benefit does not hold, and why, as a sentence. */
  readonly notCounted?: string
  /** What the present way costs, where the benefit is not known. */
  readonly stake?: Stake
  /** Where no value is told: what it takes to pay for the plan, in the team's own units, or what its money buys. */
  readonly breakEven?: BreakEven
  /** Months after the roll-out; where outcomes are seen late, from when the first can be seen. */
  readonly paybackMonths?: number
  readonly outcomeMonths?: number
  /** What it must bring a year to be paid back within three years. */
  readonly breakEvenUsdPerYear: number
  /** Running cost of one use. */
  /** The volume that it serves: `usesPerMonth` times `costPerUseUsd` are `monthlyUsd`. */
  readonly usesPerDay?: number
  readonly usesPerMonth?: number
  readonly costPerUseUsd?: number
  readonly owner: string
  readonly gates: readonly PlanGate[]
}

const YEARS = 3

/** The money of the option that is advised. US dollars. */
export type BoardMoney = Pick<Board, 'planningUsd' | 'p90Usd' | 'capitalUsd' | 'monthlyUsd' | 'threeYearUsd'> & {
  readonly onceUsd: number
}

/** What an option is worth, as far as the team's numbers say. */
export type Worth = {
  readonly benefit: Benefit | undefined
  readonly stake: Stake | undefined
  /** What it takes to pay for an option that costs so many US dollars a year. */
  readonly breakEvenAt?: (yearlyUsd: number, share: number) => BreakEven | undefined
  /** What of the money in the text these sums do not hold, as a sentence. */
  readonly notCountedIn?: (said: string) => string | undefined
  readonly outcomeMonths?: number
}

/** The money of what was worked out. */
export const moneyOf = ({ budget }: Pick<Solution, 'budget'>): BoardMoney => ({
  onceUsd: budget.once.planning,
  planningUsd: budget.firstYear.planning,
  p90Usd: budget.firstYear.p90,
  capitalUsd: Math.sqrt(budget.capital.low * budget.capital.high),
  monthlyUsd: budget.monthly.planning,
  threeYearUsd: budget.threeYears.planning,
})

/** The page for a board: the money of the advised option, what it brings, and its gates. `served`: nothing where nothing is asked. */
export function boardOf(
  { onceUsd, ...money }: BoardMoney,
  { benefit, stake, breakEvenAt, notCountedIn, outcomeMonths }: Worth,
  said: {
    readonly decision: string
    readonly owner: string
    readonly gates: readonly PlanGate[]
    readonly served: Served | undefined
  },
): Board {
  const { served, ...page } = said
  const net = benefit && netBenefit(benefit, money.monthlyUsd)
  const payback = net === undefined || net.usdPerYear <= 0 ? undefined : (onceUsd * 12) / net.usdPerYear
  const yearly = money.threeYearUsd / YEARS
  const check = benefit && net && tooGood({ benefit, net: net.usdPerYear, payback, yearly })
  const breakEven = breakEvenAt?.(yearly, served?.share ?? 1)
  const notCounted = notCountedIn?.([benefit?.how ?? breakEven?.say, stake?.how].join(' '))
  return {
    ...money,
    ...(benefit &&
      net && {
        benefitUsdPerYear: net.usdPerYear,
        benefitLowUsd: net.low,
        benefitHighUsd: net.high,
        grossUsdPerYear: benefit.usdPerYear,
        benefit: benefit.how,
        ...(benefit.inHours && { inHours: true as const }),
        ...(check && { checkFirst: check }),
      }),
    ...(notCounted !== undefined && { notCounted }),
    ...(benefit === undefined && breakEven !== undefined && { breakEven }),
    ...(benefit === undefined && stake !== undefined && { stake }),
    ...(payback !== undefined && payback < 120 && { paybackMonths: payback }),
    ...(outcomeMonths !== undefined && { outcomeMonths }),
    breakEvenUsdPerYear: yearly,
    ...(served &&
      served.usesPerMonth > 0 && {
        usesPerDay: served.usesPerDay,
        usesPerMonth: served.usesPerMonth,
        costPerUseUsd: money.monthlyUsd / served.usesPerMonth,
      }),
    ...page,
  }
}

/** What is decided where the plan itself is advised; `later`: whether a language model may follow what is built without one. */
export function buildDecision({ budget, outcomes }: Solution, first: PlanGate | undefined, later: boolean): string {
  const fit = outcomes.one['ai-fit']?.option
  const once = budget.once.planning
  const upTo = first === undefined ? formatUsd(once) : releaseInWords(addingUp([first.releaseUsd], once)[0] ?? 0)
  if (fit === 'not-ai') {
    const simple = `Approve the simple way, up to ${formatUsd(once)}`
    const released =
      first === undefined ? '' : ` Release ${upTo} of it up to the first gate (${lowerFirst(first.title)}).`
    return `${simple}; ${later ? 'a language model comes after it, if it passes a test of its own' : 'no model is built'}.${released}`
  }
  if (fit === 'simpler-first')
    return `Approve the simple step first, up to ${upTo}; then decide on more based on what it shows.`
  return `Release ${upTo} up to the first gate${first === undefined ? '' : ` (${lowerFirst(first.title)})`}; the rest of ${formatUsd(once)} only as each gate is passed.`
}
