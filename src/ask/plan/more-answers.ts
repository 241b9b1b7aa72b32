import { formatUsdRange } from '../../amounts/print.ts'
import type { Plan } from '../../plan/plan.ts'

type Said = { readonly reply: string; readonly sources: readonly string[] }

const said = (lines: readonly string[], sources: readonly string[] = []): Said => ({
  reply: lines.filter((line) => line !== '').join('\n'),
  sources: [...new Set(sources)],
})

const MOST = 3

/** What costs most, one-off and each month, with its share of all one-off costs. */
export function largestCost({ budget }: Plan): Said {
  const once = budget.lines.filter(({ per }) => per !== 'month').toSorted((a, b) => b.high - a.high)
  const monthly = budget.lines.filter(({ per }) => per === 'month').toSorted((a, b) => b.high - a.high)
  const all = once.reduce((sum, line) => sum + line.low + line.high, 0)
  const [first] = once
  if (!first) return said(['Nothing in the plan costs money once.'])
  const share = Math.round((100 * (first.low + first.high)) / Math.max(1, all))
  return said(
    [
      `The largest is ${first.label}: ${formatUsdRange(first)}, about ${share} % of what is spent once.`,
      ...once.slice(1, MOST).map((line) => `Then ${line.label}: ${formatUsdRange(line)}.`),
      monthly[0] ? `Of the running costs it is ${monthly[0].label}: ${formatUsdRange(monthly[0])} a month.` : '',
    ],
    budget.lines.map(({ source }) => source),
  )
}

/** The phase that takes the most weeks. */
export function longestPhase({ timeline }: Plan): Said {
  const [first, second] = timeline.toSorted((a, b) => b.weeks.high + b.weeks.low - a.weeks.high - a.weeks.low)
  if (!first) return said(['The plan has no phases.'])
  return said([
    `The longest is ${first.title}: ${first.weeks.low} to ${first.weeks.high} weeks (weeks ${first.startWeek} to ${first.endWeek}). ${first.does}`,
    second ? `Next is ${second.title} with ${second.weeks.low} to ${second.weeks.high} weeks.` : '',
  ])
}

/** How long the pilot is, what is done in it, and who is asked to take part. */
export function pilot({ timeline, problem }: Plan): Said {
  const phase = timeline.find(({ id, title }) => /pilot/iu.test(`${id} ${title}`))
  if (!phase) return said(['The plan has no pilot of its own.'])
  const people = problem.find(({ question }) => question === 'stakeholders')
  return said([
    `${phase.title}: ${phase.weeks.low} to ${phase.weeks.high} weeks (weeks ${phase.startWeek} to ${phase.endWeek}). ${phase.does}`,
    phase.gate,
    `Take a small group of those who will use it${people ? `; you named: ${people.text}` : ''}.`,
  ])
}

/** Who must agree, by the team's own words. */
export function signOff({ problem, timeline }: Plan): Said {
  const people = problem.find(({ question }) => question === 'stakeholders')
  const gates = timeline.filter(({ gate }) => gate !== '').slice(0, MOST)
  return said([
    people
      ? `You named as those concerned: ${people.text}. Each should agree before the first gate.`
      : 'You named nobody yet. Usual are who owns the result, who owns the data, security, data protection and the users.',
    ...gates.map((phase) => `Week ${phase.endWeek}, ${phase.title}: ${phase.gate}`),
  ])
}

/** Whether a role is in the plan, and why it is or is not. */
export function hasRole(title: string, id: string, { staffing }: Plan): Said {
  const role = staffing.find((one) => one.id === id)
  if (role)
    return said(
      [`${role.title}: yes, from week ${role.startWeek}. ${role.why}`, `Cost: ${formatUsdRange(role.costUsd)}.`],
      [role.source],
    )
  return said([
    `No, the plan needs no ${title.toLowerCase()}: nothing in it asks for that work.`,
    `Needed are: ${staffing.map((one) => one.title).join(', ')}.`,
  ])
}
