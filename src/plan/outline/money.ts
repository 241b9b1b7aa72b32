import { formatNumber, formatUsd, formatUsdRange } from '../../amounts/print.ts'
import { advisedRow } from '../best.ts'
import type { Plan } from '../plan.ts'
import type { Detail } from './detail.ts'
import { type Block, type Item, list, type Section, sectionOf } from './section.ts'
import { worth } from './worth.ts'

/** The money that a board asks for, with what it brings and what moves it most. */
export function money(plan: Plan, shown: Detail): Section | undefined {
  const { budget, board } = plan
  if (board === undefined) return undefined
  const first = plan.first === undefined ? advisedRow(plan.alternatives)?.onceUsd : undefined
  const items: Item[] = [
    {
      lead: 'Until rollout',
      text: `${first === undefined || first === 0 ? '' : `about ${formatUsd(first)}; if you build after it, `}about ${formatUsd(budget.once.planning)} (${formatUsdRange(budget.once)})${board.capitalUsd > 0 ? `, of which ${formatUsd(board.capitalUsd)} buys machines (capital)` : ''}${newMoney(plan)}.`,
    },
    {
      lead: 'Running',
      text: `about ${formatUsd(board.monthlyUsd)} a month from the pilot on${board.costPerUseUsd === undefined ? '' : `, ${costPerUse(board.costPerUseUsd, board.usesPerMonth, advisedRow(plan.alternatives) === undefined ? 'request' : 'case')}`}.`,
    },
    { lead: 'Benefit', text: worth(board) },
    ...onlyIf(plan),
  ]
  const bars = (budget.swings ?? []).slice(0, shown.swings).map(({ label, low, high }) => ({
    label,
    low,
    high,
    reading: formatUsdRange({ low, high }),
  }))
  const swings: Block = { kind: 'bars', title: 'What moves the first year most', mark: board.planningUsd, bars }
  return sectionOf('money', 'Money', 'page', [list(items), swings])
}

/** What of the money until rollout is paid either way, and what is new. */
function newMoney({ work }: Plan): string {
  if (work === undefined) return ''
  const paid = (whose: 'team' | 'house') =>
    work.people.filter(({ from }) => from === whose).reduce((sum, { usd }) => sum + usd, 0)
  const [team, house] = [paid('team'), paid('house')]
  if (team === 0) return ''
  return `: ${formatUsd(work.totalUsd - team - house)} new money; team ${formatUsd(team)} and other staff ${formatUsd(house)}, paid either way`
}

/** The dearest law that only may apply, as far as its cost is known: it stands in none of the sums. */
function onlyIf({ law = [] }: Plan): Item[] {
  const [dearest] = law
    .flatMap(({ title, applies, costUsd }) =>
      applies === 'applies' || costUsd === undefined ? [] : [{ title, costUsd }],
    )
    .toSorted((a, b) => b.costUsd.high - a.costUsd.high)
  if (dearest === undefined) return []
  return [{ lead: 'Only if it applies', text: `${dearest.title}: ${formatUsdRange(dearest.costUsd)} more, once.` }]
}

/** What one use costs; of many cheap ones, what a million do. */
function costPerUse(usd: number, uses: number | undefined, use: 'request' | 'case'): string {
  if (usd < 0.001) return `${formatUsd(usd * 1e6)} for every 1,000,000 ${use}s`
  const shown = usd >= 1 ? usd.toFixed(2) : usd >= 0.01 ? usd.toFixed(3) : usd.toPrecision(2)
  return `$${shown} for each ${use}${uses === undefined ? '' : ` at ${formatNumber(uses, 3)} a month`}`
}
