import { round } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { AskQuery } from '../ask-result.ts'

/** A small and a large model of one vendor, where none was named; their prices are of the records. */
const EXAMPLES = ['gpt-5.4-mini', 'gpt-5.4'] as const
/** A request as the estimator takes it (assumption). */
const REQUEST = { promptTokens: 500, outputTokens: 200, requestsPerDay: 10_000 } as const
const DAYS_A_MONTH = 30.4

/** True where the bill of a hosted service is asked for and no model whose price or size is known was named. */
export const asksForApiBill = (query: AskQuery, known: boolean): boolean =>
  query.kind === 'serving-cost' &&
  query.place === 'api' &&
  query.method === undefined &&
  !known &&
  query.accelerator === undefined &&
  query.budgetUsd === undefined

/** What a load costs by API: for a thousand requests and a month, with a small and a large model. */
export function apiBill(
  query: AskQuery,
  { prices }: Knowledge,
): { readonly reply: string; readonly sources: readonly string[]; readonly missing: readonly string[] } {
  const of = (name: keyof typeof REQUEST): number => (typeof query[name] === 'number' ? query[name] : REQUEST[name])
  const [input, output, daily] = [of('promptTokens'), of('outputTokens'), of('requestsPerDay')]
  const priced = EXAMPLES.flatMap((name) => prices.find(({ model }) => model === name) ?? [])
  const lines = priced.map(({ model, inputUsdPerM, outputUsdPerM }) => {
    const each = (input * inputUsdPerM + output * outputUsdPerM) / 1e6
    return `${model} $${round(each * 1000)} for 1,000 requests, $${round(each * daily * DAYS_A_MONTH)} a month`
  })
  const dates = [...new Set(priced.map(({ date }) => date))]
  return {
    reply: [
      `By API at ${daily.toLocaleString('en-US')} requests a day: ${lines.join('; ')}.`,
      `Assumed: ${input} tokens in and ${output} out per request; list prices of ${dates.join(' and ')}. Twice the text costs twice as much.`,
      query.requestsPerDay === undefined
        ? 'How many requests a day do you expect?'
        : 'Which model is it, and how long are questions and answers?',
    ].join('\n'),
    sources: [...new Set(priced.map(({ source }) => source))],
    missing: ['model'],
  }
}
