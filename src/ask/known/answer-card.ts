import { dollars, round } from '../../amounts/print.ts'
import { purchaseOf, rentOf } from '../../estimator/money.ts'
import { findAccelerator } from '../../knowledge/find.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Understanding } from '../understand.ts'
import type { KnownAnswer } from './answer-family.ts'

/** Asks what a card is or has, not what runs on it. */
const OF_CARD: readonly RegExp[] = [
  /\bwhat(?:'s| is| are) (?:an? |the )?(?:nvidia |amd )?\S+(?: \S+)?\s*\??$/u,
  /\b(?:what is|what's|explain|tell me about)\b.{0,30}\b(?:and|card)\b/u,
  /\bhow (?:much|many) (?:v?ram|memory|gb|gigabytes)\b.{0,20}\b(?:does|do|has|have|is (?:on|in))\b/u,
  /\bmemory (?:of|size of|on) (?:an? |the )?\S+\s*\??$/u,
  /\bhow (?:fast|strong) is (?:an? |the )?\S+\s*\??$/u,
]
/** Facts that make it a question about a workload. */
const WORK = ['model', 'paramsB', 'method', 'tokensB', 'examples', 'vectors', 'concurrency', 'quantBits'] as const

/** A card's own record: memory, speed, power, rent and price with their dates. Undefined for any other question. */
export function answerCard({ plain, stated }: Understanding, knowledge: Knowledge): KnownAnswer | undefined {
  const [key, ...others] = (stated.accelerator ?? []).map(String)
  if (key === undefined || others.length > 0 || Number(stated.accelerators?.[0] ?? 1) > 1) return undefined
  if (!OF_CARD.some((is) => is.test(plain)) || WORK.some((fact) => stated[fact] !== undefined)) return undefined
  const card = findAccelerator(knowledge, key)
  if (!card) return undefined
  const [rent, price] = [rentOf(card), purchaseOf(card)]
  const power = card.tdpWatts ? `, ${card.tdpWatts} W` : ''
  return {
    reply: [
      `${card.name}: ${card.memoryGb} GB of memory at ${round(card.bandwidthGbs)} GB/s, ${round(card.bf16Tflops ?? 0)} Tflop/s in bf16${power}; released ${card.released ?? 'on an unknown date'}.`,
      rent ? `Rent ${dollars({ ...rent.range, unit: 'USD' })} an hour (${rent.date}).` : 'No rental price is known.',
      price ? `To buy ${dollars({ ...price.range, unit: 'USD' })} (${price.date}).` : '',
    ]
      .filter((line) => line !== '')
      .join(' '),
    sources: [...new Set([card.source, ...(rent?.sources ?? [])])],
  }
}
