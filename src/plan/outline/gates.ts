import { formatUsd, formatWeeks } from '../../amounts/print.ts'
import { lowerFirst } from '../../sentence.ts'
import { advisedRow } from '../best.ts'
import { inUse, ownGoals } from '../gates/own-goals.ts'
import { longest } from '../gates/plan-gates.ts'
import type { Plan } from '../plan.ts'
import type { Detail } from './detail.ts'
import { type Item, list, type Section, sectionOf, table } from './section.ts'
import { toldIn } from './told.ts'

/** When to go on, and how much money each gate releases. */
export function gates(plan: Plan, shown: Detail): Section | undefined {
  const { kind, board, timeline } = plan
  if (kind === undefined || board === undefined) return undefined
  const isPlan = advisedRow(plan.alternatives) === undefined
  const end = isPlan ? (timeline.at(-1)?.endWeek ?? 0) : Number.POSITIVE_INFINITY
  const rows = board.gates.map(({ title, week, question, otherwise, releaseUsd, stage }) => ({
    week,
    cells: [
      stage === undefined ? title : `Stage ${stage}: ${lowerFirst(title)}`,
      `week ${week}`,
      shown.gatesWhole || stage === undefined ? question : question.split('; ').slice(0, CONDITIONS).join('; '),
      otherwise ?? kind.gates.find((gate) => gate.title === title)?.otherwise ?? '',
      week > end || releaseUsd === 0 ? '' : formatUsd(releaseUsd),
    ],
  }))
  const released = board.gates.reduce((sum, { releaseUsd }) => sum + releaseUsd, 0)
  const rest = isPlan ? plan.budget.once.planning - released : 0
  const everyone = ['Everyone has it', `week ${end}`, '', '', formatUsd(rest)]
  const inTime = rows.filter(({ week }) => week <= end).map(({ cells }) => cells)
  const later = rows.filter(({ week }) => week > end).map(({ cells }) => cells)
  return sectionOf('gates', 'Gates', 'page', [
    table(
      ['Gate', 'When', 'Go on if', 'Otherwise', 'Money released'],
      [...inTime, ...(rest > released / 100 ? [everyone] : []), ...later],
    ),
    list([
      ...secondRest(plan),
      ...(isPlan ? [...seenLater(plan), ...legalSteps(plan)] : []),
      ...toldIn(plan, shown, 'date').open.map((date): Item => ({ lead: 'Your date', text: date })),
    ]),
  ])
}

/** What of the second stage's money no gate of it releases. */
function secondRest({ board, alternatives = [] }: Plan): readonly Item[] {
  const second = (board?.gates ?? []).filter(({ stage }) => stage === 2)
  const build = alternatives.find(({ role }) => role === 'recommended')?.onceUsd ?? 0
  const rest = build - second.reduce((sum, { releaseUsd }) => sum + releaseUsd, 0)
  if (second.length === 0 || rest <= build / 100) return []
  return [{ lead: 'Stage 2, after its last gate', text: `${formatUsd(rest)}, until everyone has it.` }]
}

/** Of a gate on a page that is too long. */
const CONDITIONS = 2

/** Goals that the pilot cannot show are said to be such, with when they show. */
function seenLater({ sample, timeline, facts }: Plan): readonly Item[] {
  const { later } = ownGoals(sample?.measures ?? [], inUse(timeline, facts?.casesPerDay))
  return later.map((text): Item => ({ lead: 'Not shown by the pilot', text: `${text}.` }))
}

/** A legal step that may last until the pilot or longer is said where the weeks are. */
function legalSteps({ law = [], timeline }: Plan): readonly Item[] {
  const row = longest(law)
  const pilot = timeline.find(({ id }) => id === 'pilot')?.startWeek ?? 0
  if (row?.weeks === undefined || row.weeks.high <= pilot) return []
  const title = row.inShort?.title ?? row.title
  const begin = row.applies === 'applies' ? 'begin in week 1' : 'if it applies, begin in week 1'
  return [
    {
      lead: 'Legal steps',
      text: `${title}: ${formatWeeks(row.weeks)}; ${begin}; the pilot (week ${pilot + 1}) waits.`,
    },
  ]
}
