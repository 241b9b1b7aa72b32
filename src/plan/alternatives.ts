import { formatNumber, formatUsd } from '../amounts/print.ts'
import { lowerFirst } from '../sentence.ts'
import type { RunnerUp } from '../solution/alternatives.ts'
import { crossOver } from '../solution/cross-over.ts'
import { type Limit, missedBy } from '../solution/limits.ts'
import type { Solution } from '../solution/solve.ts'
import { likelyWeeks } from '../solution/timeline.ts'
import type { Board } from './board.ts'
import { type KnownKind, wayOf } from './way.ts'

/** What keeps an option from being advised: a limit of the team's own, the place where data must stay, the need for own examples, a price that is not known well enough. */
export type Miss = Limit | 'place' | 'fit' | 'price'

/** One way to go, with what it costs and brings; `switchWhen` says at which number it would be the better one. US dollars. */
export type Alternative = {
  readonly id: string
  readonly role: 'recommended' | 'whole' | 'smaller' | 'less' | 'runner-up' | 'technique' | 'asked' | 'buy' | 'nothing'
  readonly title: string
  readonly option?: string
  readonly serving?: string
  readonly models?: readonly string[]
  readonly machines?: string
  readonly onceUsd?: number
  readonly monthlyUsd?: number
  readonly threeYearUsd?: number
  /** A year, before running costs. */
  readonly benefitUsdPerYear?: number
  /** The share of the whole benefit that it is likely to bring: a judgment. */
  readonly keeps?: { readonly low: number; readonly high: number }
  /** The benefit of three years less what it costs over them. */
  readonly netUsd?: number
  readonly weeks?: number
  readonly misses?: readonly Miss[]
  readonly risk: string
  readonly switchWhen?: string
}

const RISKS: Readonly<Record<string, string>> = {
  'vendor-api': 'The vendor changes price or model; keep the tests so that you can move.',
  'managed-open-weights': 'You depend on the provider being up; the weights can be moved.',
  'self-hosted-cpu': 'Someone must keep the servers patched and monitored.',
  'self-hosted-gpu': 'Machines cost the same when idle.',
  'on-device': 'The oldest devices set the limit, and a fix reaches them only with an update.',
  none: 'If the test shows that it falls short, a model is decided on anew.',
}

/** What stands beside the recommended way: the whole of a smaller version or the other way round, and doing less. */
export type Sizes = {
  readonly first?: string
  readonly other?: Alternative
  readonly less?: Alternative
  /** Other techniques. */
  readonly rivals?: readonly Alternative[]
}

/** Recommended, smaller or whole, runner-up, less and buy, each with what it costs where that can be known. */
export function waysOf(
  recommended: Solution,
  second: RunnerUp | undefined,
  kind: KnownKind | undefined,
  { first, other, less, rivals = [] }: Sizes,
  buy: Alternative,
): readonly Alternative[] {
  const way = wayOf(recommended.choice, kind)
  return [
    { ...of(recommended, 'recommended', first === undefined ? way : `${way}; ${first}`), risk: riskOf(recommended) },
    ...(other === undefined ? [] : [other]),
    ...(second === undefined
      ? []
      : [
          {
            ...of(second.solution, 'runner-up', wayOf(second.solution.choice)),
            risk: riskOf(second.solution),
            switchWhen: switchTo(recommended, second),
          },
        ]),
    ...rivals.filter((rival) => less === undefined || !isBeatenBy(rival, less)),
    ...(less === undefined ? [] : [less]),
    buy,
  ]
}

/** Whether an option keeps no more of the gain than a cheaper one: nobody could choose it. */
const isBeatenBy = (one: Alternative, cheaper: Alternative): boolean =>
  one.keeps !== undefined &&
  cheaper.keeps !== undefined &&
  one.keeps.high <= cheaper.keeps.high &&
  one.keeps.low <= cheaper.keeps.low &&
  (one.threeYearUsd ?? 0) >= (cheaper.threeYearUsd ?? Number.POSITIVE_INFINITY)

