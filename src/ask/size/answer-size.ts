import { currencyOf, rateNote } from '../../amounts/currency.ts'
import type { SizeAnswer } from '../../estimator/query.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { AskQuery } from '../ask-result.ts'
import type { Ask } from '../read/asks.ts'
import { answerCase, type Done } from './answer-case.ts'
import { apiBill, asksForApiBill } from './api-bill.ts'
import { hardwareOf } from './capacity.ts'
import { asksForCards, cardsReply, rentLine } from './cards.ts'
import { asksForLabels, labelsReply } from './labels.ts'
import { largestLine } from './largest.ts'
import { asksForLoadCards, loadCards } from './load-cards.ts'
import { ownRateLine } from './own-rate.ts'
import { sanityLine } from './sanity.ts'
import { type Case, sizeQueries } from './size-queries.ts'

export type Sized = {
  readonly reply: string
  readonly missing: readonly string[]
  readonly sources: readonly string[]
  readonly answers: readonly SizeAnswer[]
}

/** Sizes shown for scale when no model is named. */
const SCALE_B = [8, 70]
const MAX_ASSUMPTIONS = 3

const QUESTIONS: Readonly<Record<string, string>> = {
  model: 'Which model is it, or how many billion parameters?',
  examples: 'How many training examples do you have?',
  tokensB: 'How many tokens would you train on?',
  accelerator: 'Which GPU would it run on?',
  acceleratorMemoryGB: 'How much memory does that GPU have?',
  requestsPerDay: 'How many requests a day do you expect?',
  vectors: 'How many vectors would it hold?',
  dimensions: 'How many dimensions does each vector have?',
}

/**
 * Answers an understood sizing question with the estimator: each compared thing on its line, whether it fits, a figure of
 * the speaker's own judged, what was assumed, at most one question, and the sources. Never throws.
 */
export function answerSize(query: AskQuery, asks: readonly Ask[], knowledge: Knowledge): Sized {
  if (asksForCards(query, knowledge)) {
    const { reply, sources } = cardsReply(query, knowledge)
    return { reply: `${reply}\n${sourceLine(sources, knowledge)}`, sources, missing: [], answers: [] }
  }
  if (asksForLabels(query, asks)) return { ...labelsReply(query), missing: [], answers: [] }
  const needsModel = query.kind !== 'vector-index' && !(query.kind === 'data-size' && query.budgetUsd !== undefined)
  const known = query.paramsB !== undefined || knowsModel(query, knowledge)
  if (asksForApiBill(query, known)) {
    const bill = apiBill(query, knowledge)
    return { ...bill, reply: `${bill.reply}\n${sourceLine(bill.sources, knowledge)}`, answers: [] }
  }
  const loaded = asksForLoadCards(query, asks) ? loadCards(query, asks, known, knowledge) : undefined
  if (loaded) return worded(loaded, known ? [] : ['model'], query, knowledge)
  const scales = needsModel && !known ? SCALE_B : [undefined]
  const cases = sizeQueries(query, asks)
  const largest = known ? undefined : largestOn(query, cases, knowledge)
  const asked = largest === undefined ? cases : cases.slice(0, 1)
  const done = scales.flatMap((scaleB) => asked.map((one) => answerCase(one, query, asks, knowledge, scaleB)))
  const [only] = done
  if (only && 'answer' in only && done.length === 1) done.push(...inFourBits(cases, only, query, asks, knowledge))
  const good = done.filter((one) => 'answer' in one)
  const fault = done.find((one) => 'fault' in one)
  const missing = [...new Set(done.flatMap((one) => one.missing))].sort(
    (a, b) => Number(b === 'model') - Number(a === 'model'),
  )
  if (good.length === 0)
    return { reply: fault && 'fault' in fault ? fault.fault : '', missing, sources: [], answers: [] }
  const sources = [...new Set(good.flatMap((one) => one.answer.sources))].filter((id) => id !== 'assumption')
  const lines = [
    ...(largest === undefined ? new Set(good.map((one) => one.line)) : [largest]),
    good[0] && good.length === 1 && missing[0] !== 'model' ? sanityLine(query, good[0].answer) : '',
    good[0] && good.length === 1 ? ownRateLine(query, good[0].answer) : '',
    Array.isArray(query.accelerator)
      ? rentLine(
          good.map((one) => one.answer),
          knowledge,
        )
      : '',
    assumed([...converted(query, knowledge), ...good.flatMap((one) => one.assumed)], good[0]?.answer),
    QUESTIONS[missing[0] ?? ''] ?? '',
    sourceLine(sources, knowledge),
  ]
  return {
    reply: lines.filter((line) => line !== '').join('\n'),
    missing,
    sources,
    answers: good.map((one) => one.answer),
  }
}

