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
const A_PERIOD = /\b(?:for|per|an?|one|each|every|whole) (day|week|month|year)\b|\b(month)ly\b/u
const HOURS: Readonly<Record<string, number>> = { day: 24, week: 168, month: 730, year: 8760 }
/** "One gpu": what it draws is shown for a small and a large one. */
const ANY_CARD = /\b(?:gpus?|graphics cards?)\b/u
const EXAMPLES = ['l40s', 'h100-sxm'] as const

/** A card's or a box's own record: memory, speed, power, rent and price with their dates. Undefined for any other question. */
export function answerCard(read: Understanding, knowledge: Knowledge): KnownAnswer | undefined {
  const { plain, stated, facts, asks } = read
  // "And 4 of them for a week?"
  const again = stated.accelerator === undefined && stated.accelerators !== undefined && periodOf(plain) > 0
  const [key, ...others] = (again ? (facts.accelerator ?? []) : (stated.accelerator ?? [])).map(String)
  if (WORK.some((fact) => stated[fact] !== undefined)) return undefined
  // "Server" and "running" alone are no workload.
  if (stated.method?.some((method) => method !== 'inference')) return undefined
  const wanted = aspectsOf(plain, knowledge.cardAspects)
  if (key === undefined)
    return wanted.has('power') && ANY_CARD.test(plain) && periodOf(plain) > 0 && !RUNS.test(plain)
      ? powerOfExamples(Number(stated.accelerators?.[0] ?? 1), plain, knowledge)
      : undefined
  const card = findAccelerator(knowledge, key)
  const count = Number(stated.accelerators?.[0] ?? (EIGHT.test(plain) ? 8 : 1))
  const told = Number(stated.hours?.[0] ?? 0)
  const hours = told > 0 ? told : periodOf(plain)
  if (!card || others.length > 0) return undefined
  if (wanted.has('power') && !RUNS.test(plain)) return sized(powerBill(card, count, told, plain, knowledge))
  if ((wanted.has('price') || (again && asks.includes('usd'))) && (count > 1 || hours > 0) && !RUNS.test(plain))
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

function periodOf(plain: string): number {
  const [, named, adverb] = A_PERIOD.exec(plain) ?? []
  return HOURS[named ?? adverb ?? ''] ?? 0
}

/** Where no card is named. */
function powerOfExamples(count: number, plain: string, knowledge: Knowledge): KnownAnswer | undefined {
  const bills = EXAMPLES.flatMap((key) => {
    const card = findAccelerator(knowledge, key)
    const bill = card && powerBill(card, count, 0, plain, knowledge)
    return bill ?? []
  })
  if (bills.length === 0) return undefined
  return {
    reply: ['You named no card; a small and a large one:', ...bills.map(({ reply }) => reply)].join('\n'),
    sources: [...new Set(bills.flatMap(({ sources }) => sources))],
    sized: true,
  }
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
