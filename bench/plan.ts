import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { loadAdvice } from '../src/commands/load-advice.ts'
import { buildPlan } from '../src/plan/build-plan.ts'
import { readAnswers } from '../src/rules/read-answers.ts'

/**
 * How long a whole plan takes from answers, without pictures, and a what-if after it (the same answers with three times the requests):
 * each example project several times, milliseconds of processor time, so that a busy machine says the same as a quiet one.
 *   node bench/plan.ts [rounds]
 */
const rounds = Number(process.argv[2] ?? 3)
const advice = await loadAdvice()
const now = Date.UTC(2026, 10, 21)
const examples = readdirSync('examples')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readAnswers(advice.book, parse(readFileSync(`examples/${name}`, 'utf8'))))

const planning: number[] = []
const trying: number[] = []
for (let round = 0; round <= rounds; round++) {
  for (const answers of examples) {
    const perDay = typeof answers.requests_per_day === 'number' ? answers.requests_per_day : 1000
    const times = [
      await milliseconds(answers),
      await milliseconds({ ...answers, requests_per_day: perDay * (3 + round) }),
    ]
    // The first round compiles; it is not counted.
    if (round === 0) continue
    planning.push(times[0] ?? 0)
    trying.push(times[1] ?? 0)
  }
}
for (const [name, list] of [
  ['a plan', planning],
  ['a what-if', trying],
] as const) {
  const sorted = list.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
  console.log(
    `${name}: median ${at(0.5)} ms, nine of ten below ${at(0.9)} ms, longest ${at(1)} ms (${sorted.length} of them)`,
  )
}

async function milliseconds(answers: (typeof examples)[number]): Promise<number> {
  const before = process.cpuUsage()
  await buildPlan({ ...advice, answers, takeWords: true, now })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
