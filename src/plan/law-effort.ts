import { currencyOf, inUsd } from '../amounts/currency.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Law } from '../knowledge/market/law.ts'
import type { ApplyingLaw } from '../knowledge/market/law-for.ts'
import type { LawDuty } from '../solution/money/law-duties.ts'
import type { Range } from '../solution/range.ts'

/** What a law costs whoever must keep it, once and by the year, in US dollars. */
export type LawEffort = { readonly onceUsd: Range; readonly yearlyUsd?: Range }

/**
 * What a law costs over the cases that it lists: those for the laws that apply (`for`: how their ids begin), else those that are for any.
 * Undefined where no price is known.
 */
export function effortOf(
  { effort = [] }: Law,
  applying: readonly string[],
  knowledge: Knowledge,
): LawEffort | undefined {
  const meant = effort.filter((each) => each.for?.some((id) => applying.some((law) => law.startsWith(id))))
  const cases = meant.length > 0 ? meant : effort.filter((each) => each.for === undefined)
  const once = over(cases.flatMap(({ costEur }) => costEur ?? []))
  const yearly = over(cases.flatMap(({ yearlyEur }) => yearlyEur ?? []))
  if (once === undefined) return undefined
  return { onceUsd: usd(once, knowledge), ...(yearly !== undefined && { yearlyUsd: usd(yearly, knowledge) }) }
}

/** The laws that surely apply and have a price, those of one group as one. */
export function lawDuties(found: readonly ApplyingLaw[], knowledge: Knowledge): readonly LawDuty[] {
  const sure = found.filter(({ applies }) => applies === 'applies')
  const ids = sure.map(({ law }) => law.id)
  const priced = sure.flatMap(({ law }) => {
    const effort = effortOf(law, ids, knowledge)
    return effort === undefined ? [] : [{ group: law.group ?? law.id, title: law.law, ...effort, source: law.source }]
  })
  return [...Map.groupBy(priced, ({ group }) => group).values()].flatMap(([first]) => first ?? [])
}

function over(costs: readonly Range[]): Range | undefined {
  return costs.length === 0
    ? undefined
    : { low: Math.min(...costs.map(({ low }) => low)), high: Math.max(...costs.map(({ high }) => high)) }
}

function usd(span: Range, { currencies }: Knowledge): Range {
  const euro = currencyOf(currencies, 'EUR')
  if (euro === undefined) return span
  return { low: Math.round(inUsd(span.low, euro)), high: Math.round(inUsd(span.high, euro)) }
}
