import type { Compiled } from '../diagram/compile.ts'
import { evaluate } from '../evaluate.ts'
import type { Answers, AnswerValue, Effort, Figures, Question, RuleBook } from '../rule-book.ts'
import { UNKNOWN } from '../rule-book.ts'
import { splitFact, valueText } from './answer-text.ts'
import { cheapest } from './cheapest.ts'
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
  readonly costs: readonly (readonly number[])[]
  readonly answers: Answers
  readonly figures: Figures
}

/** How many options a person is told about. */
const MOST_SHOWN = 3
/** Changing one answer more always costs more than the hardest way to change one fewer. */
const ONE_MORE = 100
const EFFORTS: Readonly<Record<Effort, number>> = { easy: 1, effort: 2, hard: 6, fixed: Number.POSITIVE_INFINITY }
/** Finding out what nobody knows yet is easier than changing what is so; for a fixed fact it is all one can do. */
const FIND_OUT = 1
/** Of an unanswered `many` question the other options are taken as "no" along the way. */
const ALONG = 0.01

/**
 * For each other option of a decision the fewest answer changes that lead to it, easiest first, at most three options.
 * For the present figures, a tick of a many-answer counting as a change of its own (with such answers a way with fewer can
 * rarely be missed); each is tried out with the figures that the changed answers give. A fixed fact that
 * is known is never changed, and nothing is ever changed to `unknown`.
 */
export function changes(
  compiled: Compiled,
  decision: string,
  { present, costs, answers, figures }: Situation,
): readonly Change[] {
  const { book, diagrams, variables } = compiled
  const cost = (variable: number, value: number) => costs[variable]?.[value] ?? Number.POSITIVE_INFINITY
  const spec = compiled.decisions.get(decision)?.spec
  const found = (spec?.options ?? []).flatMap((option, i) => {
    const way = cheapest(diagrams, waysOf(compiled, decision).to[i] ?? 0, cost)
    if (way === undefined) return []
    const moved = [...way].filter(([variable, value]) => value !== present[variable])
    if (moved.length === 0) return []
    const facts = moved.map(([variable, value]) => {
      const fact = variables[variable] ?? ''
      return { fact, value: book.facts.get(fact)?.values[value] ?? '' }
    })
    const changed = apply(book, answers, facts)
    if (evaluate(book, changed, figures).one[decision]?.option !== option.id) return []
    const price = moved.reduce((sum, [variable, value]) => sum + cost(variable, value), 0)
    return [{ price, change: { to: option.id, ...told(book, option.label, answers, changed, facts) } }]
  })
  return found
    .toSorted((a, b) => a.price - b.price)
    .slice(0, MOST_SHOWN)
    .map(({ change }) => change)
}

/** What each change of each fact costs a person who gave these answers: by variable and value. */
export function changeCosts({ book, variables }: Compiled, present: readonly number[]): Situation['costs'] {
  return variables.map((id, variable) => {
    const fact = book.facts.get(id)
    const [question, option] = fact?.from === 'answer' ? splitFact(book, fact.id) : []
    return (fact?.values ?? []).map((name, value) => {
      if (value === present[variable]) return 0
      if (question === undefined || name === UNKNOWN) return Number.POSITIVE_INFINITY
      if (fact?.values[present[variable] as number] !== UNKNOWN) return ONE_MORE + EFFORTS[question.effort]
      return option !== undefined && name === 'no' ? ALONG : ONE_MORE + FIND_OUT
    })
  })
}

type Moved = readonly { readonly fact: string; readonly value: string }[]

function apply(book: RuleBook, answers: Answers, moved: Moved): Answers {
  const changed: Record<string, AnswerValue> = { ...answers }
  for (const { fact, value } of moved) {
    const [question, option] = splitFact(book, fact)
    if (question === undefined) continue
    changed[question.id] = option === undefined ? value : withOption(question, changed[question.id], option, value)
  }
  return changed
}

function withOption(question: Question, answer: AnswerValue | undefined, option: string, value: string): AnswerValue {
  const exclusive = question.options.find((each) => each.exclusive)?.id
  const before = (Array.isArray(answer) ? (answer as readonly string[]) : []).filter(
    (id) => id !== exclusive && id !== UNKNOWN,
  )
  const after = value === 'yes' ? [...before, option] : before.filter((id) => id !== option)
  if (after.length > 0) return question.options.flatMap(({ id }) => (after.includes(id) ? [id] : []))
  return exclusive === undefined ? UNKNOWN : [exclusive]
}

function told(book: RuleBook, label: string, before: Answers, after: Answers, moved: Moved) {
  const shown = moved.filter(
    ({ fact, value }) =>
      splitFact(book, fact)[1] === undefined ||
      value === 'yes' ||
      before[splitFact(book, fact)[0]?.id ?? ''] !== undefined,
  )
  const questions = [...new Set(moved.flatMap(({ fact }) => splitFact(book, fact)[0]?.id ?? []))]
  const plain = (value: AnswerValue | undefined) => (Array.isArray(value) ? value.join(', ') : String(value ?? UNKNOWN))
  const parts = shown.map(
    ({ fact, value }) => `“${splitFact(book, fact)[0]?.text ?? fact}” were ${valueText(book, fact, value)}`,
  )
  return {
    changes: questions.map((question) => ({ question, from: plain(before[question]), to: plain(after[question]) })),
    text: `It would be “${label}” if the answer to ${parts.join(' and to ')}.`,
  }
}
