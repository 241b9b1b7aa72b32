import { formatUsd } from '../amounts/print.ts'
import type { FactValues } from '../blueprint/expression.ts'
import type { Guides } from '../blueprint/guides.ts'
import type { AnswerValue, Outcomes } from '../rules/rule-book.ts'
import type { RunnerUp } from '../solution/alternatives.ts'
import type { Benefit } from '../solution/money/benefit.ts'
import { middleOf } from '../solution/money/gain.ts'
import { netOverYears } from '../solution/money/net.ts'
import { scale } from '../solution/range.ts'
import { servedBy } from '../solution/served.ts'
import { type Cut, keptBy } from '../solution/smaller/cut.ts'
import type { Solution } from '../solution/solve.ts'
import { type Alternative, nothing, todayGoesOn, waysOf } from './alternatives.ts'
import { whyNotBought, whyNotLess } from './beaten.ts'
import { bestOf, CLEARLY, eligible, valued } from './best.ts'
import { type Board, boardOf, buildDecision, moneyOf, type Worth } from './board.ts'
import { buying, pricedByCase } from './buying.ts'
import type { PlanGate } from './gates/plan-gates.ts'
import { rivalRows } from './rival-rows.ts'
import { advised } from './smaller/advised.ts'
import { type Beaten, beatenBy, fittedRow, limitsWords, missedAfter } from './smaller/after-first.ts'
import { keepsOfLess, sizesOf } from './smaller/sizes.ts'
import { percent, type Tipping, tippingOf } from './tipping.ts'
import type { KnownKind } from './way.ts'
import type { WorkedOut, WorkInput } from './work-out.ts'
import { withIdea } from './your-idea.ts'

type Given = {
  readonly guides: Guides
  readonly worked: WorkedOut
  readonly outcomes: Outcomes
  readonly input: WorkInput
  readonly hosting: AnswerValue | undefined
  /** Whether an error, or things left as they are, may hurt somebody. */
  readonly mayHurt: boolean
}

type Plans = {
  readonly second: RunnerUp | undefined
  readonly kind: KnownKind | undefined
  readonly facts: FactValues
  readonly worth: Worth
  readonly gates: readonly PlanGate[]
  /** A part of the build than which doing less keeps more: then that comes first, and the whole after it. */
  readonly beaten: Beaten | undefined
}

/** `first`: doing less as it was worked out, where that is advised. */
type Weighed = { readonly alternatives: readonly Alternative[]; readonly board: Board; readonly first?: Solution }

