import type { AskContext, AskQuery, Confidence } from './ask-result.ts'
import type { Facts } from './facts.ts'
import { mergeFacts } from './merge-facts.ts'
import { type Ask, readAsks } from './read/asks.ts'
import { scoreIntent } from './read/intent.ts'
import { normalise } from './read/normalise.ts'
import { MOST_CHARACTERS, readFacts } from './read/read-facts.ts'
import { toQuery } from './to-query.ts'

/** What a text means, before anything is computed or looked up. */
export type Understanding = {
  readonly intent: 'sizing' | 'concept' | 'none'
  readonly asks: readonly Ask[]
  /** Of the text alone. */
  readonly stated: Facts
  /** With what the context adds. */
  readonly facts: Facts
  readonly query: AskQuery | null
  readonly confidence: Confidence
  /** The text as it was read. */
  readonly plain: string
}

/** Reads a text. Pure, below two milliseconds, never throws. */
export function understand(text: string, context: AskContext): Understanding {
  const plain = normalise(text.slice(0, MOST_CHARACTERS))
  const stated = readFacts(text, context.knowledge)
  const said = context.said === undefined ? {} : readFacts(context.said, context.knowledge)
  const facts = mergeFacts(said, stated)
  const marks = readAsks(plain)
  const scores = scoreIntent(plain, marks, stated)
  const best = Math.max(scores.sizing, scores.concept, scores.none)
  const intent =
    best === scores.sizing && scores.sizing >= 3
      ? 'sizing'
      : best === scores.none
        ? 'none'
        : scores.concept >= 2
          ? 'concept'
          : 'none'
  const numeric = marks.asks.filter((ask) => ask !== 'explanation' && ask !== 'quality')
  const asks: readonly Ask[] =
    intent === 'sizing'
      ? numeric.length > 0
        ? marks.asks
        : [...guess(facts), ...marks.asks]
      : intent === 'concept'
        ? ['explanation']
        : []
  const [, second = 0] = [scores.sizing, scores.concept, scores.none].toSorted((a, b) => b - a)
  const margin = best - second
  return {
    intent,
    asks,
    stated,
    facts,
    plain,
    query: intent === 'sizing' ? toQuery(asks, facts) : null,
    confidence: intent === 'none' ? 'none' : margin >= 1.5 ? 'sure' : 'nearly',
  }
}

/** A sizing text that names no quantity: the facts say what is likely meant. */
function guess(facts: Facts): readonly Ask[] {
  if (facts.accelerator ?? facts.accelerators ?? facts.acceleratorMemoryGB) return ['fits']
  return ['memoryGB']
}
