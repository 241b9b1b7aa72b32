import { findNumbers } from '../../amounts/find-numbers.ts'
import type { PipelineRow } from '../../solution/pipeline.ts'
import type { Want } from './want.ts'

/** "Within a second", "in ten minutes", "half a minute": the amount and its unit behind a word of limit. */
const LIMIT =
  /\b(?:within|in under|in less than|in at most|in)\s+(?:the \p{L}+['’]s )?(?<amount>[\p{L}\d.,]+(?: an?)?)\s+(?<unit>milliseconds?|ms|seconds?|minutes?)\b/iu
const SECONDS = { m: 0.001, s: 1, M: 60 } as const

/** A told limit of time in seconds, with its words. */
export type Limit = { readonly seconds: number; readonly words: string }

/** The limit of time that a clause names; undefined where it names none, or how long people take with it and took before. Pure. */
export function limitIn(clause: string): Limit | undefined {
  const found = LIMIT.exec(clause)
  const { amount = '', unit = '' } = found?.groups ?? {}
  if (found !== null && BEFORE.test(pieceAt(clause, found.index))) return undefined
  const value = /^an?$/iu.test(amount) ? 1 : /^half an?$/iu.test(amount) ? 0.5 : findNumbers(`${amount} of`)[0]?.value
  if (found === null || value === undefined) return undefined
  const each = /^m(?:s|illi)/iu.test(unit) ? SECONDS.m : /^s/iu.test(unit) ? SECONDS.s : SECONDS.M
  return { seconds: value * each, words: found[0] }
}

/** "In 4 minutes instead of 11": what somebody's work takes, and nothing that an answer must come within. */
const BEFORE = /\binstead of\b|\((?:now|today|so far)\b/iu
/** "92 % within 5 minutes", "7 of 10 within a day": how often it must hold is told as well. */
const HOW_OFTEN = /\d\s?(?:%|per ?cent)|\b\p{L}+ (?:of|in|out of) (?:ten|\d+)\b|\b\d+ (?:of|in|out of) (?:ten|\d+)\b/iu

/** Whether a text tells itself in how many cases its limit of time must hold. Pure. */
export const tellsHowOften = (text: string): boolean => {
  const found = LIMIT.exec(text)
  return found !== null && HOW_OFTEN.test(pieceAt(text, found.index))
}

/** What stands between two stops around a place. */
function pieceAt(text: string, at: number): string {
  const from = Math.max(...[...text.slice(0, at).matchAll(/[,;.:]\s/gu)].map(({ index }) => index + 1), 0)
  const to = text.slice(at).search(/[,;.]\s/u)
  return text.slice(from, to < 0 ? text.length : at + to)
}

/** What the answers about speed allow in all: the exact time, else that of the choice. */
export function answeredLimit({ latency, latency_ms: exact }: Readonly<Record<string, unknown>>): Limit | undefined {
  if (typeof exact === 'number') return { seconds: exact / 1000, words: said(exact / 1000) }
  return ANSWERED[String(latency)]
}
const ANSWERED: Readonly<Record<string, Limit>> = {
  'under-100ms': { seconds: 0.1, words: 'under 100 milliseconds' },
  'sub-second': { seconds: 1, words: 'within a second' },
  seconds: { seconds: 10, words: 'within a few seconds' },
}

/** What the parts take one after another, where that is more than twice a limit: nothing can be planned that keeps it. */
export function tooLate(limit: Limit | undefined, pipeline: readonly PipelineRow[]): string {
  const sum = pipeline.reduce((all, { latencyMs = 0, ahead }) => all + (ahead ? 0 : latencyMs), 0) / 1000
  if (limit === undefined || limit.seconds >= sum * QUICKEST) return ''
  return `In turn the parts take ${said(sum)}; you want an answer ${limit.words}. Time them in the first weeks, leave out what waits longest, or agree on more.`
}

const OFTEN = '95 of 100 real cases hold it (our mark)'

/** What a limit comes to: the parts of the pipeline with a time of their own, added up. What no part tells is timed before the pilot. */
export function limitWant(
  limit: Limit,
  words: string,
  pipeline: readonly PipelineRow[],
  gate: string,
  howOften = OFTEN,
): Want {
  const timed = pipeline.flatMap(({ stage, latencyMs, ahead }) =>
    latencyMs === undefined || ahead ? [] : [{ stage, ms: latencyMs }],
  )
  const sum = timed.reduce((all, { ms }) => all + ms, 0) / 1000
  const row = (state: Want['state'], where: string): Want => ({ kind: 'limit', words, state, where })
  const check = `${gate}: ${howOften}`
  if (timed.length === 0 || sum < limit.seconds / SLOWEST) return row('done', check)
  if (sum <= limit.seconds)
    return row('done', `The parts take about ${said(sum)} in turn${branches(limit, pipeline, sum)}. ${check}`)
  const [longest] = timed.toSorted((a, b) => b.ms - a.ms)
  return row(
    'open',
    `Does not hold as planned: the parts take about ${said(sum)} in turn, ${said(sum - limit.seconds)} too much. Begin with “${longest?.stage}” (${said((longest?.ms ?? 0) / 1000)}), let parts run at the same time, or agree on ${said(sum)}`,
  )
}

/** What cases take that must be made readable first, where that is past the limit: each such branch with its time. */
function branches(limit: Limit, pipeline: readonly PipelineRow[], sum: number): string {
  const longer = pipeline.flatMap(({ stage, latencyMs = 0, ahead }) => {
    const seconds = sum + latencyMs / 1000
    return ahead && seconds > limit.seconds ? [`${said(seconds)} where “${stage}” comes first`] : []
  })
  return longer.length === 0 ? '' : `, ${longer.join(', ')}: there the limit counts once that is done (assumed)`
}

/**
 * What each part may take so that together they keep the limit: less than usual by the same share. Undefined where they keep it anyway,
 * tell nothing of it, or would have to be more than twice as quick. Pure.
 */
export function allowedShare(limit: Limit | undefined, pipeline: readonly PipelineRow[]): number | undefined {
  const sum = pipeline.reduce((all, { latencyMs = 0, ahead }) => all + (ahead ? 0 : latencyMs), 0) / 1000
  const share = limit === undefined || sum === 0 ? 1 : limit.seconds / sum
  return share < 1 && share >= QUICKEST ? share : undefined
}
/** Parts that overlap and stream are at best twice as quick as in turn. (Our judgment.) */
const QUICKEST = 0.5

/** Where the parts take so much less than the limit, they are not what the limit is about. (Our judgment.) */
const SLOWEST = 50
const said = (seconds: number): string =>
  seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${Number(seconds.toFixed(1))} s`
