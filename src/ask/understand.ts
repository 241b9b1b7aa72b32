import type { AskContext, AskQuery, Confidence } from './ask-result.ts'
import { type NamedConcept, namedConcepts } from './concept/named-concepts.ts'
import type { Facts } from './facts.ts'
import { mergeFacts } from './merge-facts.ts'
import { type Ask, readAsks } from './read/asks.ts'
import { type IntentScores, scoreIntent } from './read/intent.ts'
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
  readonly scores: IntentScores
  /** Notes that the text names. */
  readonly named: readonly NamedConcept[]
}

/** Reads a text. Pure, below two milliseconds, never throws. */
export function understand(text: string, context: AskContext): Understanding {
  const plain = normalise(text.slice(0, MOST_CHARACTERS))
  const stated = readFacts(text, context.knowledge)
  const said = context.said === undefined ? {} : readFacts(context.said, context.knowledge)
  const kept =
    said.accelerator !== undefined && stated.accelerator === undefined ? { accelerator: said.accelerator } : {}
  const facts = { ...mergeFacts(said, stated, context.knowledge), ...kept }
  const marks = readAsks(plain)
  const before = context.said === undefined ? undefined : readAsks(normalise(context.said))
  const after = (before?.strongest ?? 0) >= 2 || Object.keys(said).length > 1
  const named = context.concepts ? namedConcepts(plain, context.concepts) : []
  const uncommon = named.filter((one) => !one.common).length
  const terms = Math.min(2, uncommon) + Math.min(1, (named.length - uncommon) * 0.5)
  const scores = scoreIntent(plain, marks, stated, terms, after)
  const intent = decide(scores)
  const best = Math.max(scores.sizing, scores.concept, scores.none)
  const numeric = marks.asks.filter((ask) => ask !== 'explanation' && ask !== 'quality')
  const earlier = (before?.asks ?? []).filter((ask) => ask !== 'explanation' && ask !== 'quality')
  const asks: readonly Ask[] =
    intent === 'sizing'
      ? numeric.length > 0
        ? marks.asks
        : [...(earlier.length > 0 ? earlier : guess(facts)), ...marks.asks]
      : intent === 'concept'
        ? ['explanation']
        : []
  const [, second = 0] = [scores.sizing, scores.concept, scores.none].toSorted((a, b) => b - a)
  return {
    intent,
    asks,
    stated,
    facts,
    plain,
    scores,
    named,
    query:
      intent === 'none' || (intent === 'concept' && Object.keys(stated).length === 0) ? null : toQuery(asks, facts),
    confidence: intent === 'none' ? 'none' : best - second >= 1.5 ? 'sure' : 'nearly',
  }
}

function decide({ sizing, concept, none }: ReturnType<typeof scoreIntent>): Understanding['intent'] {
  if (sizing >= (none > 1 ? 3 : 2) && sizing >= concept && sizing >= none) return 'sizing'
  if (concept >= 1.5 && concept >= none) return 'concept'
  return 'none'
}

/** A sizing text that names no quantity: the facts say what is likely meant. */
function guess(facts: Facts): readonly Ask[] {
  if (facts.accelerator ?? facts.accelerators ?? facts.acceleratorMemoryGB) return ['fits']
  return ['memoryGB']
}
