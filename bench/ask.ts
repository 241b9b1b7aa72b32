import { ask } from '../src/ask/ask.ts'
import type { AskContext } from '../src/ask/ask-result.ts'
import { understand } from '../src/ask/understand.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { loadConcepts } from '../src/knowledge/load-concepts.ts'
import { OWN } from '../test/ask/own-questions.ts'

/** How long it takes to understand, and to answer, one question: median and 99 % of many rounds over our own questions. */
const context: AskContext = {
  knowledge: await loadKnowledge('knowledge'),
  concepts: await loadConcepts('knowledge/concepts'),
  direct: true,
}
const ROUNDS = 20
const times = (work: (text: string) => unknown): number[] => {
  for (const [, , , text] of OWN) work(text)
  const taken: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const [, , , text] of OWN) {
      const start = performance.now()
      work(text)
      taken.push(performance.now() - start)
    }
  }
  return taken.sort((a, b) => a - b)
}
const show = (name: string, taken: readonly number[]) => {
  const at = (share: number) => (taken[Math.floor(taken.length * share)] ?? 0).toFixed(3)
  console.log(`${name}: median ${at(0.5)} ms, 99 % ${at(0.99)} ms, ${taken.length} calls`)
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
show('understand 13,000 characters', times(() => understand(long, context)).slice(0, OWN.length))