/** All options, each with what it costs and brings, the advised one first, and the page for a board with that one's money and gates. */
export function weighed(
  { guides, worked, outcomes, input, hosting, mayHurt }: Given,
  { second, kind, facts, worth, gates, beaten }: Plans,
  idea: Alternative | undefined,
): Weighed {
  const { solution, whole, smaller, benefit } = worked
  const { smaller: rows } = guides
  const { simple, ...sizes } = sizesOf(input, worked, outcomes)
  const keeps = keepsOfLess(rows, worked.chosen, whole && smaller)
  const cutKeeps = smaller === undefined ? 1 : keptBy(smaller.cut, rows)
  // A product that is priced for a part of the cases brings no more than a part of the benefit.
  const forPart = solution.share < 1 && pricedByCase(kind?.blueprint) ? cutKeeps : 1
  const bought = scale(rows.bought.keeps, forPart)
  const keptIn: Readonly<Partial<Record<Alternative['role'], number>>> = {
    recommended: whole === undefined ? 1 : cutKeeps,
    whole: 1,
    smaller: cutKeeps,
    less: middleOf(keeps),
    buy: middleOf(bought),
  }
  const buy = buying(solution, {
    blueprint: kind?.blueprint,
    facts,
    hosting,
    bought: rows.bought,
    isPart: whole !== undefined,
  })
  const rivals = rivalRows(worked.project, solution, second, input.knowledge)
  const share = shares({ planned: keptIn.recommended ?? 1, keptIn, second, bought, input })
  const ways = waysOf(solution, second, kind, { ...sizes, rivals }, buy).map((row) => ({
    ...valued(row, benefit?.usdPerYear, keptIn[row.role]),
    ...share(row),
  }))
  const all = servedBy(solution, facts)
  const served = solution.choice.option === 'no-model' ? { ...all, usesPerMonth: 0 } : all
  const owner = kind?.blueprint.people.owner ?? 'A product owner from the team that uses it'
  const plan = boardOf(moneyOf(solution), worth, {
    decision: buildDecision(solution, gates[0], hasDecoder(kind)),
    owner,
    gates,
    served,
  })
  const deadline = solution.workload.deadlineWeeks?.value
  const byMoney = beaten !== undefined && ways.some(({ role }) => role === 'less') ? 'less' : bestOf(ways, deadline)
  // Who was hurt is no sum: what guards against it is done, though it brings no money.
  const less = byMoney === 'nothing' ? ways.find(({ role }) => role === 'less') : undefined
  const best =
    less !== undefined && (mayHurt || plan.notCounted !== undefined || mayPay(less, keptIn.less ?? 0, benefit))
      ? 'less'
      : byMoney
  const today = todayGoesOn(facts.workHoursToday, worked.anHourUsd)
  const tipping = tippingOf(eligible(ways, deadline), benefit)
  const others = withIdea(ways, idea)
  const begun = kind?.blueprint.gates.find(({ less }) => less)?.title
  if (best === 'recommended')
    return {
      alternatives: [
        ...others.map((row) => atGate(besides(row, ways, tipping, begun !== undefined), gates, begun)),
        nothing(plan, today),
      ],
      board: worthMore(saying(plan, whyNotLess(ways, tipping), whyNotBought(ways, 'recommended')), ways, 'recommended'),
    }
  const row = others.find(({ role }) => role === best) ?? nothing(plan, today)
  const first = row.role === 'less' ? simple : undefined
  const planRow = ways.find(({ role }) => role === 'recommended')
  const least = middleOf(keeps)
  const fitted = first && fittedPart({ input, worked, outcomes, first, least })
  const board = advised({
    row,
    plan,
    planOnceUsd: solution.budget.once.planning,
    beyond: first
      ? limitsWords(solution, first, {
          keeps: row.keeps,
          fitted: fitted !== undefined,
          beaten: beaten ?? beatenBy(row, planRow, whole !== undefined),
          isPart: whole !== undefined,
        })
      : '',
    worth,
    whole: benefit,
    simple,
    // What is advised instead is for all cases, whatever part of them the build begins with.
    served: servedBy({ workload: (simple ?? solution).workload, share: 1 }, facts),
    tipping,
    begun,
    mayHurt,
    smaller: { ...rows, keeps },
  })
  const last = row.role === 'nothing' ? [] : [nothing(board, today)]
  return {
    alternatives: [
      row,
      ...(first === undefined
        ? others.filter((each) => each !== row)
        : afterFirst(others, solution, { first, least, fitted })),
      ...last,
    ],
    board: worthMore(saying(board, whyNotBought(ways, best)), ways, best),
    ...(first && { first }),
  }
}

type Second = Pick<Given, 'input' | 'worked' | 'outcomes'> & { readonly first: Solution; readonly least: number }

/** Of what comes after stage 1, the part that fits into what that leaves of the limits, where the whole of it does not. */
function fittedPart({ input, worked, outcomes, first, least }: Second): Alternative | undefined {
  const { guides, knowledge } = input
  const { project, solution, whole, chosen } = worked
  const row = chosen && (guides.smaller.kinds[chosen.leading.blueprint.id] ?? guides.smaller.usual)
  if (whole !== undefined || row === undefined || missedAfter(solution, first).length === 0) return undefined
  const keepsOf = (cut: Cut) => keptBy(cut, guides.smaller)
  return fittedRow({ project, solution }, { row, first, keepsOf, least }, outcomes, knowledge)
}

/** The options beside stage 1: stage 2 held against what that leaves of the limits, and of its parts only one that keeps more. */
function afterFirst(
  others: readonly Alternative[],
  second: Solution,
  { first, least, fitted }: Pick<Second, 'first' | 'least'> & { readonly fitted: Alternative | undefined },
): readonly Alternative[] {
  const misses = missedAfter(second, first)
  return others.flatMap((each) => {
    if (each.role === 'less') return []
    if (each.role === 'smaller') return fitted === undefined && each.keeps && middleOf(each.keeps) > least ? [each] : []
    if (each.role !== 'recommended') return [each]
    const { misses: _, ...plain } = each
    return [misses.length > 0 ? { ...plain, misses } : plain, ...(fitted ? [fitted] : [])]
  })
}

/** Whether an option leaves something in the upper case: the middle one alone is no reason to do nothing. */
const mayPay = ({ threeYearUsd = Infinity }: Alternative, kept: number, benefit: Benefit | undefined): boolean =>
  benefit !== undefined && netOverYears(benefit.high * kept, threeYearUsd) > 0

/** So many times what the advised option leaves is worth a question about the budget. (Our judgment.) */
const FAR_MORE = 1.5

