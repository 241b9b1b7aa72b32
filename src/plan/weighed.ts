import type { FactValues } from '../blueprint/expression.ts'
import type { Guides } from '../blueprint/guides.ts'
import type { AnswerValue, Outcomes } from '../rules/rule-book.ts'
import type { RunnerUp } from '../solution/alternatives.ts'
import { middleOf } from '../solution/money/gain.ts'
import { keptBy } from '../solution/smaller/cut.ts'
import type { Solution } from '../solution/solve.ts'
import { type Alternative, nothing, waysOf } from './alternatives.ts'
import { bestOf, valued } from './best.ts'
import { type Board, boardOf, buildDecision, moneyOf, type Worth } from './board.ts'
import { buying } from './buying.ts'
import type { PlanGate } from './gates/plan-gates.ts'
import { advised } from './smaller/advised.ts'
import { sizesOf } from './smaller/sizes.ts'
import type { KnownKind } from './way.ts'
import type { WorkedOut, WorkInput } from './work-out.ts'
import { withIdea } from './your-idea.ts'

type Given = {
  readonly guides: Guides
  readonly worked: WorkedOut
  readonly outcomes: Outcomes
  readonly input: WorkInput
  readonly hosting: AnswerValue | undefined
}

type Plans = {
  readonly second: RunnerUp | undefined
  readonly kind: KnownKind | undefined
  readonly facts: FactValues
  readonly worth: Worth
  readonly gates: readonly PlanGate[]
}

/** `first`: doing less as it was worked out, where that is advised. */
type Weighed = { readonly alternatives: readonly Alternative[]; readonly board: Board; readonly first?: Solution }

/** All options, each with what it costs and brings, the advised one first, and the page for a board with that one's money and gates. */
export function weighed(
  { guides, worked, outcomes, input, hosting }: Given,
  { second, kind, facts, worth, gates }: Plans,
  idea: Alternative | undefined,
): Weighed {
  const { solution, whole, smaller, benefit } = worked
  const { smaller: rows } = guides
  const { simple, ...sizes } = sizesOf(input, worked, outcomes)
  const keeps = (kind && rows.kinds[kind.blueprint.id]?.keeps) ?? rows.usual.keeps
  const cutKeeps = smaller === undefined ? 1 : keptBy(smaller.cut, rows)
  const keptIn: Readonly<Partial<Record<Alternative['role'], number>>> = {
    recommended: whole === undefined ? 1 : cutKeeps,
    whole: 1,
    smaller: cutKeeps,
    less: middleOf(keeps),
    buy: middleOf(rows.bought.keeps),
  }
  const buy = buying(solution, {
    blueprint: kind?.blueprint,
    facts,
    hosting,
    bought: rows.bought,
    isPart: whole !== undefined,
  })
  const ways = waysOf(solution, second, kind, sizes, buy).map((row) =>
    valued(row, benefit?.usdPerYear, keptIn[row.role]),
  )
  const usesPerDay = solution.choice.option === 'no-model' ? 0 : solution.workload.requestsPerDay.value
  const owner = kind?.blueprint.people.owner ?? 'A product owner from the team that uses it'
  const plan = boardOf(moneyOf(solution), worth, {
    decision: buildDecision(solution, gates[0]),
    owner,
    gates,
    usesPerDay,
  })
  const best = bestOf(ways, solution.workload.deadlineWeeks?.value)
  const others = withIdea(ways, idea)
  if (best === 'recommended') return { alternatives: [...others, nothing(plan)], board: plan }
  const row = others.find(({ role }) => role === best) ?? nothing(plan)
  const board = advised({
    row,
    plan,
    planOnceUsd: solution.budget.once.planning,
    worth,
    whole: benefit,
    simple,
    smaller: { ...rows, keeps },
  })
  const last = row.role === 'nothing' ? [] : [nothing(board)]
  return {
    alternatives: [row, ...others.filter((each) => each !== row), ...last],
    board,
    ...(row.role === 'less' && simple && { first: simple }),
  }
}
