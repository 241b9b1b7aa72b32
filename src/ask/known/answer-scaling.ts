import { round } from '../../amounts/print.ts'
import { estimate } from '../../estimator/estimate.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { cardsFor } from '../size/capacity.ts'
import type { Understanding } from '../understand.ts'
import type { KnownAnswer } from './answer-family.ts'

/** Open models that stand as an example where none is named: they are said to be one. */
const EXAMPLE = { small: 'meta-llama/Meta-Llama-3.1-8B', large: 'meta-llama/Llama-3.3-70B-Instruct' } as const
const CARD_GB = 80
const CHANGES =
  /\b(?:doubl\w*|tripl\w*|twice|halv\w*|half|(?:\d+|2|3)(?: ?x| times)|from|going|increase|extend|more|less|fewer|save[sd]?|reduc\w*|verdoppel\w*|halbier\w*|doble|mitad)\b/u
const OF_CONTEXT = /\b(?:context|ctx|kontext\w*|contexto|contexte|window)\b|上下文/u
const OF_NEED = /\b(?:v?ram|memory|gpus?|cards?|speicher|memoria|mémoire|karten)\b|显存/u
const TIMES: readonly (readonly [RegExp, number])[] = [
  [/\b(?:tripl\w*|3 ?x|3 times)\b/u, 3],
  [/\b(?:4 ?x|4 times|quadrupl\w*)\b/u, 4],
  [/\b(?:10 ?x|10 times|tenfold)\b/u, 10],
]
/** A longer text tells of a case of its own. */
const LONGEST = 140
const OF_SPEED = /\b(?:slow\w*|fast\w*|speed\w*|latency|why)\b/u
const BASE_CONTEXT = 8192

/** What a longer context or fewer bits do to memory, where no model is named: the law, and an example in figures. Undefined for other questions. */
export function answerScaling({ plain, stated, facts }: Understanding, knowledge: Knowledge): KnownAnswer | undefined {
  if ((facts.model ?? facts.paramsB ?? facts.accelerator) !== undefined) return undefined
  if (plain.length > LONGEST || !CHANGES.test(plain) || !OF_NEED.test(plain) || OF_SPEED.test(plain)) return undefined
  if (OF_CONTEXT.test(plain)) return ofContext(plain, stated.contextTokens ?? [], knowledge)
  const bits = stated.quantBits?.filter((one) => one < 16)[0]
  return bits === undefined ? undefined : ofBits(bits, knowledge)
}

function ofContext(plain: string, told: readonly number[], knowledge: Knowledge): KnownAnswer | undefined {
  const [low, high] = told.toSorted((a, b) => a - b)
  const factor = TIMES.find(([is]) => is.test(plain))?.[1] ?? 2
  const from = high === undefined ? (low ?? BASE_CONTEXT) : (low ?? BASE_CONTEXT)
  const to = high ?? from * factor
  const [before, after] = [from, to].map((contextTokens) =>
    estimate({ kind: 'serving-memory', model: EXAMPLE.small, contextTokens }, knowledge),
  )
  if (!before || !after || 'error' in before || 'error' in after) return undefined
  const gib = (answer: typeof before, name: string): string => round(answer.results[name]?.value ?? 0)
  return {
    reply: [
      `The cache of the context (KV cache) grows in proportion: ${round(to / from)} times the tokens take ${round(to / from)} times the cache, for each request that runs at once; the weights stay as they are.`,
      `Example, Llama 3.1 8B in bf16: cache ${gib(before, 'kvCacheGiB')} GiB at ${thousands(from)} tokens, ${gib(after, 'kvCacheGiB')} GiB at ${thousands(to)}; in all ${gib(before, 'totalGiB')} and ${gib(after, 'totalGiB')} GiB for one request.`,
      'Reading a long prompt takes longer, too, more than in proportion. Name your model for its own figures.',
    ].join(' '),
    sources: before.sources.filter((id) => id !== 'assumption').slice(0, 2),
  }
}

function ofBits(bits: number, knowledge: Knowledge): KnownAnswer | undefined {
  const precision = bits <= 4 ? 'int4' : 'int8'
  const [full, packed] = ['bf16', precision].map((format) =>
    estimate({ kind: 'serving-memory', model: EXAMPLE.large, precision: format }, knowledge),
  )
  if (!full || !packed || 'error' in full || 'error' in packed) return undefined
  const [before, after] = [full, packed].map(({ results }) => results.totalGiB?.value ?? 0) as [number, number]
  return {
    reply: [
      `About, for the weights: ${bits} bits take ${bits <= 4 ? 'a little over a quarter' : 'half'} of what 16 take; the cache of the context stays, so all in all it is a little less than that.`,
      `Example, Llama 3.3 70B: ${round(before)} GiB in 16 bits, ${round(after)} GiB in ${bits}; that is ${cardsFor(before, CARD_GB)} and ${cardsFor(after, CARD_GB)} GPUs of ${CARD_GB} GB to hold it.`,
      `A model that fits on one card anyway needs no fewer, and where the load decides the number, speed counts, not memory. ${bits <= 4 ? 'Quality drops a little: test it.' : 'Quality hardly changes.'}`,
    ].join(' '),
    sources: full.sources.filter((id) => id !== 'assumption').slice(0, 2),
  }
}

const thousands = (value: number): string => value.toLocaleString('en-US')
