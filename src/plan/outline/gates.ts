import { formatWeeks } from '../../amounts/print.ts'
import { lowerFirst } from '../../sentence.ts'
import { advisedRow } from '../best.ts'
import { addingUp, releaseInWords } from '../gates/add-up.ts'
import { inUse, ownGoals } from '../gates/own-goals.ts'
import { longest } from '../gates/plan-gates.ts'
import type { Plan } from '../plan.ts'
import type { Detail } from './detail.ts'
import { type Item, later as inAppendix, list, type Section, sectionOf, table } from './section.ts'
import { toldIn } from './told.ts'

/** When to go on, and how much money each gate releases. */
export function gates(plan: Plan, shown: Detail): Section | undefined {
  const { kind, board, timeline } = plan
  if (kind === undefined || board === undefined) return undefined
  const isPlan = advisedRow(plan.alternatives) === undefined
  const end = isPlan ? (timeline.at(-1)?.endWeek ?? 0) : Number.POSITIVE_INFINITY
  const told = released(plan)
  const rows = board.gates.map(({ title, week, question, otherwise, stage }, at) => ({
    ...{ week, aside: stage === 2 && !shown.laterGates },
    cells: [
      stage === undefined ? title : `Stage ${stage}: ${lowerFirst(title)}`,
      `week ${week}`,
      shown.gatesWhole || stage === undefined ? question : question.split('; ').slice(0, CONDITIONS).join('; '),
      otherwise ?? kind.gates.find((gate) => gate.title === title)?.otherwise ?? '',
      week > end ? '' : (told.gates[at] ?? ''),
    ],
  }))
  const everyone = ['Everyone has it', `week ${end}`, '', '', told.rest]
  const here = rows.filter(({ aside }) => !aside)
  const aside = rows.filter((row) => row.aside)
  const inTime = here.filter(({ week }) => week <= end).map(({ cells }) => cells)
  const later = here.filter(({ week }) => week > end).map(({ cells }) => cells)
  return sectionOf('gates', 'Gates', 'page', [
    table(HEAD, [...inTime, ...(isPlan && told.rest !== '' ? [everyone] : []), ...later]),
    inAppendix('Gates of stage 2', [
      table(
        HEAD,
        aside.map(({ cells }) => cells),
      ),
    ]),
    list([
      ...(aside.length === 0 ? [] : [inStageTwo(aside.map(({ week }) => week))]),
      ...secondRest(plan),
      ...(isPlan ? [...seenLater(plan), ...legalSteps(plan)] : []),
      ...toldIn(plan, shown, 'date').open.map((date): Item => ({ lead: 'Your date', text: date })),
    ]),
  ])
}

const HEAD = ['Gate', 'When', 'Go on if', 'Otherwise', 'Money released']

/** Where the gates of a stage that is decided later stand, if not here. */
function inStageTwo(weeks: readonly number[]): Item {
  const span = `weeks ${Math.min(...weeks)} to ${Math.max(...weeks)}`
  return { lead: 'Stage 2', text: `${weeks.length} gates more, ${span}: in the appendix.` }
}

/** The money of each gate, and what none of them releases, so that what is read adds up to the sum that is asked for. */
function released({ board, alternatives = [], budget }: Plan): {
  readonly gates: readonly string[]
  readonly rest: string
} {
  const all = board?.gates ?? []
  const build = alternatives.find(({ role }) => role === 'recommended')?.onceUsd ?? 0
  const isPlan = advisedRow(alternatives) === undefined
  const isStaged = all.some(({ stage }) => stage === 2)
  const first = all.filter(({ stage }) => stage === undefined).map(({ releaseUsd }) => releaseUsd)
  const second = all.filter(({ stage }) => stage === 2).map(({ releaseUsd }) => releaseUsd)
  const firstUsd = isPlan ? budget.once.planning : first.reduce((sum, each) => sum + each, 0)
  const [ofFirst, ofSecond] = [addingUp(first, firstUsd), addingUp(second, build)]
  const words = (usd = 0) => (usd <= 0 ? '' : releaseInWords(usd))
  return {
    gates: [...ofFirst.slice(0, -1), ...ofSecond.slice(0, -1)].map(words),
    rest: words((isStaged ? ofSecond : ofFirst).at(-1)),
  }
}

/** What of the second stage's money no gate of it releases. */
function secondRest(plan: Plan): readonly Item[] {
  const { rest } = released(plan)
  if (rest === '' || plan.board?.gates.every(({ stage }) => stage === undefined) !== false) return []
  return [{ lead: 'Stage 2, after its last gate', text: `${rest}, until everyone has it.` }]
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
