import { z } from 'zod'
import { currencyOf, inUsd, type Rates } from '../amounts/currency.ts'
import { digitsForWords } from '../amounts/number-words.ts'
import type { AskQuery } from '../ask/ask-result.ts'
import type { Model } from './model.ts'

const KINDS = [
  'training-compute',
  'training-memory',
  'serving-memory',
  'serving-speed',
  'serving-cost',
  'data-size',
  'vector-index',
  'checkpoint',
] as const
const ASKS = [
  'memoryGB',
  'fits',
  'gpuCount',
  'gpu',
  'hours',
  'usd',
  'tokensPerSecond',
  'latency',
  'tokens',
  'examples',
  'contextTokens',
  'concurrency',
  'flops',
  'diskGB',
  'kWh',
] as const
/** Null for what the message does not state; a server that is not held to the schema may also leave it out. */
const count = z.number().positive().max(1e15).nullable().default(null)
const name = z.string().max(60).nullable().default(null)

/** The only thing that the model may say about a question: a query of ours. It is computed by us. */
const querySchema = z.object({
  isSizingQuestion: z.boolean(),
  kind: z.enum(KINDS),
  asks: z.array(z.enum(ASKS)).max(4),
  model: name,
  method: z.enum(['inference', 'full', 'lora', 'qlora', 'pretrain']).nullable().default(null),
  accelerator: name,
  paramsB: count,
  quantBits: z
    .union([z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(8), z.literal(16)])
    .nullable()
    .default(null),
  accelerators: count,
  acceleratorMemoryGB: count,
  contextTokens: count,
  concurrency: count,
  tokensB: count,
  examples: count,
  epochs: count,
  vectors: count,
  dimensions: count,
  requestsPerDay: count,
  budgetUsd: count,
  /** Of budgetUsd, where the message names another one: the model never converts. */
  currency: z.string().length(3).nullable().default(null),
})

const SYSTEM = `You turn a message about the size, cost or speed of language models into a query. Fill in only what the message states; use null for everything else. paramsB and tokensB are in billions. budgetUsd is the amount of money as it is written, currency its code if it is not dollars. Never calculate or guess a number. isSizingQuestion is false for anything that is not about memory, hardware, time, money, speed, data, energy or disk of models.`

/**
 * Has the model read what the parser was unsure about. Gives a query, or undefined when it is no sizing question. Numbers
 * that the message does not state are dropped: the model never brings a number of its own. Throws ModelError.
 */
export async function readQuery(
  model: Model,
  text: string,
  tenant: string,
  now: number,
  rates: Rates,
): Promise<AskQuery | undefined> {
  const reply = await model.ask(
    { name: 'query', system: SYSTEM, text, schema: querySchema, mostTokens: 500 },
    tenant,
    now,
  )
  if (!reply.isSizingQuestion) return undefined
  const { isSizingQuestion: _, kind, asks, currency, ...fields } = reply
  const stated = numbersIn(text)
  const kept = Object.entries(fields).filter(
    ([field, value]) =>
      value !== null &&
      (typeof value === 'string' ? names(text, value) : isStated(value, stated, scalesOf(field, text))),
  )
  return { kind, asks, ...inDollars(Object.fromEntries(kept) as Record<string, string | number>, currency, rates) }
}

/** Money in another currency, converted by us and marked, as the parser does it. */
function inDollars(
  query: Readonly<Record<string, string | number>>,
  code: string | null,
  rates: Rates,
): Readonly<Record<string, string | number>> {
  const currency = code === null ? undefined : currencyOf(rates, code)
  if (currency === undefined || currency.code === 'USD' || typeof query.budgetUsd !== 'number') return query
  return { ...query, budgetUsd: inUsd(query.budgetUsd, currency), currency: currency.code }
}

const METHODS: ReadonlySet<string> = new Set(['inference', 'full', 'lora', 'qlora', 'pretrain'])
const compact = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
/** A name must have been said, at least its first part; a method may be inferred. */
const names = (text: string, value: string): boolean =>
  METHODS.has(value) || compact(text).includes(compact(value.split(/[\s/-]/u).find((part) => part.length > 1) ?? value))

/** What stands for a number besides digits and the words for one to ninety. */
const NUMBER_WORDS: Readonly<Record<string, number>> = {
  a: 1,
  single: 1,
  dual: 2,
  quad: 4,
  hundred: 100,
  thousand: 1000,
  million: 1e6,
}

function numbersIn(text: string): readonly number[] {
  const plain = digitsForWords(text.normalize('NFKC').toLowerCase()).replace(/(?<=\d)[,_](?=\d{3})/gu, '')
  const digits = [...plain.matchAll(/\d+(?:\.\d+)?/gu)].map(([number]) => Number(number))
  return [...digits, ...plain.split(/[^a-z]+/u).flatMap((word) => NUMBER_WORDS[word] ?? [])]
}

/** Counted by hand: nobody writes eight cards as 0.008 thousand. */
const PLAIN: ReadonlySet<string> = new Set(['accelerators', 'acceleratorMemoryGB', 'epochs', 'quantBits'])
/** A k, an M, a B or a T between what is written and what the field counts in; 1,024 for a k of context. */
const THOUSANDS = [1, 1e3, 1e6, 1e9, 1e12, 1024, 1024 ** 2]
/** 万 and 亿, lakh and crore. */
const OTHER_SCALES = [1e4, 1e5, 1e7, 1e8]

function scalesOf(field: string, text: string): readonly number[] {
  if (PLAIN.has(field)) return [1]
  return /[万萬亿億]|lakh|crore/iu.test(text) ? [...THOUSANDS, ...OTHER_SCALES] : THOUSANDS
}

/** The value is a number that the message states, give or take the word for its size. */
function isStated(value: number, stated: readonly number[], scales: readonly number[]): boolean {
  const near = (one: number, other: number) => Math.abs(one - other) <= 1e-9 * Math.max(one, other)
  return stated.some((number) => scales.some((scale) => near(value, number * scale) || near(value * scale, number)))
}
