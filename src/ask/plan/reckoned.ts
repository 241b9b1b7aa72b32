import { formatUsdRange, formatWeeks } from '../../amounts/print.ts'
import { atFirst } from '../../plan/at-first.ts'
import type { Plan } from '../../plan/plan.ts'
import type { RuleBook } from '../../rules/rule-book.ts'
import { type Entry, entriesOf } from './entries.ts'

type Reckon = (plan: Plan, book: RuleBook) => readonly Entry[]

const MAX_LINES = 3

/** What no single line of the plan says, by the names that plan-topics.yaml uses. */
export const RECKONED: Readonly<Record<string, Reckon>> = {
  'of-largest': (plan) => head(largest(atFirst(plan))),
  'of-longest': (plan) => head(longest(atFirst(plan))),
  'of-open': (plan, book) => head(open(plan, book)),
  'of-topics': (plan) => head([`Ask about any part of the plan: ${titles(plan).join('; ')}.`, ASKS]),
}

const ASKS =
  'Or ask “what if …” with another answer, “why …?”, “in euros”, “shorter”, or for a figure with another model or card.'

const head = (lines: readonly string[]): readonly Entry[] =>
  lines.map((line) => ({ section: 'head', title: '', name: '', line, sources: [] }))

/** What costs most, one-off and each month, with its share of all one-off costs. */
function largest({ budget }: Plan): readonly string[] {
  const of = (monthly: boolean) =>
    budget.lines.filter(({ per }) => (per === 'month') === monthly).toSorted((a, b) => b.high - a.high)
  const [first, ...others] = of(false)
  const [running] = of(true)
  const all = budget.lines.filter(({ per }) => per !== 'month').reduce((sum, { low, high }) => sum + low + high, 0)
  return [
    first === undefined
      ? 'The plan has no one-time costs.'
      : `The largest is ${first.label}: ${formatUsdRange(first)}, about ${Math.round((100 * (first.low + first.high)) / Math.max(1, all))}% of the one-time cost.`,
    ...others.slice(0, MAX_LINES).map((line) => `Then ${line.label}: ${formatUsdRange(line)}.`),
    ...(running ? [`The largest running cost is ${running.label}: ${formatUsdRange(running)} a month.`] : []),
  ]
}

/** The phase that takes the most weeks, and the next. */
function longest({ timeline }: Plan): readonly string[] {
  const [first, second] = timeline.toSorted((a, b) => b.weeks.high + b.weeks.low - a.weeks.high - a.weeks.low)
  if (first === undefined) return ['The plan has no phases.']
  return [
    `The longest is ${first.title}: ${formatWeeks(first.weeks)} (weeks ${first.startWeek + 1} to ${first.endWeek}). ${first.does}`,
    ...(second ? [`Next is ${second.title} with ${formatWeeks(second.weeks)}.`] : []),
  ]
}

function open({ unanswered }: Plan, { questions }: RuleBook): readonly string[] {
  const texts = unanswered.flatMap((id) => questions.find((one) => one.id === id)?.text ?? [])
  return texts.length === 0 ? [] : [`Not answered yet: ${texts.slice(0, MAX_LINES + 2).join(' ')}`]
}

/** Titles of the sections that a reader approves. */
const titles = (plan: Plan): readonly string[] => [
  ...new Set(entriesOf(plan).flatMap(({ section, title }) => (section === 'head' ? [] : [title]))),
]
