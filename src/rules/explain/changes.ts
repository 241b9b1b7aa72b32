import type { Compiled } from '../diagram/compile.ts'
import { bit } from '../diagram/rows.ts'
import { evaluate } from '../evaluate.ts'
import { type Answers, type AnswerValue, type Effort, type Figures, type RuleBook, UNKNOWN } from '../rule-book.ts'
import { splitFact } from './answer-text.ts'
import { applyMoves } from './apply-moves.ts'
import { changeText } from './change-text.ts'
import { type Cost, cheapest } from './cheapest.ts'
import { presentValues } from './present-values.ts'
import { waysOf } from './ways.ts'

/** The fewest answer changes that lead to another option; the same shape as the plan's `Change`. */
export type Change = {
  readonly to: string
  readonly changes: readonly { readonly question: string; readonly from: string; readonly to: string }[]
  readonly text: string
}

/** Somebody's answers: as values of the variables, with what it costs to change each. */
export type Situation = {
  readonly present: readonly number[]
  readonly prices: Prices
  readonly answers: Answers
  readonly figures: Figures
}
/** `changed[variable][value]`: of the first change of a question's answer. `groups[variable]`: its question's number. */
export type Prices = { readonly changed: readonly (readonly number[])[]; readonly groups: readonly number[] }

/** How many options a person is told about. */
const MAX_SHOWN = 3
/** Changing one answer more always costs more than the hardest way to change one fewer. */
const ONE_MORE = 1000
const EFFORTS: Readonly<Record<Effort, number>> = { easy: 1, effort: 2, hard: 6, fixed: Number.POSITIVE_INFINITY }
/** Finding out what nobody knows yet is easier than changing what is so; for a fixed fact it is all one can do. */
const FIND_OUT = 1
/** Once a question's answer changes, each further tick of it is only a little more to tell. */
const TICK = 0.01
/**
 * For each other option of a decision the fewest answer changes that lead to it, easiest first, at most three options.
 * The whole answer to a question is one change, however many ticks it has. A fixed fact that is known is never changed,
 * and nothing is ever changed to `unknown`. Every way is tried out with the figures that the changed answers bring.
 * Exact where no figure is in play, and where the fewest changes of all also bring the figures that they need; otherwise it
 * is the fewest that leave the figures as they are or as that first trial brings them.
 */
export function changes(
  compiled: Compiled,
  decision: string,
  { present, prices, answers, figures }: Situation,
): readonly Change[] {
  const { book } = compiled
  const cost: Cost = (variable, value, again) => {
    const price = prices.changed[variable]?.[value] ?? Number.POSITIVE_INFINITY
    return again && price > 0 && price < Number.POSITIVE_INFINITY ? TICK : price
  }
  const { possible } = waysOf(compiled, decision)
  const isAnswer = compiled.variables.map((id) => book.facts.get(id)?.from === 'answer')
  const trial = (option: string, number: number, figureCost: (variable: number, value: number) => number) => {
    const way = cheapest(
      possible,
      bit(number),
      present,
      (variable, value, again) => (isAnswer[variable] ? cost(variable, value, again) : figureCost(variable, value)),
      prices.groups,
    )
    const moved = [...(way ?? [])].filter(([variable, value]) => isAnswer[variable] && value !== present[variable])
    if (moved.length === 0) return undefined
    const changed = applyMoves(compiled, answers, moved)
    const outcomes = evaluate(book, changed, figures, { until: [decision] })
    const firsts = new Map(moved.map(([variable, value]) => [prices.groups[variable], cost(variable, value, false)]))
    const price = [...firsts.values()].reduce((sum, one) => sum + one, 0)
    return { changed, price, leads: outcomes.one[decision]?.option === option }
  }
  /** The answers after the fewest changes that lead to an option, with what they cost. */
  const reach = (option: string, number: number) => {
    const first = trial(option, number, () => 0)
    if (first?.leads) return first
    // The figures did not come out as this way needs them: keep them as they came out there, and as they are now.
    const came = first
      ? presentValues(compiled, figures(first.changed, evaluate(book, first.changed, figures)))
      : present
    const tried = [came, present].map((values) =>
      trial(option, number, (variable, value) => (values[variable] === value ? 0 : Number.POSITIVE_INFINITY)),
    )
    return tried.filter((way) => way?.leads === true).toSorted((a, b) => (a?.price ?? 0) - (b?.price ?? 0))[0]
  }
  const options = compiled.decisions.get(decision)?.spec.options ?? []
  return options
    .flatMap(({ id, label }, i) => {
      const reached = reach(id, i)
      return reached ? [{ id, label, ...reached }] : []
    })
    .toSorted((a, b) => a.price - b.price)
    .slice(0, MAX_SHOWN)
    .map(({ id, label, changed }) => ({ to: id, ...told(book, label, answers, changed) }))
}

/** What each change of each answer costs a person who is in this situation. */
export function changePrices({ book, variables }: Compiled, present: readonly number[]): Prices {
  const questions = variables.map((id) => (book.facts.get(id)?.from === 'answer' ? splitFact(book, id)[0] : undefined))
  return {
    groups: questions.map((question, variable) => (question ? questions.indexOf(question) : variable)),
    changed: variables.map((id, variable) => {
      const values = book.facts.get(id)?.values ?? []
      const question = questions[variable]
      return values.map((name, value) => {
        // A figure comes out as it does; nobody changes it.
        if (value === present[variable] || question === undefined) return 0
        if (name === UNKNOWN) return Number.POSITIVE_INFINITY
        return ONE_MORE + (values[present[variable] as number] === UNKNOWN ? FIND_OUT : EFFORTS[question.effort])
      })
    }),
  }
}

function told(book: RuleBook, label: string, before: Answers, after: Answers) {
  const questions = book.questions.filter(({ id }) => after[id] !== before[id])
  const plain = (value: AnswerValue | undefined) => (Array.isArray(value) ? value.join(', ') : String(value ?? UNKNOWN))
  const parts = questions.map((question) => `“${question.text}” ${changeText(question, before[question.id], after)}`)
  return {
    changes: questions.map(({ id }) => ({ question: id, from: plain(before[id]), to: plain(after[id]) })),
    text: `It would be “${label}” if the answer to ${parts.join(' and to ')}.`,
  }
}
