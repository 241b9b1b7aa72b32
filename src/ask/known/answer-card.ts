import { dollars, round } from '../../amounts/print.ts'
import { purchaseOf, rentOf } from '../../estimator/money.ts'
import { findAccelerator } from '../../knowledge/find.ts'
import type { Accelerator, Knowledge } from '../../knowledge/knowledge.ts'
import { cardsReply } from '../size/cards.ts'
import type { Understanding } from '../understand.ts'
import type { KnownAnswer } from './answer-family.ts'
import { aspectsOf } from './aspects.ts'
import { powerBill } from './power-bill.ts'

/** Facts that make it a question about a workload. */
const WORK = [
  'model',
  'paramsB',
  'tokensB',
  'examples',
  'vectors',
  'concurrency',
  'quantBits',
  'requestsPerDay',
  'tokensPerDay',
  'contextTokens',
  'budgetUsd',
] as const
/** Speaks of a thing that runs on it. */
const RUNS =
  /\b(?:models?|llms?|train\w*|fine-?tun\w*|infer\w*|tokens?|fits?|users?|requests?|questions?|queries)\b|模型|训练|モデル/u
/** A machine of eight, by its name. */
const EIGHT = /\b[dh]gx\b/u

/** "For a month" counts nothing that the hours are read from. */
const A_MONTH = /\b(?:for|per|an?|one|each|every) month\b|\bmonthly\b/u
const HOURS_A_MONTH = 730

/** A card's or a box's own record: memory, speed, power, rent and price with their dates. Undefined for any other question. */
export function answerCard({ plain, stated }: Understanding, knowledge: Knowledge): KnownAnswer | undefined {
  const [key, ...others] = (stated.accelerator ?? []).map(String)
  if (key === undefined || WORK.some((fact) => stated[fact] !== undefined)) return undefined
  // "Server" and "running" alone are no workload.
  if (stated.method?.some((method) => method !== 'inference')) return undefined
  const wanted = aspectsOf(plain, knowledge.cardAspects)
  const card = findAccelerator(knowledge, key)
  const count = Number(stated.accelerators?.[0] ?? (EIGHT.test(plain) ? 8 : 1))
  const hours = Number(stated.hours?.[0] ?? (A_MONTH.test(plain) ? HOURS_A_MONTH : 0))
  if (!card || others.length > 0) return undefined
  if (wanted.has('power') && !RUNS.test(plain)) return sized(powerBill(card, count, hours, plain, knowledge))
  if (wanted.has('price') && (count > 1 || hours > 0) && !RUNS.test(plain))
    return sized(
      cardsReply(
        {
          kind: 'serving-cost',
          accelerator: card.key,
          accelerators: count,
          asks: ['usd'],
          ...(hours > 0 && { hours }),
        },
        knowledge,
      ),
    )
  if (count > 1 && !EIGHT.test(plain)) return undefined
  return wanted.has('what') || wanted.has('memory') || wanted.has('speed') ? describe(card) : undefined
}

const sized = (answer: KnownAnswer | undefined): KnownAnswer | undefined => answer && { ...answer, sized: true }

function describe(card: Accelerator): KnownAnswer {
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
