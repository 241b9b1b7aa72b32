import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Phase } from '../phase.ts'
import type { Range } from '../range.ts'
import { productRange } from '../range.ts'
import type { Role } from '../role.ts'
import type { Choice } from '../sizing/choice.ts'
import type { Sized } from '../sizing/estimates.ts'
import { totalWeeks, weeksToPilot } from '../timeline.ts'
import type { Workload } from '../workload.ts'
import type { Budget } from './budget.ts'
import { labellingLines, searchLines, storageLines } from './data.ts'
import { inFirstYear } from './first-year.ts'
import type { Line } from './line.ts'
import { operationLines, peopleLines } from './people.ts'
import { servingLines } from './serving.ts'
import { simulate } from './simulate.ts'
import { trainingLines } from './training.ts'
import { budgetVerdict } from './verdict.ts'

/**
 * What the project costs in US dollars: once and each month, with the source of every line, and whether it fits the
 * budget that was named. People and machines that the team has already are shown apart: they are paid either way.
 */
export function planBudget(
  choice: Choice,
  sized: Sized,
  staffing: readonly Role[],
  workload: Workload,
  timeline: readonly Phase[],
  more: readonly Line[],
  knowledge: Knowledge,
  effort = 1,
): Budget {
  const { planning } = knowledge
  const fleet = sized.answers.get('rent-cost')?.results.acceleratorsNeeded?.value ?? 0
  const lines: Line[] = [
    ...peopleLines(staffing),
    ...operationLines(
      staffing,
      knowledge.roles,
      workload.team,
      choice.serving,
      choice.serving === 'self-hosted-gpu' ? fleet : 0,
      planning,
      effort,
    ),
    ...labellingLines(choice, workload, planning),
    ...trainingLines(choice, sized, workload, knowledge),
    ...searchLines(sized, workload, planning),
    ...servingLines(choice, sized, workload, planning),
    ...storageLines(sized, planning),
    ...more,
  ]
  const before = sum(lines, 'once')
  const { low, high, source } = planning.contingency
  if (before.low > 0) {
    lines.push({
      id: 'contingency',
      label: 'Set aside for surprises',
      ...productRange(before, { low, high }),
      per: 'once',
      note: `${Math.round(low * 100)}-${Math.round(high * 100)} % of what is paid once`,
      source,
    })
  }
  const weeks = totalWeeks(timeline)
  const simulated = simulate(lines, weeksToPilot(timeline))
  const have = lines.filter((line) => line.id.endsWith('in-house'))
  const pay = lines.filter((line) => /^(people|operation)/.test(line.id) && !have.includes(line))
  const firstYear = { ...simulated.firstYear, p90: simulated.firstYear.high }
  return {
    lines,
    once: { ...sum(lines, 'once'), planning: simulated.once.planning },
    monthly: { ...sum(lines, 'month'), planning: simulated.monthly.planning },
    firstYear,
    threeYears: simulated.threeYears,
    capital: sum(
      lines.filter(({ id }) => id === 'hardware'),
      'once',
    ),
    swings: simulated.swings.slice(0, SWINGS_KEPT),
    verdict: budgetVerdict(workload.budgetUsd, firstYear, inFirstYear(have, weeks), inFirstYear(pay, weeks)),
  }
}

/** Lines that a tornado chart shows. */
const SWINGS_KEPT = 8

function sum(lines: readonly Line[], per: Line['per']): Range {
  const chosen = lines.filter((line) => line.per === per)
  return {
    low: chosen.reduce((total, line) => total + line.low, 0),
    high: chosen.reduce((total, line) => total + line.high, 0),
  }
}
