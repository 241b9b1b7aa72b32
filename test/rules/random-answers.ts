import fc from 'fast-check'
import type { Answers, AnswerValue, Facts, Question, RuleBook } from '../../src/rules/rule-book.ts'

/** Random answers to a rule book: about a third unknown, exact numbers where they may be typed, texts left out. */
export function randomAnswers(book: RuleBook): fc.Arbitrary<Answers> {
  const questions = book.questions.filter(({ kind }) => kind !== 'text')
  return fc
    .tuple(...questions.map(answer))
    .map((values) =>
      Object.fromEntries(questions.flatMap(({ id }, i) => (values[i] === undefined ? [] : [[id, values[i]]]))),
    )
}

function answer(question: Question): fc.Arbitrary<AnswerValue | undefined> {
  const options = question.options.filter(({ exclusive }) => !exclusive).map(({ id }) => id)
  const alone = question.options.filter(({ exclusive }) => exclusive).map(({ id }) => [id])
  const known =
    question.kind === 'many'
      ? fc.oneof(fc.subarray(options, { minLength: 1 }), ...alone.map((one) => fc.constant(one)))
      : question.kind === 'number'
        ? fc.nat(1000)
        : fc.oneof(fc.constantFrom(...options), ...(question.number ? [fc.nat(20_000_000)] : []))
  return fc.oneof({ arbitrary: known, weight: 4 }, { arbitrary: fc.constantFrom('unknown', undefined), weight: 1 })
}

/** Random figures of the declared domains that respect what is arithmetically possible. */
export function randomFigures(book: RuleBook): fc.Arbitrary<Facts> {
  const figures = [...book.facts.values()].filter(({ from }) => from === 'figure')
  return fc
    .tuple(...figures.map(({ values }) => fc.constantFrom(...values)))
    .map((values): Facts => Object.fromEntries(figures.map(({ id }, i) => [id, values[i] ?? 'unknown'])))
    .filter((facts) => !(facts['train-fits-one-gpu'] === 'yes' && facts['train-fits-one-node'] === 'no'))
}
