import type { z } from 'zod'
import type { Fault } from '../fault.ts'
import { partFact } from '../part-fact.ts'
import type { FactSpec, Position, Question, RuleBook, RuleSource } from '../rule-book.ts'
import { answerFacts } from './answer-facts.ts'
import { readCondition } from './read-condition.ts'
import { readDecision } from './read-decision.ts'
import { readLimits } from './read-limits.ts'
import { constraintsShape, decisionShape, factsShape, questionnaireShape, sourcesShape } from './schema.ts'
import { parseYamlFile, type YamlFile } from './yaml-file.ts'

export type RuleFile = { readonly path: string; readonly text: string }
export type RuleFiles = {
  readonly questionnaire: RuleFile
  readonly facts: RuleFile
  readonly constraints: RuleFile
  readonly sources: RuleFile
  readonly decisions: readonly RuleFile[]
}

/**
 * Turns the texts of the rule files into a rule book. Pure. Gives every fault it finds; `book` holds what made sense,
 * and may be used only if there is none.
 */
export function readRuleBook(files: RuleFiles, hash: string): { book: RuleBook; faults: readonly Fault[] } {
  const faults: Fault[] = []
  const report = (fault: Fault) => void faults.push(fault)
  const open = <S extends z.ZodType>(file: RuleFile, shape: S) => readShape(file, shape, report)

  const questionnaire = open(files.questionnaire, questionnaireShape)
  const figures = open(files.facts, factsShape)
  const limits = open(files.constraints, constraintsShape)
  const sourceFile = open(files.sources, sourcesShape)
  const decisionFiles = files.decisions.map((file) => open(file, decisionShape))

  const questions = (questionnaire.data?.questions ?? []).map(
    ({ when, feeds, ...rest }, i): Question => ({
      ...withoutUndefined(rest),
      position: questionnaire.at(['questions', i, 'id']),
    }),
  )
  unique(questions, 'question', report)
  const sections = questionnaire.data?.sections ?? []
  for (const question of questions) {
    if (!sections.some(({ id }) => id === question.section)) {
      report({
        kind: 'shape',
        position: question.position,
        subject: question.id,
        message: `unknown section "${question.section}"`,
      })
    }
    const open = question.kind === 'text' || question.kind === 'number'
    if (open !== (question.options.length === 0) || (question.kind === 'number' && question.number === undefined)) {
      report({
        kind: 'shape',
        position: question.position,
        subject: question.id,
        message: 'a choice needs options, a text or number has none; a number needs its unit',
      })
    }
    unique(
      question.options.map((option) => ({ id: option.id, position: question.position })),
      'option',
      report,
    )
  }

  const computed = (figures.data?.figures ?? []).map(({ means, ...figure }, i): FactSpec => {
    return { ...figure, from: 'figure', position: figures.at(['figures', i, 'id']) }
  })
  const given = questions.flatMap(answerFacts)
  // Proofs test the facts in this order: below each value of what is known before the first decision stand few rules.
  const inOrder = [...computed.filter(isKnownFirst), ...given, ...computed.filter((fact) => !isKnownFirst(fact))]
  const facts = new Map(inOrder.map((fact) => [fact.id, fact]))
  for (const file of decisionFiles) {
    if (file.data?.outcome !== 'one') continue
    const { id, stratum, options } = file.data
    const common = { from: 'decision', uses: [], stratum: stratum + 1, position: file.at(['id']) } as const
    const values = options.map((option) => option.id)
    facts.set(id, { ...common, id, values })
    // Where options may be done together: whether each is part of the outcome, as the first or as a second one.
    if (options.every(({ combines }) => combines.length === 0)) continue
    for (const part of values.map((value) => partFact(id, value))) {
      facts.set(part, { ...common, id: part, values: ['yes', 'no'] })
    }
  }
  for (const fact of facts.values()) {
    if (fact.from !== 'figure') continue
    for (const used of fact.uses) {
      if (questions.some(({ id }) => id === used) || facts.get(used)?.from === 'decision') continue
      report({
        kind: 'unknown-question',
        position: fact.position,
        subject: fact.id,
        message: `uses the unknown "${used}"`,
      })
    }
  }

  const context = (at: YamlFile['at'], stratum: number, subject: string) => ({ facts, at, report, stratum, subject })
  const asked = questions.map((question, i): Question => {
    const raw = questionnaire.data?.questions[i]
    const path = ['questions', i]
    const when = raw?.when && readCondition(raw.when, [...path, 'when'], context(questionnaire.at, 0, question.id))
    const feeding = context(questionnaire.at, 99, question.id)
    const feeds =
      raw?.feeds === 'always' ? { all: [] } : raw?.feeds && readCondition(raw.feeds, [...path, 'feeds'], feeding)
    return { ...question, ...(when && { when }), ...(feeds && { feeds }) }
  })

  const sources = new Map<string, RuleSource>()
  for (const [i, source] of (sourceFile.data?.sources ?? []).entries()) {
    sources.set(source.id, { ...withoutUndefined(source), position: sourceFile.at(['sources', i, 'id']) })
  }
  const decisions = decisionFiles
    .flatMap(({ data, at }) => (data ? [readDecision(data, at, { facts, sources, report })] : []))
    .toSorted((a, b) => a.stratum - b.stratum)
  unique(decisions, 'decision', report)
  unique(
    decisions.flatMap(({ rules }) => rules),
    'rule',
    report,
  )

  const { constraints, contradictions, laws } = readLimits(limits.data, limits.at, {
    facts,
    questions,
    decisions,
    report,
  })

  // With a file missing its shape, every fact that it declares looks unknown elsewhere: say only the cause.
  const broken = [questionnaire, figures, limits, sourceFile, ...decisionFiles].some(({ data }) => data === undefined)
  const shown = broken
    ? faults.filter(({ kind }) => kind === 'shape' || kind === 'syntax' || kind === 'forbidden-feature')
    : faults
  const book = { sections, questions: asked, decisions, facts, constraints, contradictions, laws, sources, hash }
  return { book, faults: shown }
}

type Opened<T> = { readonly data: T | undefined; readonly at: YamlFile['at'] }
function readShape<S extends z.ZodType>(file: RuleFile, shape: S, report: (fault: Fault) => void): Opened<z.output<S>> {
  const yaml = parseYamlFile(file.path, file.text)
  for (const fault of yaml.faults) report(fault)
  if (yaml.faults.length > 0) return { data: undefined, at: yaml.at }
  const read = shape.safeParse(yaml.value)
  if (read.success) return { data: read.data, at: yaml.at }
  for (const issue of read.error.issues) {
    const name = issue.path.join('.')
    report({ kind: 'shape', position: yaml.at(issue.path), message: `${name ? `${name}: ` : ''}${issue.message}` })
  }
  return { data: undefined, at: yaml.at }
}

function unique(items: readonly { id: string; position: Position }[], what: string, report: (fault: Fault) => void) {
  const seen = new Set<string>()
  for (const { id, position } of items) {
    if (seen.has(id)) report({ kind: 'duplicate-id', position, subject: id, message: `a second ${what} with this id` })
    seen.add(id)
  }
}

/** zod gives `key: undefined` for optional keys; the types of the book want them left out. */
type Present<T> = T extends object ? { [K in keyof T]: Present<Exclude<T[K], undefined>> } : T
function withoutUndefined<T extends object>(value: T): Present<T> {
  return JSON.parse(JSON.stringify(value)) as Present<T>
}

/** Whether it is known before the first decision. */
const isKnownFirst = ({ stratum }: FactSpec): boolean => stratum <= 1
