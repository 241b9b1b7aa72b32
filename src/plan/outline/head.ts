import { formatUsd, formatUsdRange, formatWeeks } from '../../amounts/print.ts'
import { lowerFirst, sentencesOf, upperFirst } from '../../sentence.ts'
import type { Range } from '../../solution/range.ts'
import { totalWeeks } from '../../solution/timeline.ts'
import type { Alternative, Miss } from '../alternatives.ts'
import { atFirst, laterMark } from '../at-first.ts'
import { advisedRow } from '../best.ts'
import type { Decision, Plan } from '../plan.ts'
import { COUNTED_WEEKS } from '../smaller/staged-gates.ts'
import type { Item } from './section.ts'
import { worthInShort } from './worth.ts'

/** A line of the head; the figure that a reader looks for stands before the rest. */
export type HeadFact = Item & { readonly lead: string; readonly figure?: string }

/** The top of the page: what we recommend in a paragraph, then decision, money, time and people in a line each. */
export function headOf(plan: Plan): { readonly paragraph: string; readonly facts: readonly HeadFact[] } {
  const first = atFirst(plan)
  return {
    paragraph: paragraph(plan),
    facts: [
      ...decision(plan),
      ...smallerFirst(plan),
      ...planned(plan),
      ...[cost(first), ...brings(plan), ...time(first), ...people(first)].map(staged(plan)),
    ],
  }
}

/** Money, time and people are those of the first stage where there are two, and say so. */
const staged =
  ({ first }: Plan) =>
  (fact: HeadFact): HeadFact =>
    first === undefined ? fact : { ...fact, lead: `${fact.lead} (stage 1)` }

/** Which project the page plans, where something else is advised before the build: its money, and what the build would take. */
function planned({ alternatives = [], first }: Plan): HeadFact[] {
  const role = advisedRow(alternatives)?.role
  const build = alternatives.find((row) => row.role === 'recommended')
  if (role === undefined || build?.onceUsd === undefined) return []
  const takes = `${formatUsd(build.onceUsd)} and ${build.weeks ?? 0} weeks`
  if (role === 'nothing')
    return [{ lead: 'What this plans', text: `The build (${takes}), for the day the numbers allow it.` }]
  if (first !== undefined) return []
  return [
    {
      lead: 'What this plans',
      text: `Money, time and gates are those of ${role === 'buy' ? 'buying' : 'doing less'}. Headings marked “if you build” plan the build (${takes}), in case the ${role === 'buy' ? 'trial fails' : 'gate says no'}.`,
    },
  ]
}

/** Both stages in the order in which they are done, with what each takes: the first alone, then what it must show before the rest. */
function inStages({ first, alternatives = [], board }: Plan): string | undefined {
  const [less, build] = (['less', 'recommended'] as const).map((role) => alternatives.find((row) => row.role === role))
  if (first === undefined || less?.onceUsd === undefined || build?.onceUsd === undefined) return undefined
  const net = board?.benefitUsdPerYear ?? 0
  const past = (build.misses ?? []).flatMap((miss) => PAST[miss] ?? [])
  const late = past.length === 0 ? '' : `, past ${past.join(' and ')}`
  const brings = net > 0 ? `; that alone may bring ${formatUsd(net)} a year` : ''
  return (
    `Go in two stages. First, without a model: ${less.title} (${formatUsd(less.onceUsd)}, in use in week ${less.weeks ?? 0})${brings}. ` +
    `Then, only if ${COUNTED_WEEKS} weeks of counting show that your goal is missed, the rest (${formatUsd(build.onceUsd)}, ${build.weeks ?? 0} weeks more, to about week ${secondEnd(alternatives)}${late}). ` +
    'The whole, of both stages: '
  )
}

/** What both stages may miss, as the end of "past". */
const PAST: Readonly<Partial<Record<Miss, string>>> = { budget: 'your budget', deadline: 'your deadline' }