/** The page for a board; where only the budget keeps the whole from being advised though it leaves far more, that is said. */
function worthMore(board: Board, ways: readonly Alternative[], best: Alternative['role']): Board {
  const whole =
    ways.find(({ role }) => role === 'whole') ??
    (best === 'less' ? ways.find(({ role }) => role === 'recommended') : undefined)
  const taken = ways.find(({ role }) => role === best)?.netUsd
  if (whole?.netUsd === undefined || taken === undefined || best === 'nothing') return board
  const isOnlyMoney = whole.misses?.every((miss) => miss === 'budget')
  if (!isOnlyMoney || whole.netUsd < FAR_MORE * Math.max(taken, whole.threeYearUsd ?? 0)) return board
  const words = `The whole is past your budget (${formatUsd(whole.onceUsd ?? 0)} once), but by these numbers it leaves ${formatUsd(whole.netUsd)} over three years: bring that to the first gate.`
  return { ...board, decision: `${board.decision} ${words}` }
}

/** A page for a board with more said behind its decision. */
const saying = (board: Board, ...words: readonly string[]): Board => ({
  ...board,
  decision: `${board.decision}${words.join('')}`,
})

const hasDecoder = (kind: KnownKind | undefined): boolean =>
  kind?.blueprint.parts.some(({ by }) => by === 'decoder') === true

type Kept = Pick<Alternative, 'keeps'>

/** What each option is likely to keep of the whole benefit; of what stands beside the plan a share of the plan's own. */
function shares(of: {
  readonly planned: number
  readonly keptIn: Readonly<Partial<Record<Alternative['role'], number>>>
  readonly second: RunnerUp | undefined
  readonly bought: NonNullable<Kept['keeps']>
  readonly input: WorkInput
}): (row: Alternative) => Kept {
  const { planned, keptIn, second, bought, input } = of
  const beside = ({ low, high }: NonNullable<Kept['keeps']>): Kept => ({
    keeps: { low: low * planned, high: high * planned },
  })
  return ({ role, keeps }) => {
    if (role === 'less') return keeps === undefined ? {} : { keeps }
    if (role === 'technique') return keeps === undefined ? {} : beside(keeps)
    if (role === 'runner-up' && second) return beside(input.knowledge.planning.rivals.runnerUp[second.instead])
    if (role === 'buy') return { keeps: bought }
    const kept = keptIn[role]
    return kept === undefined ? {} : { keeps: { low: kept, high: kept } }
  }
}

/** Why the plan is advised though doing less costs less. */
function besidesLess(less: Alternative, plan: Alternative): string {
  const [ofLess, ofPlan] = [less.netUsd ?? 0, plan.netUsd ?? 0]
  if (ofLess > ofPlan)
    return ofLess < ofPlan * CLEARLY
      ? 'It leaves about as much, as far as our judgment can tell.'
      : 'It leaves more by our judgment of its share, but does not bring what you ask for: keep it as the way back.'
  return less.misses === undefined ? `Building leaves ${formatUsd(ofPlan - ofLess)} more over three years.` : ''
}

/** What the whole says where it leaves less, and doing less where it looks as good as the plan that is advised all the same. */
function besides(
  row: Alternative,
  ways: readonly Alternative[],
  tipping: Tipping | undefined,
  isBegun: boolean,
): Alternative {
  const plan = ways.find(({ role }) => role === 'recommended')
  const say = (words: string) => ({ ...row, switchWhen: `${row.switchWhen ?? ''} ${words}`.trim() })
  if (row.role === 'whole' && (row.netUsd ?? Infinity) < (plan?.netUsd ?? -Infinity))
    return say('It leaves less: go on to it only if the first part brings more than assumed.')
  if (row.role !== 'less' || plan === undefined) return row
  if (tipping?.keeps !== undefined)
    return say(
      `Try it on past cases before the first gate: it leaves more if it brings over ${percent(tipping.keeps)} of what the whole would.`,
    )
  if (row.netUsd !== undefined) return say(besidesLess(row, plan))
  return row.keeps && plan.keeps && middleOf(row.keeps) > middleOf(plan.keeps)
    ? say(
        `It keeps more than the first step does, but cannot grow to the whole${isBegun ? '' : ': start it now, next to building'}.`,
      )
    : row
}

/** Doing less says at which gate (`begun`) the plan has done it, where its kind begins with it: week and money there are not those of it alone. */
function atGate(row: Alternative, gates: readonly PlanGate[], begun: string | undefined): Alternative {
  const at = gates.findIndex(({ title }) => title === begun)
  const gate = gates[at]
  if (row.role !== 'less' || gate === undefined) return row
  const releasedUsd = gates.slice(0, at + 1).reduce((sum, each) => sum + each.releaseUsd, 0)
  const words = `The plan begins with it: gate “${gate.title}”, week ${gate.week}, ${formatUsd(releasedUsd)} released by then. Here it is by itself, rolled out.`
  return { ...row, switchWhen: `${row.switchWhen ?? ''} ${words}`.trim() }
}
