import { publishedRun } from '../../estimator/training/published-run.ts'
import { findAccelerator } from '../../knowledge/find.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { AskQuery } from '../ask-result.ts'
import type { Ask } from '../read/asks.ts'
import type { Case } from './size-queries.ts'

/** A query that can be estimated, with what had to be supposed and what had better be asked. */
export type Completed = {
  readonly query: Case['query']
  readonly assumed: readonly string[]
  readonly missing: readonly string[]
}

const REQUEST_TOKENS = 700
/** The usual size of an open model that a vendor's small one is compared with. */
const OWN_B = 8

/** Supposes what the text left open, in the way that answers most people, and says so. `scaleB` stands in for an unnamed model. */
export function completeQuery(
  one: Case,
  understood: AskQuery,
  asks: readonly Ask[],
  knowledge: Knowledge,
  scaleB: number | undefined,
): Completed {
  const query: Record<string, string | number | boolean> = { ...one.query }
  const assumed: string[] = []
  const missing: string[] = []
  const suppose = (field: string, value: string | number, words: string, ask = true) => {
    query[field] = value
    assumed.push(words)
    if (ask) missing.push(field)
  }
  const kind = one.query.kind
  const needsModel = kind !== 'vector-index' && !(kind === 'data-size' && query.budgetUsd !== undefined)
  if (needsModel && query.paramsB === undefined && scaleB !== undefined) {
    delete query.model
    query.paramsB = scaleB
    missing.push('model')
  }
  if (typeof query.accelerator === 'string' && !findAccelerator(knowledge, query.accelerator)) {
    assumed.push(`I have no data on ${query.accelerator}.`)
    delete query.accelerator
    missing.push('acceleratorMemoryGB')
  }
  if (
    (kind === 'training-memory' || kind === 'serving-memory') &&
    query.accelerator === undefined &&
    missing.length === 0
  )
    query.accelerator = cardOf(understood) ?? ''
  if (query.accelerator === '') delete query.accelerator
  if (kind === 'training-compute') training()
  if (kind === 'serving-speed') speed()
  if (kind === 'serving-cost') cost()
  if (kind === 'vector-index') index()
  if (understood.method !== undefined && /^(?:rl|grpo|ppo|dpo|rlhf)$/u.test(String(understood.method)))
    assumed.push('Reinforcement learning holds up to four models at once; this counts the one that is trained.')
  return { query, assumed, missing }

  function training(): void {
    // The case's own method says how memory is counted; pre-training counts as "full" there.
    const tuning = understood.method !== undefined && understood.method !== 'pretrain'
    // A model whose own training was published is answered from that, with its tokens and its cards.
    const known = typeof query.model === 'string' && publishedRun(knowledge, query.model) !== undefined
    if (!tuning && known && query.tokensB === undefined && query.accelerator === undefined) return
    if (query.tokensB === undefined && query.examples === undefined) {
      if (tuning) suppose('examples', 10_000, '10,000 examples of about 500 tokens')
      else if (typeof query.paramsB === 'number')
        suppose(
          'tokensB',
          Number((20 * query.paramsB).toPrecision(3)),
          typeof query.model === 'string'
            ? 'a rule of 20 tokens per parameter; how many it really saw is not in my table, so this is not what it cost'
            : '20 tokens for each parameter',
        )
    }
    if (query.accelerator === undefined)
      suppose(
        'accelerator',
        cardOf(understood) ?? 'h100-sxm',
        cardOf(understood) ? `a GPU like ${cardOf(understood)}` : 'H100 cards',
        cardOf(understood) === undefined,
      )
  }
  function speed(): void {
    if (query.accelerator === undefined)
      suppose(
        'accelerator',
        cardOf(understood) ?? 'rtx4090',
        `a GPU like ${cardOf(understood) ?? 'rtx4090'}`,
        cardOf(understood) === undefined,
      )
    query.accelerators ??= 1
    if (query.concurrency === undefined && !asks.includes('concurrency'))
      suppose('concurrency', 1, 'one request at a time', false)
  }
  function cost(): void {
    const name = query.model
    if (typeof name === 'string' && knowledge.prices.some((price) => price.model === name)) {
      query.api = name
      if (query.paramsB === undefined && !knowledge.models.some((model) => model.name === name)) {
        delete query.model
        query.paramsB = OWN_B
        assumed.push(`your own ${OWN_B}B model next to ${name}`)
      }
    }
    if (
      typeof query.contextTokens === 'number' &&
      query.promptTokens === undefined &&
      query.outputTokens === undefined
    ) {
      const output = Math.round(query.contextTokens / 4)
      Object.assign(query, {
        promptTokens: Math.max(1, query.contextTokens - output),
        outputTokens: Math.max(1, output),
      })
      assumed.push('a quarter of the tokens are the answer')
    }
    const tokens = understood.tokensPerDay
    if (query.requestsPerDay === undefined && typeof tokens === 'number')
      suppose(
        'requestsPerDay',
        Math.max(1, Math.round(tokens / REQUEST_TOKENS)),
        `requests of ${REQUEST_TOKENS} tokens`,
        false,
      )
    else if (query.requestsPerDay === undefined) suppose('requestsPerDay', 10_000, '10,000 requests a day')
  }
  function index(): void {
    if (query.vectors === undefined && query.documents === undefined)
      suppose('vectors', 1_000_000, 'one million vectors')
    if (query.dimensions === undefined) suppose('dimensions', 1024, '1,024 dimensions', query.vectors !== 1_000_000)
  }
}

/** A usual card of the memory size that was said. */
function cardOf(query: AskQuery): string | undefined {
  const memory = Array.isArray(query.acceleratorMemoryGB) ? query.acceleratorMemoryGB[0] : query.acceleratorMemoryGB
  if (typeof memory !== 'number') return undefined
  if (memory <= 16) return 't4'
  return memory <= 24 ? 'rtx4090' : memory <= 48 ? 'l40s' : memory <= 80 ? 'a100-sxm-80' : 'h200-sxm'
}