/** The week in which the second stage ends: after the first, and the weeks in which that is counted. */
const secondEnd = (rows: NonNullable<Plan['alternatives']>): number =>
  COUNTED_WEEKS +
  rows.reduce((sum, { role, weeks = 0 }) => (role === 'less' || role === 'recommended' ? sum + weeks : sum), 0)

/** A line of the head as plain text. */
export const factLine = ({ lead, figure, text }: HeadFact): string =>
  `${lead}: ${[figure, text].filter((part) => part !== undefined && part !== '').join(' ')}`

function paragraph(plan: Plan): string {
  const said = opening(plan)
  const kind =
    plan.kind && inStages(plan) !== undefined
      ? { ...plan.kind, recommendation: brief(plan.kind.recommendation) }
      : plan.kind
  if (kind === undefined) return `${said}${one(plan, 'training-option')?.description ?? ''}`.trim()
  if (kind.general) {
    const advice = 'We know this technique, not your trade: read the parts with those who do the work today.'
    return `${said}${kind.recommendation} ${advice}`
  }
  return `${said}${kind.recommendation}`
}

/** Whole sentences from the first on, no more than somebody reads after two stages; what follows stands in the table of parts. */
function brief(text: string): string {
  const [first = '', ...rest] = sentencesOf(text)
  return rest.reduce(
    ({ said, isFull }, sentence) => {
      const more = `${said} ${sentence}`
      return isFull || more.split(' ').length > BRIEF ? { said, isFull: true } : { said: more, isFull: false }
    },
    { said: first, isFull: false },
  ).said
}
/** Words. (Our judgment.) */
const BRIEF = 60

/** The first words: whether to go, as a board asks it. */
function opening(plan: Plan): string {
  const { decisions, kind, alternatives } = plan
  const fit = decisions['ai-fit']
  if (fit === undefined || !('option' in fit)) return ''
  const instead = inStages(plan) ?? INSTEAD[advisedRow(alternatives)?.role ?? 'recommended']
  if (instead !== undefined) return instead
  if (fit.option === 'simpler-first') return `Yes, but ${lowerFirst(fit.label)}. `
  if (fit.option !== 'not-ai' || kind === undefined) return `${fit.label}. `
  if (kind.parts.some(({ by }) => by === 'solver')) return 'Go, with a solver in place of a language model. '
  if (kind.general) return `${fit.label}. `
  return kind.parts.some(({ by }) => by === 'decoder')
    ? 'Go, with rules, code and people first, and a language model only once its own test has passed. '
    : 'Go, with rules and code in place of AI. '
}

/** The first words where another option than the plan is advised; what follows them is the plan. */
const INSTEAD: Readonly<Partial<Record<Alternative['role'], string>>> = {
  buy: 'Buy, and build only if the trial fails. If you build: ',
  less: 'Go in two stages: first without a model, then, if that is not enough, the build. Stage 2: ',
  nothing: 'Not by these numbers: it brings less than it costs. If it ever does: ',
}

/** What to release; what the first stage is stands in the paragraph above. */
function decision(plan: Plan): HeadFact[] {
  const { board, alternatives = [] } = plan
  if (board === undefined) return []
  const less = inStages(plan) && alternatives.find(({ role }) => role === 'less')
  const text = less ? board.decision.replace(` for stage 1: ${less.title}.`, ' for stage 1.') : board.decision
  return [{ lead: 'Decision needed', text }]
}

/** What the plan leaves for later, and why. */
function smallerFirst(plan: Plan): HeadFact[] {
  const { smaller } = plan
  if (smaller === undefined || advisedRow(plan.alternatives) !== undefined) return []
  return [{ lead: 'Smaller first', text: `${smaller.is}. ${smaller.whole}` }]
}