function of(solution: Solution, role: 'recommended' | 'runner-up', title: string): Omit<Alternative, 'risk'> {
  const { choice } = solution
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
    ...priced(solution),
  }
}

/** What an option that was worked out like the plan costs, how long it takes, and which limits it misses. */
export function priced(
  solution: Solution,
): Pick<Alternative, 'onceUsd' | 'monthlyUsd' | 'threeYearUsd' | 'weeks' | 'misses'> {
  const { budget, timeline } = solution
  const misses = missedBy(solution)
  return {
    onceUsd: budget.once.planning,
    monthlyUsd: budget.monthly.planning,
    threeYearUsd: budget.threeYears.planning,
    weeks: likelyWeeks(timeline),
    ...(misses.length > 0 && { misses }),
  }
}

/** Where the first model is a closed one nothing can be moved, whoever runs it. */
const riskOf = ({ choice: { serving, hosted } }: Solution): string =>
  RISKS[serving === 'managed-open-weights' && hosted[0]?.model.openWeights === false ? 'vendor-api' : serving] ??
  RISKS.none ??
  ''

/** When to take the runner-up; where it costs less, first why it is not advised all the same. */
function switchTo(first: Solution, { solution, because }: RunnerUp): string {
  const less = first.budget.threeYears.planning - solution.budget.threeYears.planning
  const at = crossOver(first, solution)
  const fit = because === undefined ? undefined : firstClause(lowerFirst(because))
  const reason =
    fit === undefined || NO_REASON.test(fit)
      ? ': compare both on the test set before you choose'
      : `, but the recommended way fits better: ${fit}`
  const cheaper = less > 0 ? `${formatUsd(less)} less over three years${reason}. ` : ''
  if (at === undefined) {
    return less > 0
      ? cheaper.trim()
      : `It costs ${formatUsd(-less)} more over three years at any volume; choose it only if the recommended way misses its gate.`
  }
  const shown = Math.round(Number(at.perDay.toPrecision(2))).toLocaleString('en-US')
  if (less > 0) return `${cheaper}${at.above ? 'Below' : 'Above'} about ${shown} requests a day it would cost more.`
  return `${at.above ? 'Above' : 'Below'} about ${shown} requests a day it costs less over three years.`
}

/** That nothing speaks against a way does not speak for it. */
const NO_REASON = /^nothing (?:rules|speaks)/u

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

/** What today's way takes, where its hours are known: a clause. */
export function todayGoesOn(hoursAYear: unknown, anHourUsd: number): string | undefined {
  if (typeof hoursAYear !== 'number' || !(hoursAYear > 0)) return undefined
  return `today’s way takes ${formatNumber(hoursAYear, 3)} hours a year, worth ${formatUsd(hoursAYear * anHourUsd)}`
}

/**
 * What staying costs: what the plan would bring and nobody gets, in the same figure as the benefit, and the hours that today's way takes where
 * they are known (`today`).
 */
export function nothing(
  { benefitUsdPerYear: net, breakEvenUsdPerYear, breakEven }: Board,
  today?: string,
): Alternative {
  const gone = net !== undefined && net > 0 ? net : undefined
  const less = `the problem costs less than about ${formatUsd(breakEvenUsdPerYear)} a year`
  return {
    id: 'nothing',
    role: 'nothing',
    title: 'leave it as it is',
    onceUsd: 0,
    ...(net !== undefined && { benefitUsdPerYear: 0, netUsd: 0 }),
    risk: 'The problem stays, and so does what it costs today.',
    switchWhen:
      gone !== undefined
        ? `Forgoes the ${formatUsd(gone)} a year${today === undefined ? ' of the benefit' : `; ${today}`}.`
        : (breakEven?.without ?? `Makes sense if ${less}.`),
  }
}
