import { readFile, writeFile } from 'node:fs/promises'
import { compile } from '../../src/rules/diagram/compile.ts'
import { NEVER } from '../../src/rules/diagram/diagrams.ts'
import { evaluate } from '../../src/rules/evaluate.ts'
import { cheapest } from '../../src/rules/explain/cheapest.ts'
import { toFacts } from '../../src/rules/facts.ts'
import { readAnswers } from '../../src/rules/read-answers.ts'
import { readRuleBook } from '../../src/rules/reading/read-rule-book.ts'
import { readRuleFiles } from '../../src/rules/reading/read-rule-files.ts'
import { type Answers, type AnswerValue, type Facts, UNKNOWN } from '../../src/rules/rule-book.ts'
import { type Example, failuresOf, readBoundaries, readExamples } from '../../test/rules/advice.ts'
import { difference } from './difference.ts'
import { mutants } from './mutants.ts'

/**
 * Records where the advice turns: for every small change of a rule that the hand-written examples do not notice, the
 * answers closest to a common case for which it would matter, and what the rules say there now. Run it after a wanted
 * change of the rules and read what changed in test/fixtures/advice-boundaries.jsonl as you would read a change of code.
 *
 *   node bench/rules/record-boundaries.ts [--anew]
 *
 * It keeps the recorded answers, renews what is said there and adds what is missing; `--anew` starts from nothing.
 */
const FILE = new URL('../../test/fixtures/advice-boundaries.jsonl', import.meta.url)
const COMMON = {
  task: 'write',
  definition: 'clear',
  frequency: 'daily',
  error_tolerance: 'tolerant',
  regulated_use: 'no',
}

const { files } = await readRuleFiles('rules')
const { book } = readRuleBook(files, '')
const examples = readExamples(await readFile(new URL('../../test/rules/advice-examples.yaml', import.meta.url), 'utf8'))
const whole = compile(book)
const facts: Readonly<Record<string, string>> = toFacts(book, COMMON)
const common = whole.variables.map((id) => book.facts.get(id)?.values.indexOf(facts[id] ?? UNKNOWN) ?? 0)

const recorded: Example[] = []
if (!process.argv.includes('--anew')) {
  for (const { say, answers, figures } of readBoundaries(await readFile(FILE, 'utf8'))) {
    add(say.split(' ')[0] ?? '', readAnswers(book, answers), figures ?? {})
  }
}
const kept = recorded.length
let equivalent = 0
const all = mutants(files, (fact) => book.facts.get(fact)?.values ?? [])
for (const [i, mutant] of all.entries()) {
  if (i % 500 === 0) console.error(`${i} of ${all.length}, ${recorded.length} recorded`)
  const { book: broken, faults } = readRuleBook(mutant.files, '')
  if (faults.length > 0 || noticed(broken, mutant.decision)) continue
  const bad = difference(whole, broken, mutant.decision)
  if (bad === NEVER) equivalent++
  else record(mutant.decision, bad)
}
await writeFile(FILE, text())
console.log(
  `${recorded.length} boundaries (${recorded.length - kept} new) from ${all.length} changes, ${equivalent} of which change nothing`,
)

function noticed(broken: typeof book, decision: string): boolean {
  // Boundaries of other decisions would see it too, but those of its own see it first.
  const own = recorded.filter(({ say }) => say.startsWith(`${decision} `))
  try {
    return [...own, ...examples].some((example) => failuresOf(broken, example).length > 0)
  } catch {
    return true
  }
}

function record(decision: string, bad: number): void {
  const way = cheapest(whole.diagrams, bad, (variable, value) => (value === common[variable] ? 0 : 1))
  const answers: Record<string, AnswerValue> = { ...COMMON }
  const figures: Record<string, string> = {}
  for (const [variable, number] of way ?? []) {
    const fact = book.facts.get(whole.variables[variable] ?? '')
    const value = fact?.values[number] ?? UNKNOWN
    if (value === facts[fact?.id ?? '']) continue
    const question = book.questions.find(({ id }) => id === fact?.uses[0])
    if (fact?.from === 'figure') {
      if (value !== UNKNOWN) figures[fact.id] = value
    } else if (question?.kind === 'many') {
      const before = answers[question.id]
      if (value === 'unknown') continue
      const list = Array.isArray(before)
        ? before.filter((id) => !question.options.some((o) => o.exclusive && o.id === id))
        : []
      const none = question.options.filter(({ exclusive }) => exclusive).map(({ id }) => id)
      const next = value === 'yes' ? [...list, fact?.id.slice(question.id.length + 1) ?? ''] : list
      answers[question.id] = next.length > 0 ? next : none
    } else if (question !== undefined) answers[question.id] = value
  }
  add(decision, answers, figures)
}

function add(decision: string, answers: Answers, figures: Facts): void {
  const { one, many } = evaluate(book, answers, () => figures)
  const outcome = one[decision]
  const taken = many[decision]?.options.map(({ option }) => option) ?? []
  recorded.push({
    say: `${decision} ${recorded.length + 1}`,
    answers,
    ...(Object.keys(figures).length > 0 && { figures }),
    ...(outcome && { expect: { [decision]: outcome.option } }),
    ...(outcome && outcome.secondary.length > 0 && { secondary: { [decision]: outcome.secondary } }),
    ...(many[decision] && { exactly: { [decision]: taken } }),
  })
}

/** One example a line. */
function text(): string {
  return recorded.map((example) => `${JSON.stringify(example)}\n`).join('')
}
