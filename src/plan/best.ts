import { isFarPast } from '../solution/limits.ts'
import { netOverYears } from '../solution/money/net.ts'
import type { Alternative } from './alternatives.ts'

type Role = Alternative['role']

/** What can be advised; a runner-up has yet to show in a test that it brings as much, and an idea of the team's has no figures of its own. */
const CHOICES: readonly Role[] = ['recommended', 'whole', 'smaller', 'less', 'buy']
const VERSIONS: readonly Role[] = ['recommended', 'whole', 'smaller']

/** The share of the benefit that an option keeps is judgment: what leaves hardly more turns no plan over. (Our judgment.) */
export const CLEARLY = 1.15
/** Doing less does not reach what was asked for: it must leave so much more to come first. (Our judgment.) */
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
  if (rows.every(({ netUsd }) => netUsd === undefined))
    return (
      (['buy', 'recommended', 'less'] as const).find((role) => can.some((row) => row.role === role)) ?? 'recommended'
    )
  const [best] = known.toSorted((a, b) => (b.netUsd ?? 0) - (a.netUsd ?? 0))
  if (best === undefined) return 'recommended'
  const plan = known.find(({ role }) => role === 'recommended')?.netUsd
  const clearly = best.role === 'less' ? CLEARLY_LESS : CLEARLY
  if (plan !== undefined && plan >= 0 && (best.netUsd ?? 0) < plan * clearly) return 'recommended'
  return (best.netUsd ?? 0) < 0 ? 'nothing' : best.role
}

/** What is advised in place of the plan: it stands first. Undefined where the plan itself is, and in plans of before. */
export function advisedRow(rows: readonly Alternative[] | undefined): Alternative | undefined {
  const [first] = rows ?? []
  return first === undefined || first.role === 'recommended' ? undefined : first
}
