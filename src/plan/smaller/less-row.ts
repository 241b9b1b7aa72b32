import { formatUsd, formatUsdRange } from '../../amounts/print.ts'
import type { Smaller } from '../../blueprint/smaller/schema.ts'
import type { Solution } from '../../solution/solve.ts'
import { totalWeeks } from '../../solution/timeline.ts'
import type { Alternative } from '../alternatives.ts'
import type { Board } from '../board.ts'

/** At so much of the cost, doing less is no other option. (Our judgment.) */
const NO_CHEAPER = 0.85
const YEARS = 3

/** Doing less, without a model: what it costs, and what the recommended way adds for the difference. Undefined where it costs as much. */
export function lessRow(
  recommended: Solution,
  less: Solution,
  { kinds, usual }: Smaller,
  kind: string,
  board: Board,
): Alternative | undefined {
  const row = kinds[kind]
  const [much, little] = [recommended.budget.threeYears.planning, less.budget.threeYears.planning]
  if (row === undefined || little >= much * NO_CHEAPER) return undefined
  const weeks = totalWeeks(less.timeline)
  const keeps = row.keeps ?? usual.keeps
  return {
    id: 'less',
    role: 'less',
    title: row.less,
    onceUsd: less.budget.once.planning,
    monthlyUsd: less.budget.monthly.planning,
    threeYearUsd: little,
    weeks: Math.round((weeks.low + weeks.high) / 2),
    risk: 'It may not be enough.',
    switchWhen: `Keeps ${percent(keeps.low)} to ${percent(keeps.high)} of the gain (our judgment)${marginal(keeps, (much - little) / YEARS, board)}`,
  }
}

/** What the rest of the benefit is worth against what it costs more a year, where both are known. */
function marginal(keeps: { readonly low: number; readonly high: number }, moreUsd: number, board: Board): string {
  const gross = board.grossUsdPerYear
  if (gross === undefined) return ` for ${formatUsd(moreUsd)} a year less.`
  const rest = { low: gross * (1 - keeps.high), high: gross * (1 - keeps.low) }
  const said = `. The plan adds ${formatUsdRange(rest)} a year for ${formatUsd(moreUsd)} more`
  if (rest.high < moreUsd) return `${said}: not worth it by these numbers.`
  return rest.low < moreUsd ? `${said}: try this first.` : `${said}.`
}

const percent = (share: number): string => `${Math.round(100 * share)}%`