/** A load's cards with what they rest on. */
function worded(
  { lines, assumed: own, answers }: NonNullable<ReturnType<typeof loadCards>>,
  missing: readonly string[],
  query: AskQuery,
  knowledge: Knowledge,
): Sized {
  const sources = [...new Set(answers.flatMap((answer) => answer.sources))].filter((id) => id !== 'assumption')
  return {
    reply: [
      ...lines,
      assumed([...converted(query, knowledge), ...own], answers[0] && withoutPrices(answers[0])),
      sourceLine(sources, knowledge),
    ].join('\n'),
    missing,
    sources,
    answers,
  }
}

/** Where machines are counted, the day of a price is no assumption. */
const withoutPrices = (answer: SizeAnswer): SizeAnswer => ({
  ...answer,
  assumed: answer.assumed.filter(({ text }) => !/^The (?:price|rent|purchase price) of/u.test(text)),
})

/** With hardware and no model, the largest that fit say more than examples. */
function largestOn(query: AskQuery, cases: readonly Case[], knowledge: Knowledge): string | undefined {
  if (query.kind !== 'serving-memory' && query.kind !== 'training-memory') return undefined
  if (query.claimedGB !== undefined) return undefined
  const hardware = hardwareOf(query, knowledge)
  return hardware && largestLine(query, cases, hardware, knowledge)
}

/** What does not fit as it was published is run in four bits: shown where no width was named. */
function inFourBits(
  cases: readonly Case[],
  { answer, fits }: Extract<Done, { readonly answer: SizeAnswer }>,
  query: AskQuery,
  asks: readonly Ask[],
  knowledge: Knowledge,
): readonly Done[] {
  const one = cases[0]
  if (!one || fits !== false || query.precision !== undefined || query.quantBits !== undefined) return []
  // The same of an adapter: its base in four bits is QLoRA.
  if (answer.query.kind === 'training-memory' && one.method === 'lora')
    return [
      answerCase({ query: { ...one.query, method: 'qlora' }, method: 'qlora' }, query, asks, knowledge, undefined),
    ]
  if (answer.query.kind !== 'serving-memory') return []
  return [answerCase({ ...one, query: { ...one.query, precision: 'int4' } }, query, asks, knowledge, undefined)]
}

/** That money was said in another currency has to be seen, whatever else is assumed. */
const converted = (query: AskQuery, knowledge: Knowledge): readonly string[] =>
  [query.currency ?? []].flat().map((code) => rateNote(currencyOf(knowledge.currencies, String(code))))

const knowsModel = (query: AskQuery, knowledge: Knowledge): boolean => {
  const names = Array.isArray(query.model) ? query.model : [query.model]
  return names.some(
    (name) =>
      typeof name === 'string' &&
      (knowledge.models.some((model) => model.name === name) ||
        (query.kind === 'serving-cost' && knowledge.prices.some((price) => price.model === name))),
  )
}

/** The estimator's assumptions in a few words, as far as a chat message has room for them. */
function assumed(own: readonly string[], answer: SizeAnswer | undefined): string {
  const given = (answer?.assumed ?? []).map(({ short }) => (short.length <= 110 ? short : ''))
  const all = [...new Set([...own, ...given].map((text) => text.replace(/\.$/u, '')))]
    .filter((text) => text !== '')
    .slice(0, MAX_ASSUMPTIONS)
  return `Assumed: ${all.length === 0 ? 'usual settings' : all.join('; ')}.`
}

/** Titles of at most two sources. */
function sourceLine(ids: readonly string[], knowledge: Knowledge): string {
  const titles = ids.slice(0, 2).flatMap((id) => knowledge.sources.find((source) => source.id === id)?.title ?? [])
  return titles.length === 0 ? '' : `Source${titles.length > 1 ? 's' : ''}: ${titles.join('; ')}.`
}
