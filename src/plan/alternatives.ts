import { formatUsd } from '../amounts/print.ts'
import type { FactValues } from '../blueprint/expression.ts'
import type { Blueprint } from '../blueprint/schema.ts'
import { lowerFirst, withArticle } from '../sentence.ts'
import type { RunnerUp } from '../solution/alternatives.ts'
import { workToday } from '../solution/money/work-today.ts'
import type { Solution } from '../solution/solve.ts'
import { totalWeeks } from '../solution/timeline.ts'
import { type KnownKind, wayOf } from './way.ts'

/** One way to go, with what it costs; `switchWhen` says at which number it would be the better one. US dollars. */
export type Alternative = {
  readonly id: string
  readonly role: 'recommended' | 'runner-up' | 'asked' | 'buy' | 'nothing'
  readonly title: string
  readonly option?: string
  readonly serving?: string
  readonly models?: readonly string[]
  readonly machines?: string
  readonly onceUsd?: number
  readonly monthlyUsd?: number
  readonly threeYearUsd?: number
  readonly weeks?: number
  readonly risk: string
  readonly switchWhen?: string
}

const RISKS: Readonly<Record<string, string>> = {
  'vendor-api': 'The vendor changes price or model; keep the tests so that you can move.',
  'managed-open-weights': 'You depend on the provider being up; the weights can be moved.',
  'self-hosted-cpu': 'Someone must keep the servers patched and monitored.',
  'self-hosted-gpu': 'Machines cost the same when idle.',
  'on-device': 'Old devices are slow, and a fix needs an app update.',
  none: 'If the test shows that it falls short, a model is decided on anew.',
}
const HOURS_A_YEAR = 12

/** Recommended, runner-up, buy and do nothing, each with once, monthly and three-year cost where they can be known. */
export function alternativesOf(
  recommended: Solution,
  second: RunnerUp | undefined,
  kind: KnownKind | undefined,
  facts: FactValues,
): readonly Alternative[] {
  return [
    { ...of(recommended, 'recommended', wayOf(recommended.choice, kind, facts)), risk: riskOf(recommended) },
    ...(second === undefined
      ? []
      : [
          {
            ...of(second.solution, 'runner-up', wayOf(second.solution.choice)),
            risk: riskOf(second.solution),
            switchWhen: switchTo(recommended, second),
          },
        ]),
    buy(recommended, kind?.blueprint, facts),
    nothing(recommended, facts),
  ]
}

