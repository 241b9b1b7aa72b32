import type { Concept } from '../knowledge/concepts.ts'
import type { AskContext, AskQuery, Confidence } from './ask-result.ts'
import { exactNote } from './concept/exact-note.ts'
import { type NamedConcept, namedConcepts } from './concept/named-concepts.ts'
import type { Facts } from './facts.ts'
import { inThread, isBare } from './in-thread.ts'
import { type IntentScores, scoreIntent } from './intent/score-intent.ts'
import { onlyTold } from './only-told.ts'
import { type Ask, type Marks, readAsks } from './read/asks.ts'
import { normalise } from './read/normalise.ts'
import { MAX_CHARACTERS, readFacts } from './read/read-facts.ts'
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
  readonly marks: Marks
  /** Figures are told, and the sentence that asks wants none. */
  readonly onlyTold: boolean
  /** The note that the text asks for by its very name. */
  readonly exact: Concept | undefined
  /** Notes that the text names. */
  readonly named: readonly NamedConcept[]
}

/** Reads a text. Pure, below two milliseconds, never throws. */
export function understand(text: string, context: AskContext): Understanding {
  const plain = normalise(text.slice(0, MAX_CHARACTERS))
  const stated = readFacts(text, context.knowledge, context.said)
  const marks = readAsks(plain, context.knowledge)
  const named = context.concepts ? namedConcepts(plain, context.concepts) : []
  const before = inThread(plain, stated, marks, context)
  const scores = scoreIntent({
    plain,
    marks,
    stated,
    terms: weightOf(named),
    thread: before,
    bare: isBare(plain, stated, before.sizing),
  })
  // Behind a question about sizes "QLoRA?" changes it.
  const changes = before.sizing && stated.method !== undefined && isBare(plain, stated, true)
  const exact = context.concepts && !changes ? exactNote(plain, context.concepts) : undefined
  // "It got worse after three months, why?" names nothing that could be sized.
  const thin = marks.strongest === 0 && !before.sizing && Object.keys(stated).every((fact) => IN_PASSING.has(fact))
  const intent =
    exact && !context.lastQuery && Object.keys(stated).length <= 1
      ? 'concept'
      : decide(thin ? { ...scores, sizing: 0 } : scores)
  const meant = openAsks(marks, stated, plain)
  const numeric = meant.filter((ask) => ask !== 'explanation' && ask !== 'quality')
  const facts = withIndex(before.facts, named, numeric)
  const asks =
    before.follows && intent === 'sizing' && before.asks.length > 0
      ? before.asks
      : asksFor(intent, numeric.length > 0, meant, before.asks, facts)
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
    marks,
    onlyTold: onlyTold(plain, context.knowledge),
    exact,
    named: exact ? [{ concept: exact, words: exact.title, common: false, at: 0 }] : named,
    query: intent === 'none' || bare ? null : toQuery(asks, facts),
    confidence: intent === 'none' ? 'none' : best - second >= 1.5 ? 'sure' : 'nearly',
  }
}

/** Facts that anything has. */
const IN_PASSING: ReadonlySet<string> = new Set(['hours', 'examples', 'budgetUsd', 'currency', 'epochs'])

const PLAIN: ReadonlySet<Ask> = new Set(['hours', 'usd', 'kWh', 'flops', 'gpuCount', 'mfu', 'tokensPerSecond'])

const LIMIT =
  /\b(?:what|max\w*|longest|long|limit\w*|how|largest|only|more|longer|beyond|exceed\w*|support\w*|reach|extend|increase|larger|try|tried|up to)\b|最|支持|多/u

/** The asks that what is stated leaves open: "how much energy for 20B tokens?" does not ask how many tokens. */
function openAsks({ asks, marks }: Marks, stated: Facts, plain: string): readonly Ask[] {
  const others = asks.some((ask) => PLAIN.has(ask) && (marks[ask] ?? 0) >= 3)
  return asks.filter((ask) => {
    // Rows of an index are no examples to train on.
    if (ask === 'examples' && stated.vectors && !stated.examples) return false
    if (ask === 'tokens' && stated.contextTokens && !/\bhow (?:many|much)|多少/u.test(plain)) return false
    if (ask === 'contextTokens' && stated.contextTokens && !LIMIT.test(plain)) return false
    return !others || !((ask === 'tokens' && stated.tokensB) || (ask === 'examples' && stated.examples))
  })
}

/** "How much memory does a vector index take?" names the thing that is sized. */
function withIndex(facts: Facts, named: readonly NamedConcept[], asks: readonly Ask[]): Facts {
  const other = facts.paramsB ?? facts.model ?? facts.method ?? facts.accelerator ?? facts.index
  const meant = named.some(({ concept }) => concept.id === 'vector-index')
  return meant && other === undefined && asks.some((ask) => OF_INDEX.has(ask)) ? { ...facts, index: ['hnsw'] } : facts
}

const OF_INDEX: ReadonlySet<Ask> = new Set(['memoryGB', 'diskGB', 'usd'])

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
  if (concept >= 1.3 && concept >= none) return 'concept'
  return 'none'
}

/** A sizing text that names no quantity: the facts say what is likely meant. */
function guess(facts: Facts): readonly Ask[] {
  if (facts.hours) return ['hours']
  if (facts.tokensPerSecond) return ['tokensPerSecond']
  if (facts.accelerator ?? facts.accelerators ?? facts.acceleratorMemoryGB) return ['fits']
  return ['memoryGB']
}
