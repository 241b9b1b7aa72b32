import type { AskContext, AskQuery, Confidence } from './ask-result.ts'
import { type NamedConcept, namedConcepts } from './concept/named-concepts.ts'
import type { Facts } from './facts.ts'
import { factsOf, followsUp, followUpAsks } from './follow-up.ts'
import { mergeFacts } from './merge-facts.ts'
import { type Ask, type Marks, readAsks } from './read/asks.ts'
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
  const marks = readAsks(plain)
  const named = context.concepts ? namedConcepts(plain, context.concepts) : []
  const before = earlier(plain, stated, marks, context)
  const scores = scoreIntent(plain, marks, stated, weightOf(named), before.sizing, isBare(plain, stated))
  const intent = decide(scores)
  const numeric = marks.asks.filter((ask) => ask !== 'explanation' && ask !== 'quality')
  const facts = before.facts
  const asks = asksFor(intent, numeric.length > 0, marks.asks, before.asks, facts)
  const [best = 0, second = 0] = [scores.sizing, scores.concept, scores.none].toSorted((a, b) => b - a)
  const computable =
    stated.paramsB ?? stated.model ?? stated.accelerator ?? stated.acceleratorMemoryGB ?? stated.vectors
  const bare = intent === 'concept' && (context.lastQuery || computable === undefined)
  return {
    intent,
    asks,
    stated,
    facts,
    plain,
    scores,
    named,
    query: intent === 'none' || bare ? null : toQuery(asks, facts),
    confidence: intent === 'none' ? 'none' : best - second >= 1.5 ? 'sure' : 'nearly',
  }
}

/** What the thread adds: the query that a follow-up changes, or the facts of the words before. */
function earlier(
  plain: string,
  stated: Facts,
  marks: Marks,
  context: AskContext,
): { readonly facts: Facts; readonly asks: readonly Ask[]; readonly sizing: boolean } {
  const { knowledge, lastQuery, said } = context
  if (lastQuery && followsUp(plain, stated, marks)) {
    const last = factsOf(lastQuery)
    return {
      facts: mergeFacts(comparable(last, stated), asClaim(plain, last, stated), knowledge),
      asks: followUpAsks(plain, stated, lastQuery),
      sizing: true,
    }
  }
  if (said === undefined) return { facts: stated, asks: [], sizing: false }
  const facts = readFacts(said, knowledge)
  const heard = readAsks(normalise(said))
  // The card that was talked about stays the card, even when a memory size is said beside it.
  const kept =
    facts.accelerator !== undefined && stated.accelerator === undefined ? { accelerator: facts.accelerator } : {}
  return {
    facts: { ...mergeFacts(facts, stated, knowledge), ...kept },
    asks: heard.asks.filter((ask) => ask !== 'explanation' && ask !== 'quality'),
    sizing: heard.strongest >= 2 || Object.keys(facts).length > 1,
  }
}

/** Hardly more than a fact: "34B", "in fp8". */
const isBare = (plain: string, stated: Facts): boolean =>
  plain.length <= 30 &&
  !/\b(?:what|why|how|explain|mean|difference)\b/u.test(plain) &&
  Object.keys(stated).some((name) => name !== 'method' && name !== 'engine')

/**
 * What the query before still says. A figure that was held up for judgement is judged once; a new comparison replaces
 * the one before, of which only the first value stays.
 */
function comparable(last: Facts, stated: Facts): Facts {
  const { claimedGB: _, hours: __, tokensPerSecond: ___, ...kept } = last
  if (!Object.values(stated).some((values) => values.length > 1)) return kept
  return Object.fromEntries(Object.entries(kept).map(([name, values]) => [name, values.slice(0, 1)])) as Facts
}

/** "And 60 GB?" after a figure was judged is another figure to judge, not a card. */
function asClaim(plain: string, last: Facts, stated: Facts): Facts {
  if (
    last.claimedGB === undefined ||
    stated.acceleratorMemoryGB === undefined ||
    /card|gpu|vram|graphics|显/u.test(plain)
  )
    return stated
  const { acceleratorMemoryGB, ...rest } = stated
  return { ...rest, claimedGB: acceleratorMemoryGB }
}

function asksFor(
  intent: Understanding['intent'],
  numeric: boolean,
  own: readonly Ask[],
  before: readonly Ask[],
  facts: Facts,
): readonly Ask[] {
  if (intent === 'none') return []
  if (intent === 'concept') return ['explanation']
  if (numeric) return own
  return [...new Set([...(before.length > 0 ? before : guess(facts)), ...own])]
}

function weightOf(named: readonly NamedConcept[]): number {
  const uncommon = named.filter((one) => !one.common).length
  return Math.min(2, uncommon) + Math.min(1, (named.length - uncommon) * 0.5)
}

function decide({ sizing, concept, none }: ReturnType<typeof scoreIntent>): Understanding['intent'] {
  if (sizing >= (none > 1 ? 2.5 : 2) && sizing >= concept && sizing >= none) return 'sizing'
  if (concept >= 1.5 && concept >= none) return 'concept'
  return 'none'
}

/** A sizing text that names no quantity: the facts say what is likely meant. */
function guess(facts: Facts): readonly Ask[] {
  if (facts.hours) return ['hours']
  if (facts.tokensPerSecond) return ['tokensPerSecond']
  if (facts.accelerator ?? facts.accelerators ?? facts.acceleratorMemoryGB) return ['fits']
  return ['memoryGB']
}
