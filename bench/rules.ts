import fc from 'fast-check'
import { nextQuestion } from '../src/interview/next-question.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { planFigures } from '../src/plan/figures.ts'
import { check } from '../src/rules/check.ts'
import { decide } from '../src/rules/decide.ts'
import { compile } from '../src/rules/diagram/compile.ts'
import { evaluate } from '../src/rules/evaluate.ts'
import { explain } from '../src/rules/explain.ts'
import { loadRuleBook } from '../src/rules/load.ts'
import type { Answers } from '../src/rules/rule-book.ts'
import { randomAnswers } from '../test/rules/random-answers.ts'

/**
 * How fast the rules are, in seconds of processor time, so that a crowded machine does not matter much, and how many
 * questions an interview asks. Run: node bench/rules.ts [INTERVIEWS]
 */
const interviews = Number(process.argv[2] ?? 200)
const book = await loadRuleBook('rules')
const figures = planFigures(await loadKnowledge('knowledge'))
const none = () => ({})
const sets = fc.sample(randomAnswers(book), { numRuns: 400, seed: 1 })

const cpu = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const say = (name: string, text: string) => console.log(`${name.padEnd(44)}${text}`)
async function timed(work: () => unknown): Promise<number> {
  const start = cpu()
  await work()
  return cpu() - start
}

const rules = book.decisions.reduce((sum, decision) => sum + decision.rules.length, 0)
say('decisions, rules, facts', `${book.decisions.length}, ${rules}, ${book.facts.size}`)
say('make the diagrams (once a start)', `${(await timed(() => compile(book))).toFixed(0)} ms`)
say('check: proof over the whole answer space', `${(await timed(() => check(book, '2026-11'))).toFixed(0)} ms`)

await decide(book, {}, none)
const engine = await timed(async () => {
  for (const answers of sets.slice(0, 60)) await decide(book, answers, none)
})
for (const answers of sets) evaluate(book, answers, none)
const own = await timed(() => sets.forEach((answers) => void evaluate(book, answers, none)))
say('decisions by json-rules-engine', `${(60_000 / engine).toFixed(0)} plans/s`)
say('decisions by the evaluator', `${((sets.length * 1000) / own).toFixed(0)} plans/s`)

for (const answers of sets.slice(0, 20)) explain(book, answers, figures)
const times: number[] = []
for (const answers of sets.slice(0, 200)) times.push(await timed(() => explain(book, answers, figures)))
times.sort((a, b) => a - b)
const at = (share: number) => `${times[Math.floor(share * (times.length - 1))]?.toFixed(1)} ms`
say('explain a whole plan: median, 95 %, most', `${at(0.5)}, ${at(0.95)}, ${at(1)}`)

const people = fc.sample(randomAnswers(book), { numRuns: interviews, seed: 2 })
for (const mode of ['normal', 'quick'] as const) {
  let asked = 0
  const spent = await timed(() => {
    for (const answers of people) asked += countQuestions(answers, mode)
  })
  const mean = asked / interviews
  say(
    `questions asked of ${book.questions.length}, ${mode} mode`,
    `${mean.toFixed(1)} (${(spent / asked).toFixed(1)} ms each)`,
  )
}

function countQuestions(answers: Answers, mode: 'normal' | 'quick'): number {
  const given: Record<string, { value: Answers[string]; by: string; at: number }> = {}
  for (;;) {
    const question = nextQuestion(book, { given, mode })
    if (question === undefined) return Object.keys(given).length
    given[question.id] = { value: answers[question.id] ?? 'unknown', by: 'u', at: 0 }
  }
}