function of(solution: Solution, role: 'recommended' | 'runner-up', title: string): Omit<Alternative, 'risk'> {
  const { choice, budget, timeline } = solution
  const weeks = totalWeeks(timeline)
  const models = choice.hosted.length > 0 ? choice.hosted.map(({ model }) => model.id) : choice.open.map(({ id }) => id)
  return {
    id: role,
    role,
    title,
    option: choice.option,
    serving: choice.serving,
    ...(models.length > 0 && { models: models.map((id) => id.replace(/^.*\//u, '')).slice(0, 3) }),
    ...(choice.fleet && {
      machines: `${choice.fleet.accelerators} x ${choice.fleet.name}${choice.fleet.owned ? ' (yours)' : ''}`,
    }),
    onceUsd: budget.once.planning,
    monthlyUsd: budget.monthly.planning,
    threeYearUsd: budget.threeYears.planning,
    weeks: Math.round((weeks.low + weeks.high) / 2),
  }
}

const riskOf = ({ choice }: Solution): string => RISKS[choice.serving] ?? RISKS.none ?? ''

/** When to take the runner-up; where it costs less, first why it is not advised all the same. */
function switchTo(first: Solution, { solution, because }: RunnerUp): string {
  const less = first.budget.threeYears.planning - solution.budget.threeYears.planning
  const at = breakEven(first, solution)
  const fit = because === undefined ? '' : `: ${firstClause(lowerFirst(because))}`
  const cheaper =
    less > 0 ? `${formatUsd(less)} less over three years, but the recommended way fits better${fit}. ` : ''
  if (at === undefined) {
    return less > 0
      ? cheaper.trim()
      : `It costs ${formatUsd(-less)} more over three years at any volume; choose it only if the recommended way misses its gate.`
  }
  const shown = Math.round(Number(at.perDay.toPrecision(2))).toLocaleString('en-US')
  if (less > 0) return `${cheaper}${at.above ? 'Below' : 'Above'} about ${shown} requests a day it would cost more.`
  return `${at.above ? 'Above' : 'Below'} about ${shown} requests a day it costs less over three years.`
}

/** A reason up to the first comma or stop where what was said can stand alone. */
function firstClause(text: string): string {
  const parts = text.split(/(?<=\w{3})([.;,]\s)/u)
  for (let end = 1; end <= parts.length; end += 2) {
    const clause = parts.slice(0, end).join('')
    const isOpen = OPENING.test(clause) && end === 1
    if (!isOpen && clause.split(' ').length >= ENOUGH_WORDS) return clause.replace(/\.$/u, '')
  }
  return text.replace(/\.$/u, '')
}

/** "On a narrow task, ..." only leads to what is said. */
const OPENING = /^(?:on|in|at|for|with|where|when|if|once|since|because|as)\s/iu
const ENOUGH_WORDS = 6

/**
 * The requests a day at which both ways cost the same over three years, and whether the second one costs less above it: what is paid by use
 * grows with the requests, what is fixed does not. Undefined where one is cheaper at any volume within reach.
 */
function breakEven(
  first: Solution,
  second: Solution,
): { readonly perDay: number; readonly above: boolean } | undefined {
  const now = first.workload.requestsPerDay.value
  const fixed = (each: Solution) => each.budget.threeYears.planning - growing(each) * now
  const difference = growing(first) - growing(second)
  const perDay = (fixed(second) - fixed(first)) / difference
  return difference !== 0 && perDay >= 1 && perDay < now * FURTHEST ? { perDay, above: difference > 0 } : undefined
}

/** A volume that is so many times today's is no number to decide by. */
const FURTHEST = 1000

/** Dollars over three years that one more request a day costs: what is billed by use. */
function growing({ budget, workload, choice }: Solution): number {
  const byUse = choice.serving === 'vendor-api' || choice.serving === 'managed-open-weights'
  const lines = budget.lines.filter(
    ({ id, per }) => per === 'month' && ((byUse && id === 'serving') || id.startsWith('stage-')),
  )
  const monthly = lines.reduce((sum, { low, high }) => sum + Math.sqrt(Math.max(low, 0.01) * Math.max(high, 0.01)), 0)
  return (monthly * 36) / Math.max(1, workload.requestsPerDay.value)
}

function buy({ budget, workload }: Solution, blueprint: Blueprint | undefined, facts: FactValues): Alternative {
  const products = blueprint?.buy ?? []
  const perYear = (typeof facts.casesPerDay === 'number' ? facts.casesPerDay : workload.requestsPerDay.value) * 365
  const priced = products.flatMap(({ usdPerCase, usdPerMonth }) => {
    if (usdPerMonth !== undefined) return [usdPerMonth]
    return usdPerCase === undefined ? [] : [(usdPerCase * perYear) / HOURS_A_YEAR]
  })
  const monthly = priced.length === 0 ? undefined : priced.reduce((sum, each) => sum + each, 0) / priced.length
  const once = budget.once.planning * BUY_SHARE
  const own = budget.threeYears.planning
  const most = Math.max(0, (own - once) / 36)
  const each = perYear > 0 ? (most * 12) / perYear : undefined
  return {
    id: 'buy',
    role: 'buy',
    title:
      products.length === 0
        ? 'a product, if one exists'
        : products
            .map(({ name }) => name)
            .slice(0, 2)
            .join('; '),
    ...(monthly === undefined ? {} : { onceUsd: once, monthlyUsd: monthly, threeYearUsd: once + monthly * 36 }),
    risk: blueprint?.buyTest ?? 'Test it on your own cases before you sign.',
    switchWhen: `Buy if the quote is below about ${formatUsd(most)} a month${each === undefined || each <= 0 ? '' : ` (${formatUsd(each)} ${withArticle(String(facts.case ?? 'case'))})`}, integration included.`,
  }
}

/** What it takes to bring a product in, as a share of what building costs once. (Our assumption.) */
const BUY_SHARE = 0.3

function nothing({ budget }: Solution, facts: FactValues): Alternative {
  const hourly = typeof facts.hourlyCostUsd === 'number' ? facts.hourlyCostUsd : undefined
  const besides = typeof facts.currentCostUsd === 'number' ? facts.currentCostUsd : 0
  const hours = hourly === undefined ? undefined : workToday(facts, hourly)
  const work = hours === undefined || hourly === undefined ? undefined : hours * hourly
  const yearly = work === undefined && besides === 0 ? undefined : (work ?? 0) + besides
  return {
    id: 'nothing',
    role: 'nothing',
    title: 'leave it as it is',
    ...(yearly === undefined ? {} : { onceUsd: 0, monthlyUsd: yearly / 12, threeYearUsd: yearly * 3 }),
    risk: 'The problem stays, and so does what it costs today.',
    switchWhen: `Makes sense if the problem costs less than about ${formatUsd(budget.threeYears.planning / 3)} a year.`,
  }
}
