import type { AskContext } from './ask-result.ts'
import { asCount } from './bare-count.ts'
import type { FactName, Facts } from './facts.ts'
import { factsOf, followsUp, followUpAsks } from './follow-up.ts'
import { type Form, formOf } from './intent/form.ts'
import { mergeFacts } from './merge-facts.ts'
import { type Ask, type Marks, readAsks } from './read/asks.ts'
import { normalise } from './read/normalise.ts'
import { readFacts } from './read/read-facts.ts'
import { relativeChange } from './relative-change.ts'

/**
 * A text's facts with those of its thread. `sizing`: the thread was about sizing; `form`: whether what was said before asks;
 * `follows`: the text changes the thread's last query.
 */
export type InThread = {
  readonly facts: Facts
  readonly asks: readonly Ask[]
  readonly sizing: boolean
  readonly form: Form | undefined
  /** The text states what was asked for before: it answers. */
  readonly answers: boolean
  readonly follows: boolean
}

/** What the thread adds: the query that a follow-up changes, or the facts of the words before. */
export function inThread(plain: string, stated: Facts, marks: Marks, context: AskContext): InThread {
  const { knowledge, lastQuery, said } = context
  if (lastQuery && followsUp(plain, stated, marks)) {
    const last = factsOf(lastQuery)
    const meant = asClaim(plain, last, asCount(plain, last, relativeChange(plain, last, stated)))
    return {
      facts: mergeFacts(comparable(last, stated), beside(plain, last, meant), knowledge),
      asks: followUpAsks(plain, stated, lastQuery, marks),
      sizing: true,
      form: undefined,
      answers: false,
      follows: true,
    }
  }
  if (said === undefined)
    return { facts: stated, asks: [], sizing: false, form: undefined, answers: false, follows: false }
  const facts = readFacts(said, knowledge)
  const before = normalise(said)
  const heard = readAsks(before, knowledge)
  // The card that was talked about stays the card, even when a memory size is said beside it.
  const kept =
    facts.accelerator !== undefined && stated.accelerator === undefined ? { accelerator: facts.accelerator } : {}
  return {
    facts: { ...mergeFacts(facts, stated, knowledge), ...kept },
    asks: heard.asks.filter((ask) => ask !== 'explanation' && ask !== 'quality'),
    sizing: heard.strongest >= 2 || Object.keys(facts).length > 1,
    form: formOf(before),
    answers: heard.asks.some((ask) => ANSWERED_BY[ask]?.some((name) => stated[name] !== undefined) === true),
    follows: false,
  }
}

/** The facts that answer an ask. */
const ANSWERED_BY: Readonly<Partial<Record<Ask, readonly FactName[]>>> = {
  memoryGB: ['claimedGB', 'acceleratorMemoryGB', 'systemMemoryGB'],
  gpuCount: ['accelerators', 'accelerator'],
  gpu: ['accelerator'],
  hours: ['hours'],
  usd: ['budgetUsd', 'usdPerHour'],
  tokensPerSecond: ['tokensPerSecond', 'hours'],
  latency: ['hours'],
  tokens: ['tokensB', 'examples'],
  examples: ['examples'],
  contextTokens: ['contextTokens'],
  concurrency: ['concurrency'],
  diskGB: ['diskGB', 'claimedGB'],
}

/** Hardly more than a fact: "34B", "in fp8"; behind a question that was `asked`, "LoRA or full" too. */
export const isBare = (plain: string, stated: Facts, asked: boolean): boolean =>
  plain.length + 2 * (plain.match(/\p{Script=Han}/gu)?.length ?? 0) <= 30 &&
  !/\b(?:what|why|how|explain|mean|difference|yes|yeah|no|is|was|were|has|have|uses|takes|took|needs|requires|runs)\b/u.test(
    plain,
  ) &&
  Object.keys(stated).some((name) => name !== 'engine' && name !== 'place' && (name !== 'method' || asked))

/**
 * What the query before still says. A figure that was held up for judgement is judged once; a new comparison replaces
 * the one before, of which only the first value stays.
 */
function comparable(last: Facts, stated: Facts): Facts {
  const { claimedGB: _, hours: __, tokensPerSecond: ___, ...kept } = last
  if (!Object.values(stated).some((values) => values.length > 1)) return kept
  return Object.fromEntries(Object.entries(kept).map(([name, values]) => [name, values.slice(0, 1)])) as Facts
}

const SIDES = ['accelerator', 'paramsB', 'quantBits', 'contextTokens', 'method'] as const

/** "Compare with an H100": what is named stands beside what was named before. */
function beside(plain: string, last: Facts, stated: Facts): Facts {
  if (!/\bcompar\w+|\bversus\b|\bvs\b|\bagainst\b|对比|vergl/u.test(plain)) return stated
  const both = SIDES.flatMap((name) => {
    const [before, now] = [last[name], stated[name]]
    return before?.length === 1 && now?.length === 1 ? [[name, [...before, ...now]]] : []
  })
  return { ...stated, ...(Object.fromEntries(both) as Facts) }
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