/** One number to plan with beside the range; what one use costs; what it brings. */
function cost(plan: Plan): HeadFact {
  const { firstYear, verdict } = plan.budget
  const board = plan.board
  const instead = plan.first === undefined ? advisedRow(plan.alternatives) : undefined
  const three = board === undefined ? '' : ` Over three years, about ${formatUsd(board.threeYearUsd)}.`
  if (board !== undefined && instead !== undefined && instead.role !== 'nothing')
    return {
      lead: 'Cost',
      figure: `Plan with ${formatUsd(board.planningUsd)}${inOwn(plan, board.planningUsd)} in the first year.`,
      text: `At most about ${formatUsd(board.p90Usd)}.${three}`,
    }
  const planned =
    'planning' in firstYear
      ? {
          figure: `Plan with ${formatUsd(firstYear.planning)}${inOwn(plan, firstYear.planning)} in the first year.`,
          range: `80% range ${formatUsdRange(firstYear)}. `,
        }
      : { figure: `${formatUsdRange(firstYear)} in the first year.`, range: '' }
  return { lead: 'Cost', figure: planned.figure, text: `${planned.range}${verdict}${three}` }
}

/** What the advised option brings, beside what it costs. */
function brings({ board, alternatives }: Plan): HeadFact[] {
  if (board === undefined || advisedRow(alternatives)?.role === 'nothing') return []
  return [{ lead: 'What it brings', ...worthInShort(board) }]
}

/** The headline in the money that the team counts in, with its rate: " (EUR 84,000 at 1.14)". */
function inOwn({ facts }: Plan, usd: number): string {
  const { ownMoney: code, ownMoneyUsd: rate } = facts ?? {}
  return typeof code === 'string' && typeof rate === 'number'
    ? ` (${code} ${formatUsd(usd / rate).slice(1)} at $${rate < 0.1 ? rate.toPrecision(2) : rate.toFixed(2)})`
    : ''
}

function time(plan: Plan): HeadFact[] {
  if (plan.timeline.length === 0) return []
  const weeks = plan.first === undefined ? advisedRow(plan.alternatives)?.weeks : undefined
  if (weeks !== undefined) return [{ lead: 'Time', figure: `About ${weeks} weeks.`, text: '' }]
  return [
    { lead: 'Time', figure: `${formatWeeks(totalWeeks(plan.timeline))} from start to rollout.`, text: plan.deadline },
  ]
}

function people(plan: Plan): HeadFact[] {
  const owner = plan.board === undefined ? '' : `Owner: ${lowerFirst(plan.board.owner)}. `
  const missing = plan.staffing.filter((role) => !role.have)
  const have = plan.staffing.filter((role) => role.have)
  const names = (roles: Plan['staffing']) => roles.map(({ title }) => lowerFirst(title)).join(', ')
  const team = [
    have.length > 0 ? `On the team: ${names(have)}.` : '',
    missing.length > 0 ? `Still needed: ${wanted(missing, totalWeeks(plan.timeline))}.` : '',
  ]
    .filter((each) => each !== '')
    .join(' ')
  const later = plan.first === undefined ? laterMark(plan) : undefined
  const said =
    `${owner}${later === undefined || team === '' ? team : `${upperFirst(later)}: ${lowerFirst(team)}`}`.trim()
  return said === '' ? [] : [{ lead: 'People', text: said }]
}

/** "One person as data engineer and data manager, a software engineer": roles of one skill group whose weeks fit into one calendar. */
function wanted(missing: Plan['staffing'], weeks: Range): string {
  const groups = Map.groupBy(missing, ({ skillGroup, id }) => skillGroup ?? id)
  return [...groups.values()]
    .map((roles) => {
      const titles = roles.map(({ title }) => lowerFirst(title))
      const together = roles.reduce((sum, role) => sum + middle(role.weeks), 0)
      if (roles.length === 1 || together > middle(weeks)) return titles.join(', ')
      return `one person as ${listed(titles)}`
    })
    .join('; ')
}

const middle = ({ low, high }: Range): number => (low + high) / 2
const listed = (parts: readonly string[]): string => `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

function one(plan: Plan, id: string): Decision | undefined {
  const found = plan.decisions[id]
  return found !== undefined && 'option' in found && found.option !== 'none' ? found : undefined
}
