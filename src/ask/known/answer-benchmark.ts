import type { Benchmark } from '../../knowledge/benchmark.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Understanding } from '../understand.ts'
import type { KnownAnswer } from './answer-family.ts'

/** A longer text tells of a case of its own. */
const LONGEST = 110
const MOST = 3
/** What is asked of the test itself, and not of a choice among tests. */
const ASKED =
  /\b(?:what|whats|measure\w*|tests?|human\w*|people|best|scores?|record|state of the art|sota|good|high|explain|mean\w*|was|misst|mide|mesure)\b|什么|多少/u
const OF_SCORES = /\b(?:human\w*|people|best|scores?|record|state of the art|sota|measure\w*|reach)\b/u
const CHOOSES = /\bwhich (?:benchmark|test)|\bshould (?:we|i)\b|\b(?:for|on) (?:our|my)\b|\bchoose\b|\buse\b/u

/** What a public test measures, what people reach and the best that is known, from its record. Undefined for other questions. */
export function answerBenchmark({ plain, exact }: Understanding, { benchmarks }: Knowledge): KnownAnswer | undefined {
  if (plain.length > LONGEST || CHOOSES.test(plain)) return undefined
  const named = namedIn(plain, benchmarks)
  // What has a note of its own is explained by it; scores stand only here.
  if (named.some(({ title }) => exact?.title.includes(title)) && !OF_SCORES.test(plain)) return undefined
  const alone = named.length === 1 && plain.length <= (named[0]?.title.length ?? 0) + 4
  if (named.length === 0 || named.length > MOST || !(alone || ASKED.test(plain))) return undefined
  return {
    reply: `${named.map(describe).join('\n')} Your own fifty cases decide.`,
    sources: [...new Set(named.map(({ source }) => source))],
  }
}

function describe({ title, measures, human, best, paper }: Benchmark): string {
  return `${title} measures ${measures} (${paper}).${human === undefined ? '' : ` People: ${human}.`} Best known to me: ${best}.`
}

/** Each test that is named; a name inside a longer one does not count again. */
function namedIn(plain: string, benchmarks: readonly Benchmark[]): readonly Benchmark[] {
  let rest = ` ${plain.replace(/[^\p{L}\p{N}.-]+/gu, ' ')} `
  return benchmarks
    .flatMap((one) => one.names.map((name) => ({ one, name })))
    .toSorted((a, b) => b.name.length - a.name.length)
    .flatMap(({ one, name }) => {
      if (!rest.includes(` ${name} `)) return []
      rest = rest.replaceAll(` ${name} `, ' | ')
      return [one]
    })
    .filter((one, at, all) => all.indexOf(one) === at)
}
