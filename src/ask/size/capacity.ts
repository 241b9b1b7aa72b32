import { round } from '../../amounts/print.ts'
import type { SizeAnswer } from '../../estimator/query.ts'
import { findAccelerator } from '../../knowledge/find.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { AskQuery } from '../ask-result.ts'

/** Part of a card's memory that a program can use: the rest is the driver's and fragments. The estimator's own share. */
const USABLE = 0.95
const GB = 1e9 / 2 ** 30

export type Hardware = { readonly gib: number; readonly name: string; readonly count: number; readonly stated: boolean }

/** A card's name for a reader; the key itself where the facts have no such card. */
export const cardTitle = (knowledge: Knowledge, key: string): string => findAccelerator(knowledge, key)?.name ?? key

const first = (value: AskQuery[string] | undefined) => (Array.isArray(value) ? value[0] : value)

/** The memory that the text says is there. Undefined when it says nothing. */
export function hardwareOf(query: AskQuery, knowledge: Knowledge, accelerator?: string): Hardware | undefined {
  const count = Number(first(query.accelerators) ?? 1)
  const name = accelerator ?? first(query.accelerator)
  const known = typeof name === 'string' ? findAccelerator(knowledge, name) : undefined
  // Cards are sold in decimal or binary gigabytes alike; the marketing figure is close to GiB.
  if (known)
    return {
      gib: known.memoryGb * USABLE,
      name: count > 1 ? `${count} x ${known.name}` : known.name,
      count,
      stated: true,
    }
  const memory = first(query.acceleratorMemoryGB)
  if (typeof memory === 'number')
    return { gib: memory * USABLE, name: count > 1 ? `${count} x ${memory} GB` : `${memory} GB`, count, stated: true }
  const system = first(query.systemMemoryGB)
  if (typeof system === 'number')
    return {
      gib: system * 0.75 * GB,
      name: `${system} GB of main memory (slow: it is not a graphics card's)`,
      count: 1,
      stated: true,
    }
  return undefined
}

/** Whether a need fits: yes when even the high end does, no when not even the low end does. */
export function verdict(
  need: { readonly low: number; readonly value: number; readonly high: number },
  room: number,
  name: string,
): string {
  const usable = `${round(room)} GiB usable on ${name}`
  if (need.high <= room) return `Yes, it fits: ${usable}.`
  if (need.value <= room) return `Likely yes, but it is tight: ${usable}.`
  if (need.low <= room) return `Probably not: it needs more than the ${usable} unless you reduce what it needs.`
  return `No: that is more than the ${usable}.`
}

/** The longest context and the most requests at once that fit beside the weights, from a serving-memory answer. */
export function limits(
  answer: SizeAnswer,
  room: number,
): { readonly tokens: number; readonly requests: number } | undefined {
  const { breakdown, query } = answer
  const tokens = Number(query.contextTokens)
  const requests = Number(query.concurrency)
  const cache = breakdown.kvCacheGiB ?? 0
  const left = room - (breakdown.weightsGiB ?? 0) - (breakdown.buffersGiB ?? 0) - (breakdown.overheadGiB ?? 0)
  if (!(cache > 0) || !(tokens > 0)) return undefined
  const perToken = cache / tokens / requests
  return {
    tokens: Math.max(0, Math.floor(left / perToken / requests)),
    requests: Math.max(0, Math.floor(left / perToken / tokens)),
  }
}

/** How many cards of a size hold a need. */
export const cardsFor = (gib: number, cardGb: number): number => Math.max(1, Math.ceil(gib / (cardGb * USABLE)))
