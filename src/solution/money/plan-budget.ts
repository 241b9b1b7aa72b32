import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Care } from '../effort/care.ts'
import type { Phase } from '../phase.ts'
import { middle, type Range } from '../range.ts'
import type { Role } from '../role.ts'
import type { Choice } from '../sizing/choice.ts'
import type { Sized } from '../sizing/estimates.ts'
import { totalWeeks, weeksToPilot } from '../timeline.ts'
import type { Workload } from '../workload.ts'
import type { Budget } from './budget.ts'
import { labelingLines, searchLines, storageLines } from './data.ts'
import { inFirstYear } from './first-year.ts'
import type { Line } from './line.ts'
import { careLines } from './people.ts'
import { servingLines } from './serving.ts'
import type { Spread } from './simulate.ts'
import { swingsOf } from './swings.ts'
import { totalsOf } from './totals.ts'
import { trainingLines } from './training.ts'
import { budgetVerdict } from './verdict.ts'

/**
 * What the project costs in US dollars: once and each month, with the source of every line, and whether it fits the
 * budget that was named; and the people with ends of their cost that add up. People and machines that the team has already are shown apart: they are paid either way.
 */
export function planBudget(
  choice: Choice,
  sized: Sized,
  staffing: readonly Role[],
  workload: Workload,
  timeline: readonly Phase[],
  more: readonly Line[],
  care: Care,
  knowledge: Knowledge,
): { readonly budget: Budget; readonly staffing: readonly Role[] } {
  const { planning } = knowledge
  const others: Line[] = [
    ...careLines(staffing, workload.team, care, knowledge),
    ...labelingLines(choice, workload, planning),
    ...trainingLines(choice, sized, workload, knowledge),
    ...searchLines(sized, workload, planning),
    ...servingLines(choice, sized, workload, planning),
    ...storageLines(sized, planning),
    ...more,
  ]
  const weeks = totalWeeks(timeline)
  const running = weeksToPilot(timeline)
  const { lines, staffing: paid, simulated } = totalsOf(staffing, others, running, planning.contingency)
  const have = lines.filter((line) => line.id.endsWith('in-house'))
  const pay = lines.filter((line) => /^(people|operation)/.test(line.id) && !have.includes(line))
  const once = sum(lines, 'once')
  const monthly = sum(lines, 'month')
  const firstYear = firstYearOf(simulated.firstYear, once, monthly)
  const paidAnyway = inFirstYear(have, weeks)
  const newMoneyUsd = Math.max(0, firstYear.planning - middle(paidAnyway))
  const budget = {
    lines,
    once: { ...once, planning: simulated.once.planning },
    monthly: { ...monthly, planning: simulated.monthly.planning },
    firstYear,
    newMoneyUsd,
    threeYears: simulated.threeYears,
    capital: sum(
      lines.filter(({ id }) => id === 'hardware' || id === 'side-hardware'),
      'once',
    ),
    swings: swingsOf(lines, running).slice(0, SWINGS_KEPT),
    verdict: budgetVerdict(workload.budgetUsd, firstYear, paidAnyway, inFirstYear(pay, weeks), newMoneyUsd),
  }
  return { budget, staffing: paid }
}

/** The simulated range of the first year, never outside what the ends of the lines allow: all that is paid once, and up to twelve months. */
function firstYearOf({ low, planning, high }: Spread, once: Range, monthly: Range): Budget['firstYear'] {
  const within = (value: number, end: 'low' | 'high') =>
    Math.min(Math.max(value, once[end]), once[end] + MONTHS_A_YEAR * monthly[end])
  return { low: within(low, 'low'), high: within(high, 'high'), planning, p90: high }
}

const MONTHS_A_YEAR = 12

/** Lines that a tornado chart shows. */
const SWINGS_KEPT = 8

function sum(lines: readonly Line[], per: Line['per']): Range {
  const chosen = lines.filter((line) => line.per === per)
  return {
    low: chosen.reduce((total, line) => total + line.low, 0),
    high: chosen.reduce((total, line) => total + line.high, 0),
  }
}
