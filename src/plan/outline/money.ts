import { formatUsd, formatUsdRange } from '../../amounts/print.ts'
import type { Plan } from '../plan.ts'
import type { Detail } from './detail.ts'
import { type Block, type Item, list, type Section, sectionOf } from './section.ts'
import { worth } from './worth.ts'

/** The money that a board asks for, with what it brings and what moves it most. */
export function money(plan: Plan, shown: Detail): Section | undefined {
  const { budget, board } = plan
  if (board === undefined) return undefined
  const items: Item[] = [
    {
      lead: 'Until rollout',
      text: `about ${formatUsd(budget.once.planning)} (${formatUsdRange(budget.once)})${board.capitalUsd > 0 ? `, of which ${formatUsd(board.capitalUsd)} buys machines (capital)` : ''}.`,
    },
    {
      lead: 'Running',
      text: `about ${formatUsd(board.monthlyUsd)} a month from the pilot on${board.costPerUseUsd === undefined ? '' : `, ${cents(board.costPerUseUsd)} for each request`}.`,
    },
    { lead: 'Benefit', text: worth(board) },
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

function cents(value: number): string {
  if (value >= 1) return `$${value.toFixed(2)}`
  if (value >= 0.01) return `$${value.toFixed(3)}`
  return value >= 0.0001
    ? `$${value.toPrecision(2)}`
    : `$${(value * 1e6).toPrecision(2)} a million, $${value.toFixed(8)}`
}
