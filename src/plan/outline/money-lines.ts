import { formatUsd, formatUsdRange, formatWeeks } from '../../amounts/print.ts'
import { totalWeeks } from '../../solution/timeline.ts'
import type { Plan } from '../plan.ts'
import { list, type Section, sectionOf, table, text } from './section.ts'

/** The ranges behind the money, with their sources. */
export function budget(plan: Plan): Section | undefined {
  const { lines: rows, once, monthly, firstYear } = plan.budget
  const shown = rows.map((line) => [
    line.label,
    `${formatUsdRange(line)}${line.per === 'month' ? ' a month' : ''}`,
    line.note,
  ])
  const planned = (range: { readonly low: number; readonly high: number; readonly planning?: number }) =>
    range.planning === undefined
      ? formatUsdRange(range)
      : `plan with ${formatUsd(range.planning)} (${formatUsdRange(range)})`
  return sectionOf('budget', 'Budget, line by line', 'working', [
    table(
      ['What', 'Cost', 'How it adds up'],
      shown,
      rows.map(({ source }) => source.split(', ')),
    ),
    list([
      { lead: 'Once', text: planned(once) },
      { lead: 'Each month', text: planned(monthly) },
      { lead: 'First year', text: planned(firstYear) },
      {
        text: 'The number to plan with is the median of 2,000 drawn years; each line is drawn from its 80% range, people and weeks together.',
      },
    ]),
  ])
}

/** Who is needed, and at what pay; only of a plan from before people were told with their hours. */
export function team(plan: Plan): Section | undefined {
  if (plan.work !== undefined) return undefined
  const rows = plan.staffing.map((role) => [
    role.title,
    role.have ? 'on the team' : role.hire,
    role.hire === 'consultant'
      ? `${formatUsdRange(role.hourlyUsd)} an hour`
      : `${formatUsdRange(role.annualUsd)} a year`,
    formatUsdRange(role.costUsd),
  ])
  return sectionOf('team', 'Team', 'working', [table(['Role', 'Hire', 'Pay', 'Cost in this project'], rows)])
}

/** The phases; where the kind of project has gates of its own, the page tells them. */
export function timeline(plan: Plan): Section | undefined {
  const gated = plan.kind !== undefined
  const rows = plan.timeline.map((phase) => [
    phase.title,
    `${phase.startWeek + 1} to ${phase.endWeek}`,
    formatWeeks(phase.weeks),
    ...(gated ? [] : [phase.does, phase.gate]),
  ])
  const total = `${formatWeeks(totalWeeks(plan.timeline))} in total; phase lengths are assumptions until your team has estimated them. ${plan.deadline}`
  return sectionOf('timeline', 'Timeline', 'working', [
    table(['Phase', 'Weeks', 'Length', ...(gated ? [] : ['What is done', 'Go on if'])], rows),
    text(total),
  ])
}
