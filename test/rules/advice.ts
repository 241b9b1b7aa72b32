import { parse } from 'yaml'
import { evaluate } from '../../src/rules/evaluate.ts'
import { readAnswers } from '../../src/rules/read-answers.ts'
import type { RuleFiles } from '../../src/rules/reading/read-rule-book.ts'
import type { Facts, RuleBook } from '../../src/rules/rule-book.ts'

type Lists = Readonly<Record<string, readonly string[]>>
export type Example = {
  readonly say: string
  readonly answers: object
  readonly figures?: Facts
  readonly expect?: Readonly<Record<string, string>>
  /** The second options of what is expected, all of them; left out: none. */
  readonly secondary?: Lists
  readonly with?: Lists
  readonly without?: Lists
  /** All that a decision with many outcomes takes. */
  readonly exactly?: Lists
}

/** The rule files with more laws, told as a YAML list in the form of those in constraints.yaml. */
export function withLaws(files: RuleFiles, more: string): RuleFiles {
  const own: { laws?: readonly object[] } = parse(files.constraints.text)
  const text = JSON.stringify({ ...own, laws: [...(own.laws ?? []), ...(parse(more) as readonly object[])] })
  return { ...files, constraints: { ...files.constraints, text } }
}

/** Hand-written examples: YAML. */
export const readExamples = (text: string): readonly Example[] => parse(text)
/** What a rule book says differently from an example; nothing if it agrees. */
export function failuresOf(book: RuleBook, example: Example): readonly string[] {
  const outcomes = evaluate(book, readAnswers(book, example.answers), () => example.figures ?? {})
  const taken = (id: string) => outcomes.many[id]?.options.map(({ option }) => option) ?? []
  const lists = (wanted: Lists = {}) =>
    Object.entries(wanted).flatMap(([id, options]) => options.map((o) => [id, o] as const))
  return [
    ...Object.entries(example.expect ?? {}).flatMap(([id, option]) => {
      const { option: got, secondary = [] } = outcomes.one[id] ?? {}
      const seconds = example.secondary?.[id] ?? []
      return [
        ...(got === option ? [] : [`${id} is ${got}, not ${option}`]),
        ...(String(secondary) === String(seconds) ? [] : [`${id} comes with "${secondary}", not "${seconds}"`]),
      ]
    }),
    ...lists(example.with).flatMap(([id, option]) => (taken(id).includes(option) ? [] : [`${id} lacks ${option}`])),
    ...Object.entries(example.exactly ?? {}).flatMap(([id, options]) =>
      String(taken(id)) === String(options) ? [] : [`${id} is ${taken(id)}, not ${options}`],
    ),
    ...lists(example.without).flatMap(([id, option]) => (taken(id).includes(option) ? [`${id} has ${option}`] : [])),
  ]
}
