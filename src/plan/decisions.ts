import { type Explanation, explain } from '../rules/explain.ts'
import { factName } from '../rules/fact-name.ts'
import {
  type Answers,
  type DecisionSpec,
  type Figures,
  type Outcomes,
  type RuleBook,
  UNKNOWN,
} from '../rules/rule-book.ts'
import { answerText } from './answer-text.ts'
import type { Decision, ManyDecision, Plan } from './plan.ts'

/** The outcomes of all decisions in the order of the rule book, with labels, reasons and what would change them. */
export function planDecisions(
  book: RuleBook,
  answers: Answers,
  outcomes: Outcomes,
  figures: Figures,
): Plan['decisions'] {
  const explained = explain(book, answers, figures)

  const entries = book.decisions.map(
    (spec) =>
      [
        spec.id,
        spec.outcome === 'one' ? one(book, answers, spec, outcomes, explained[spec.id]) : many(spec, outcomes),
      ] as const,
  )
  return Object.fromEntries(entries)
}

function one(
  book: RuleBook,
  answers: Answers,
  spec: DecisionSpec,
  outcomes: Outcomes,
  explained: Explanation | undefined,
): Decision {
  const outcome = outcomes.one[spec.id]
  if (outcome === undefined) throw new Error(`no outcome for decision ${spec.id}`)
  const option = spec.options.find(({ id }) => id === outcome.option)
  return {
    title: spec.title,
    option: outcome.option,
    label: labelOf(spec, outcome.option),
    description: option?.description ?? '',
    secondary: outcome.secondary,
    outcome: [outcome.option, ...outcome.secondary].map((id) => labelOf(spec, id)).join(', with '),
    because: outcome.because,
    ruledOut: outcome.ruledOut,
    labels: Object.fromEntries(spec.options.map(({ id, label }) => [id, label])),
    wouldChange: explained?.wouldChange ?? [],
    restsOn: (explained?.forcedBy ?? []).map(({ fact, text }) => {
      const is = answered(book, answers, fact)
      return { fact, name: factName(book, fact), text, ...(is !== undefined && { is }) }
    }),
    open: (explained?.open ?? []).map((id) => questionLabel(book, id)),
    flips: { flips: explained?.firmness.flips ?? 0, of: explained?.firmness.of ?? 0 },
  }
}

/** The team's own answer, where the fact is one; an open question says so. */
function answered(book: RuleBook, answers: Answers, fact: string): string | undefined {
  const question = book.questions.find(({ id }) => id === fact)
  if (question === undefined) return undefined
  const answer = answers[fact]
  return answer === undefined || answer === UNKNOWN ? 'not known' : answerText(question, answer)
}

/** What a question is called in a list. */
function questionLabel(book: RuleBook, id: string): string {
  const question = book.questions.find((each) => each.id === id)
  return question?.label ?? question?.text ?? id
}

function labelOf(spec: DecisionSpec, id: string): string {
  return spec.options.find((option) => option.id === id)?.label ?? id
}

function many(spec: DecisionSpec, outcomes: Outcomes): ManyDecision {
  const options = (outcomes.many[spec.id]?.options ?? []).map(({ option, because }) => {
    const found = spec.options.find(({ id }) => id === option)
    return { option, label: found?.label ?? option, description: found?.description ?? '', because }
  })
  return { title: spec.title, options }
}
