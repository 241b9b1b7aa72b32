import type { Blueprint } from '../blueprint/schema.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { evaluate } from '../rules/evaluate.ts'
import type { Figures, Outcomes, RuleBook } from '../rules/rule-book.ts'
import { crossOver } from './cross-over.ts'
import type { Choice } from './sizing/choice.ts'
import { type Project, type Solution, solve } from './solve.ts'
import { isPicture } from './stages.ts'

/** The next best way: another technique or another place, whichever the rules support and costs less over three years. */
export type RunnerUp = {
  readonly solution: Solution
  readonly instead: 'technique' | 'place' | 'size'
  /** Why the rules take the recommended way instead, in a sentence; undefined where they gave no reason. */
  readonly because: string | undefined
}

const VARIED = [
  { decision: 'training-option', instead: 'technique' },
  { decision: 'serving', instead: 'place' },
  { decision: 'model-size', instead: 'size' },
] as const

/**
 * What would be advised if the chosen technique, place or size did not exist, each worked out like the recommended way; the
 * one that costs least over three years. Undefined where no rule supports anything else.
 */
export function runnerUp(
  project: Project,
  recommended: Solution,
  book: RuleBook,
  figures: Figures,
  knowledge: Knowledge,
): RunnerUp | undefined {
  // Where nothing is learned, no model is the next best way to learn it: what can be bought stands beside it.
  if (recommended.choice.option === 'no-model') return undefined
  const found = VARIED.flatMap(({ decision, instead }) => {
    const taken = recommended.outcomes.one[decision]?.option
    const outcomes = taken === undefined ? undefined : without(decision, taken, project, book, figures)
    if (outcomes === undefined || !supported(outcomes, decision)) return []
    const because = recommended.outcomes.one[decision]?.because[0]?.because
    return [{ solution: solve(project, outcomes, knowledge), instead, because }]
  })
  return found
    .filter(
      ({ solution }) =>
        (!isPretrained(solution.choice) || TUNED.includes(recommended.choice.option)) &&
        isOfTheParts(solution.choice, recommended.choice, project.blueprint) &&
        isAnother(solution, recommended),
    )
    .toSorted((a, b) => threeYears(a.solution) - threeYears(b.solution))[0]
}

/** Whether it is worth a reader's time: no model is none, the same again is none, nor the same technique that costs more at any volume. */
function isAnother(other: Solution, recommended: Solution): boolean {
  if (other.choice.option === 'no-model' || sameThing(other, recommended)) return false
  const more = threeYears(other) / threeYears(recommended) - 1
  const same = other.choice.option === recommended.choice.option || isPretrained(other.choice)
  if (Math.abs(more) < NO_CHOICE && same) return false
  if (more < 0 || crossOver(recommended, other) !== undefined) return true
  return other.choice.option !== recommended.choice.option && more > NO_CHOICE
}

/** So little more or less, and nobody can choose by it. (Our judgment.) */
const NO_CHOICE = 0.05

/**
 * A classical model reads columns: it is a way only where a part of the problem is one of columns, and none where pictures or sound come
 * in. A language model is none for columns that none of the parts writes about, and none for pictures that get a class or are searched.
 */
function isOfTheParts({ option, family }: Choice, recommended: Choice, blueprint: Blueprint | undefined): boolean {
  if (blueprint === undefined || blueprint.rank === 0) return true
  const { parts, pipeline } = blueprint
  if (family === 'decoder' && recommended.family === 'none') return parts.some(({ by }) => by === 'decoder')
  if (family === 'decoder' && recommended.family === 'encoder') return !pipeline.some(isPicture)
  if (option !== 'classical-ml') return true
  if (pipeline.some(({ kind }) => kind === 'vision' || kind === 'recognize-speech')) return false
  return (
    parts.some(({ by }) => by === 'classical') || pipeline.some(({ kind }) => kind === 'tabular' || kind === 'forecast')
  )
}

/** The same models asked in the same way under another name: a runner-up that differs tells more. */
function sameThing({ choice: one }: Solution, { choice: other }: Solution): boolean {
  const models = ({ hosted, open }: Choice) =>
    (hosted.length > 0 ? hosted.map(({ model }) => model) : open).map(({ id }) => id)
  const [mine, theirs] = [models(one), models(other)]
  return one.option === other.option && mine.length > 0 && mine.every((id) => theirs.includes(id))
}

/** A way whose main work is a model that learned from examples. Beside any other, training on raw text is no next best. */
const TUNED: readonly string[] = ['fine-tune', 'distill', 'continued-pretraining', 'from-scratch']
const isPretrained = ({ option }: Choice): boolean => option === 'continued-pretraining' || option === 'from-scratch'

const threeYears = (solution: Solution): number => solution.budget.threeYears.planning

/** Undefined where nothing would be left to take. */
function without(
  decision: string,
  option: string,
  project: Project,
  book: RuleBook,
  figures: Figures,
): Outcomes | undefined {
  try {
    return evaluate(book, project.answers, figures, { without: { [decision]: [option] } })
  } catch {
    return undefined
  }
}

/** An option that no rule speaks for is no advice, only what was left. */
const supported = (outcomes: Outcomes, decision: string): boolean => (outcomes.one[decision]?.because.length ?? 0) > 0
