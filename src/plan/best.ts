import { isFarPast } from '../solution/limits.ts'
import { middleOf } from '../solution/money/gain.ts'
import { netOverYears } from '../solution/money/net.ts'
import type { Alternative } from './alternatives.ts'
import { COUNTED_WEEKS } from './smaller/staged-gates.ts'

type Role = Alternative['role']

/** What can be advised; a runner-up has yet to show in a test that it brings as much, and an idea of the team's has no figures of its own. */
const CHOICES: readonly Role[] = ['recommended', 'whole', 'smaller', 'less', 'buy']
const VERSIONS: readonly Role[] = ['recommended', 'whole', 'smaller']

/** The share of the benefit that an option keeps is judgment: what leaves hardly more turns no plan over. (Our judgment.) */
export const CLEARLY = 1.15
/**
 * Doing less does not reach what was asked for: where the build could not follow it in time, it must leave so much more to come first, or
 * more at the low end of what it keeps. (Our judgment.)
 */
const CLEARLY_LESS = 1.5

/** An option with the share of the benefit that it keeps, and what that leaves over three years; as it is where no benefit or price is known. */
export function valued(row: Alternative, grossUsdPerYear: number | undefined, kept: number | undefined): Alternative {
  if (grossUsdPerYear === undefined || kept === undefined || row.threeYearUsd === undefined) return row
  const benefitUsdPerYear = grossUsdPerYear * kept
  return { ...row, benefitUsdPerYear, netUsd: netOverYears(benefitUsdPerYear, row.threeYearUsd) }
}

/**
 * The options that keep to what the team must have; of the deadline (weeks) as far as weeks can be told in advance. A deadline that no
 * version within the budget keeps is said, and decides nothing.
 */
export function eligible(rows: readonly Alternative[], deadlineWeeks?: number): readonly Alternative[] {
  const isLate = ({ weeks = 0 }: Alternative) => isFarPast(weeks, deadlineWeeks)
  const stops = (row: Alternative) => row.misses?.some((miss) => miss !== 'deadline') === true
  const isDated = rows.some((row) => VERSIONS.includes(row.role) && !stops(row) && !isLate(row))
  return rows.filter((row) => CHOICES.includes(row.role) && !stops(row) && !(isDated && isLate(row)))
}

/**
 * The option to advise: of those that keep to what the team must have, the one that leaves clearly most over three years, else the plan;
 * nothing where none leaves anything. Where the benefit is not known, a product that is clearly cheaper, then the plan, and doing less where the plan is over the
 * budget. The plan itself where nothing keeps to it all.
 */
export function bestOf(rows: readonly Alternative[], deadlineWeeks?: number): Role {
  const can = eligible(rows, deadlineWeeks)
  const known = can.filter(({ netUsd }) => netUsd !== undefined)
  if (rows.every(({ netUsd }) => netUsd === undefined)) {
    const order = keepsMore(can) ? (['buy', 'less'] as const) : (['buy', 'recommended', 'less'] as const)
    return order.find((role) => can.some((row) => row.role === role)) ?? 'recommended'
  }
  const [best] = known.toSorted((a, b) => (b.netUsd ?? 0) - (a.netUsd ?? 0))
  if (best === undefined) return 'recommended'
  const plan = known.find(({ role }) => role === 'recommended')?.netUsd
  const clearly = best.role === 'less' ? clearlyLess(best, can, deadlineWeeks) : CLEARLY
  if (plan !== undefined && plan >= 0 && (best.netUsd ?? 0) < plan * clearly) return 'recommended'
  return (best.netUsd ?? 0) < 0 ? 'nothing' : best.role
}

/** How many times what the plan leaves doing less must leave to come first. */
function clearlyLess(less: Alternative, rows: readonly Alternative[], deadlineWeeks = Infinity): number {
  const plan = rows.find(({ role }) => role === 'recommended')
  if (plan?.netUsd !== undefined && leastOf(less) > plan.netUsd) return 1
  const both = (less.weeks ?? 0) + COUNTED_WEEKS + (plan?.weeks ?? 0)
  return both <= deadlineWeeks ? CLEARLY : CLEARLY_LESS
}

/** What is left where an option keeps no more of the benefit than the low end of its range. */
function leastOf({ keeps, netUsd = 0, benefitUsdPerYear = 0 }: Alternative): number {
  const share = keeps === undefined ? 1 : keeps.low / middleOf(keeps)
  return netUsd - YEARS * benefitUsdPerYear * (1 - share)
}
const YEARS = 3

/** Whether doing less keeps more than the part that is planned even at its low end, for less money: such a part is beaten whatever the benefit is. */
function keepsMore(rows: readonly Alternative[]): boolean {
  const [plan, less] = (['recommended', 'less'] as const).map((role) => rows.find((row) => row.role === role))
  if (plan?.keeps === undefined || less?.keeps === undefined) return false
  const isCheaper = (less.threeYearUsd ?? Infinity) < (plan.threeYearUsd ?? 0)
  return isCheaper && less.keeps.low > middleOf(plan.keeps)
}

/** What is advised in place of the plan: it stands first. Undefined where the plan itself is, and in plans of before. */
export function advisedRow(rows: readonly Alternative[] | undefined): Alternative | undefined {
  const [first] = rows ?? []
  return first === undefined || first.role === 'recommended' ? undefined : first
}
