import { ask } from '../src/ask/ask.ts'
import type { AskContext } from '../src/ask/ask-result.ts'
import { understand } from '../src/ask/understand.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { loadConcepts } from '../src/knowledge/load-concepts.ts'
import { OWN } from '../test/ask/own-questions.ts'

/**
 * How long it takes to understand, and to answer, one question: median and 99 % over our own questions. Each question
 * counts by the median of its rounds, so that other programs on the machine do not count as our work; `worst call` does not.
 */
const context: AskContext = {
  knowledge: await loadKnowledge('knowledge'),
  concepts: await loadConcepts('knowledge/concepts'),
  direct: true,
}
const ROUNDS = 20
const rising = (a: number, b: number) => a - b
const at = (taken: readonly number[], share: number) => taken[Math.floor(taken.length * share)] ?? 0

function times(work: (text: string) => unknown): { readonly each: readonly number[]; readonly worst: number } {
  for (const [, , , text] of OWN) work(text)
  const rounds = OWN.map((): number[] => [])
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, [, , , text]] of OWN.entries()) {
      const start = performance.now()
      work(text)
      rounds[i]?.push(performance.now() - start)
    }
  }
  return {
    each: rounds.map((taken) => at(taken.sort(rising), 0.5)).sort(rising),
    worst: Math.max(...rounds.flat()),
  }
}

function show(name: string, { each, worst }: ReturnType<typeof times>): void {
  console.log(
    `${name}: median ${at(each, 0.5).toFixed(3)} ms, 99 % ${at(each, 0.99).toFixed(3)} ms of ${each.length} questions, worst call ${worst.toFixed(1)} ms`,
  )
}
show(
  'understand',
  times((text) => understand(text, context)),
)
show(
  'answer',
  times((text) => ask(text, context)),
)
const long = 'how much memory does a 7b model with 32k context need on 2x 3090? '.repeat(200)
show(
  'understand 13,000 characters',
  times(() => understand(long, context)),
)
