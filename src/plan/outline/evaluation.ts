import { count, formatWeeks } from '../../amounts/print.ts'
import { upperFirst } from '../../sentence.ts'
import { SAME, sliceShows } from '../evaluation/slice.ts'
import { LAW_NOTE } from '../law.ts'
import type { Plan } from '../plan.ts'
import type { Detail } from './detail.ts'
import { happenedOn } from './happened.ts'
import { type Item, later, list, type Section, sectionOf, table, text } from './section.ts'
import { BEHIND, toldIn } from './told.ts'

/** How it will be known that it works: the team's own measures first, each with the test that shows it, then those of the field. */
export function evaluation(plan: Plan, shown: Detail): Section | undefined {
  const { kind, sample, monitoring = [] } = plan
  const slices = toldIn(plan, shown, 'slice')
  const apart = ({ cases, goal = SAME, shows = sliceShows(goal, sample?.slice) }: (typeof slices.open)[number]) => [
    cases,
    goal,
    shows,
  ]
  const own = (sample?.measures ?? []).map(({ measure, goal, proof }) => [upperFirst(measure), goal, proof])
  const field = unlikeOwn(kind?.evaluation.metrics ?? [], sample)
  const open: Item[] = []
  const folded: Item[] = [
    ...folds(slices.rest, plan.board?.gates ?? []),
    ...field
      .slice(shown.metrics, shown.metrics + shown.moreMetrics)
      .map(({ metric, target }) => ({ lead: metric, text: target })),
  ]
  const say = (here: boolean, item: Item) => (here ? open : folded).push(item)
  if (sample !== undefined) {
    say(true, {
      lead: `${testLead(sample)}${plan.first === undefined || sample.judged === false ? '' : ', before stage 2 goes live'}`,
      text: sample.judged === false ? sample.basis : `95% confidence, ${sample.basis}`,
    })
    if (sample.apart !== undefined) say(false, { lead: 'Kept apart', text: sample.apart })
    if (shown.comparison) say(false, { lead: 'Compared', text: sample.comparison })
  }
  if (kind !== undefined) {
    const { baseline, noiseFloor, redLines, offline, online } = kind.evaluation
    say(false, { lead: 'To beat', text: upperFirst([...toldIn(plan, shown, 'beat').open, baseline].join(' ')) })
    if (noiseFloor !== undefined) say(false, { lead: 'No model can go below', text: noiseFloor })
    // What the page says of the accident above is not said twice.
    const above = new Set(shown.happenedWhole ? happenedOn(plan, shown).map(({ rule }) => rule) : [])
    const lines = redLines.filter((line) => !above.has(line))
    const [onPage, behind] = [lines.slice(0, shown.redLines), lines.slice(shown.redLines)]
    say(true, { lead: 'Never', text: `${onPage.join('; ')}.` })
    if (behind.length > 0) say(false, { lead: 'Nor', text: `${behind.join('; ')}.` })
    // What the team forbids has room on any page.
    for (const line of toldIn(plan, BEHIND, 'never').open) say(true, { lead: 'Your own line', text: line })
    say(false, { lead: 'Before launch', text: offline })
    say(false, { lead: 'Pilot', text: online })
  }
  // Each day before each week: what must never happen is no matter of a share.
  for (const { every, threshold, action } of shown.watch ? monitoring.slice(0, WATCHED) : [])
    folded.push({ lead: `Each ${every}`, text: `${threshold}: ${action}.` })
  return sectionOf('evaluation', 'Evaluation: how we will know', 'page', [
    table(
      ['Measure', 'Goal', 'What shows it (95% confidence)'],
      [
        ...own,
        ...slices.open.map(apart),
        ...field.slice(0, shown.metrics).map(({ metric, target }) => [metric, target, '']),
      ],
    ),
    list(open),
    later('More on the test', [list(folded)]),
  ])
}

/** Cases that are counted apart, those with the same goal in one line; what a gate asks with the same figure stands there. */
function folds(
  slices: readonly { readonly cases: string; readonly goal?: string | undefined }[],
  gates: readonly { readonly question: string }[],
): readonly Item[] {
  const same = slices.filter(({ goal = SAME }) => goal === SAME).map(({ cases }) => cases)
  const own = slices.flatMap(({ cases, goal = SAME }) => {
    const figure = /^at most \d+ of \d+/u.exec(goal)?.[0]
    const isAsked = figure !== undefined && gates.some(({ question }) => question.includes(figure))
    return goal === SAME || isAsked ? [] : [{ lead: cases, text: goal }]
  })
  return [
    ...own,
    ...(same.length === 0 ? [] : [{ lead: 'Counted apart, each at the same goal', text: `${same.join('; ')}.` }]),
  ]
}

/** Alarms that the page has room for. */
const WATCHED = 2

/** How large the test is; nobody judges what the systems count. */
const testLead = ({ cases, unit, judged }: NonNullable<Plan['sample']>): string =>
  judged === false
    ? 'Counted, not judged'
    : `The test: ${count(cases, 'case')}${unit === undefined ? '' : ` (${unit})`}`

type Metric = NonNullable<Plan['kind']>['evaluation']['metrics'][number]

/** The measures of the field without those that the team named itself. */
function unlikeOwn(metrics: readonly Metric[], sample: Plan['sample']): readonly Metric[] {
  const goals = new Set((sample?.measures ?? []).flatMap(({ goal }) => percentages(goal)))
  return metrics.filter(({ target }) => !percentages(target).some((each) => goals.has(each)))
}

/** "70" of "at least 70 %". */
const percentages = (text: string): string[] => [...text.matchAll(/(\d[\d.]*)\s?%/gu)].map(([, value]) => value ?? '')

/** The weightiest laws in a line each: what they ask here, of whom, how much work it is, and from when. */
export function law({ law: found = [] }: Plan, shown: Detail): Section | undefined {
  if (found.length === 0) return undefined
  const rows = found.slice(0, shown.laws).map((row) => {
    const title = row.inShort?.title ?? row.title
    const weeks = row.weeks === undefined ? '' : `, ${formatWeeks(row.weeks)}`
    return [
      row.applies === 'applies' ? title : `${title} (may apply)`,
      row.decides === undefined
        ? (row.inShort?.duty ?? row.duty)
        : `${row.decides} If so: ${row.inShort?.duty ?? row.duty}`,
      `${upperFirst(row.owner)}${weeks}`,
      row.binds?.match(/\d{4}-\d{2}-\d{2}/u)?.[0] ?? '',
    ]
  })
  const head = ['Law', 'What it requires here', 'Who, how long', 'From']
  // A page without room for one law leaves all of them to the appendix.
  const onPage = shown.pageLaws === 0 ? rows.length : shown.pageLaws
  return sectionOf('law', 'Law', shown.pageLaws === 0 ? 'appendix' : 'page', [
    table(head, rows.slice(0, onPage)),
    text(LAW_NOTE),
    later('More laws', [table(head, rows.slice(onPage))]),
  ])
}
