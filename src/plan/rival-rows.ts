import type { Knowledge } from '../knowledge/knowledge.ts'
import type { RunnerUp } from '../solution/alternatives.ts'
import { type Rival, rivalsOf } from '../solution/rivals.ts'
import type { Choice } from '../solution/sizing/choice.ts'
import type { Project, Solution } from '../solution/solve.ts'
import type { Alternative } from './alternatives.ts'

/** So many options of another technique tell enough. */
const MOST = 2

/** Other techniques as rows of the options, without one that the plan or the next best way is already. */
export function rivalRows(
  project: Project,
  recommended: Solution,
  second: RunnerUp | undefined,
  knowledge: Knowledge,
): readonly Alternative[] {
  const there = [recommended, ...(second === undefined ? [] : [second.solution])]
  return rivalsOf(project, recommended, knowledge)
    .filter(
      ({ way, solution }) =>
        !isBeaten(way, solution, recommended) &&
        (isOther(way) || (!there.some((each) => isSame(each.choice, solution.choice)) && tells(solution, recommended))),
    )
    .slice(0, second === undefined ? MOST : MOST - 1)
    .map((rival) => rowOf(rival, recommended.budget.threeYears.planning))
}

/** What keeps less and costs no less is no way; but what a large model costs, everyone asks. */
const isBeaten = ({ keeps, take }: Rival['way'], { budget }: Solution, recommended: Solution): boolean =>
  take.serving !== 'by-token' && keeps.high <= 1 && budget.threeYears.planning >= recommended.budget.threeYears.planning

/** Whether parts are done by another technique, whatever the decisions. */
const isOther = ({ parts }: Rival['way']): boolean => Object.keys(parts).length > 0

const isSame = (one: Choice, other: Choice): boolean =>
  one.option === other.option && one.family === other.family && one.size === other.size

/** The same technique by another model is told apart by its cost. */
function tells({ choice, budget }: Solution, recommended: Solution): boolean {
  const apart = Math.abs(budget.threeYears.planning / recommended.budget.threeYears.planning - 1)
  return choice.option !== recommended.choice.option || choice.family !== recommended.choice.family || apart > NO_CHOICE
}
/** So little more or less, and nobody can choose by it. (Our judgment.) */
const NO_CHOICE = 0.05

function rowOf({ way, solution, classTokens }: Rival, plannedUsd: number): Alternative {
  const { choice, workload, budget } = solution
  const count = (tokens: number) => tokens.toLocaleString('en-US')
  const classes =
    classTokens === undefined
      ? ''
      : ` (${count(Math.round(classTokens))} of them to say what each class is, our judgment)`
  const read =
    way.take.serving === 'by-token'
      ? `${count(workload.promptTokens)} tokens in${classes}, ${count(workload.outputTokens)} out a case. `
      : ''
  const isCheap = budget.threeYears.planning < plannedUsd
  return {
    id: way.id,
    role: 'technique',
    title: way.title,
    option: choice.option,
    serving: choice.serving,
    onceUsd: budget.once.planning,
    monthlyUsd: budget.monthly.planning,
    threeYearUsd: budget.threeYears.planning,
    keeps: way.keeps,
    risk: 'What it brings is our judgment until a test shows it.',
    switchWhen: `${read}${(isCheap ? way.cheap : undefined) ?? way.choose}`,
  }
}
