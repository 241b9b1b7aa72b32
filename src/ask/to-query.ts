import type { AskQuery } from './ask-result.ts'
import type { Facts, Method } from './facts.ts'
import type { Ask } from './read/asks.ts'

const TRAINING: ReadonlySet<Method> = new Set([
  'full',
  'lora',
  'qlora',
  'finetune',
  'pretrain',
  'rl',
  'grpo',
  'ppo',
  'dpo',
  'rlhf',
])

/** Which calculation answers: from what is asked first, then from the method. */
function kindOf(asks: readonly Ask[], facts: Facts): string {
  const method = facts.method?.[0]
  const training = method !== undefined && TRAINING.has(method)
  if (facts.vectors ?? facts.documents ?? facts.dimensions ?? facts.index) return 'vector-index'
  // "What can we pre-train for $2 million?": the budget gives the model and its data.
  if (facts.budgetUsd && method === 'pretrain' && !(facts.paramsB ?? facts.model ?? facts.tokensB ?? facts.examples))
    return 'data-size'
  // "How many cards for 2T tokens in a month?": a deadline turns card-hours into cards.
  if (asks.includes('gpuCount') && facts.hours && (facts.tokensB ?? facts.examples)) return 'training-compute'
  if (!training && isLoad(asks, facts)) return 'serving-cost'
  for (const ask of asks) {
    if (ask === 'tokens' || ask === 'examples') return 'data-size'
    if (ask === 'flops' || ask === 'mfu') return 'training-compute'
    if (ask === 'diskGB') return 'checkpoint'
    if (ask === 'kWh') return 'training-compute'
    if (ask === 'concurrency') return training ? 'training-memory' : 'serving-memory'
    if (ask === 'tokensPerSecond' || ask === 'latency') return training ? 'training-compute' : 'serving-speed'
    if (ask === 'hours') return training || method === undefined ? 'training-compute' : 'serving-speed'
    if (ask === 'usd') return training ? 'training-compute' : 'serving-cost'
    if (ask === 'memoryGB' || ask === 'fits' || ask === 'gpuCount' || ask === 'gpu')
      return training ? 'training-memory' : 'serving-memory'
    if (ask === 'contextTokens') return training ? 'training-memory' : 'serving-memory'
  }
  return training ? 'training-memory' : 'serving-memory'
}

/** A load decides how many machines it takes; whether something fits on a machine that nobody named is a question of memory. */
function isLoad(asks: readonly Ask[], facts: Facts): boolean {
  if (facts.requestsPerDay === undefined && facts.batchItems === undefined) return false
  const machine = facts.accelerator ?? facts.accelerators
  return (
    asks.some((ask) => ask === 'gpuCount' || ask === 'gpu' || (ask === 'fits' && machine !== undefined)) ||
    (facts.batchItems !== undefined && asks.some((ask) => ask === 'hours' || ask === 'usd'))
  )
}

/** The query as the JSON contract has it: a single value where one was said, a list where several were; `asks` for follow-ups. */
export function toQuery(asks: readonly Ask[], facts: Facts): AskQuery {
  const query: Record<string, AskQuery[string]> = { kind: kindOf(asks, facts), asks }
  const compared = (facts.method ?? []).filter((method) => method === 'full' || method === 'lora' || method === 'qlora')
  if (compared.length > 1) query.methods = compared
  for (const [name, values] of Object.entries(facts) as [keyof Facts, readonly (string | number)[]][]) {
    const first = values[0]
    if (first === undefined) continue
    query[name] = name === 'method' || values.length === 1 ? first : values
  }
  if (query.method === undefined && asks.includes('examples')) query.method = 'finetune'
  return query as AskQuery
}
