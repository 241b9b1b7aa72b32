import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { check } from '../src/rules/check.ts'
import { decide } from '../src/rules/decide.ts'
import { compile } from '../src/rules/diagram/compile.ts'
import { evaluate } from '../src/rules/evaluate.ts'
import { explain } from '../src/rules/explain.ts'
import { loadRuleBook } from '../src/rules/load.ts'
import { readAnswers } from '../src/rules/read-answers.ts'
import type { Answers } from '../src/rules/rule-book.ts'
import { planFigures } from '../src/solution/figures.ts'
import { holdInterview } from '../test/interview/hold-interview.ts'
import { everyOutcome, firstOptions } from '../test/interview/what-is-decided.ts'
import { randomAnswers } from '../test/rules/random-answers.ts'

/**
 * How fast the rules are, in seconds of processor time, so that a crowded machine does not matter much, and how many
 * questions an interview asks. Run: node bench/rules.ts [INTERVIEWS] [CASES.json] (`{cases: [{answers}]}`, other people's)
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

const random = fc.sample(randomAnswers(book), { numRuns: interviews, seed: 2 })
await compareInterviews(`${interviews} random people`, random)
const file = process.argv[3]
if (file !== undefined) {
  const { cases } = JSON.parse(await readFile(file, 'utf8')) as { cases: { answers: Record<string, unknown> }[] }
  const told = cases.map(({ answers }) =>
    Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== '')),
  )
  await compareInterviews(
    `${cases.length} cases`,
    told.map((answers) => readAnswers(book, answers)),
  )
}

/** How many questions each mode asks of these people, and whether the outcomes are those of asking everything. */
async function compareInterviews(who: string, people: readonly Answers[]): Promise<void> {
  const all = people.map((answers) => holdInterview(book, answers, 'full'))
  const asked = (some: readonly Answers[]) => some.reduce((sum, answers) => sum + Object.keys(answers).length, 0)
  say(`${who}: asked everything that applies`, (asked(all) / all.length).toFixed(2))
  for (const [mode, outcome] of [['normal', everyOutcome] as const, ['quick', firstOptions] as const]) {
    let short: readonly Answers[] = []
    const spent = await timed(() => {
      short = all.map((answers) => holdInterview(book, answers, mode))
    })
    const plan = (answers: Answers) => JSON.stringify(outcome(evaluate(book, answers, figures)))
    const same = short.filter((answers, i) => plan(answers) === plan(all[i] ?? {})).length
    const mean = (asked(short) / short.length).toFixed(2)
    say(
      `${who}: asked in ${mode} mode`,
      `${mean} (${(spent / asked(short)).toFixed(2)} ms each), same outcome ${same} of ${all.length}`,
    )
  }
}
