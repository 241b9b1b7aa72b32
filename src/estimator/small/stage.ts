import { counted, num } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { BadQuery, countOr, optionalNumber, optionalText, type Query } from '../fields.ts'
import type { EstimateOptions, SizeAnswer } from '../query.ts'
import { exactly, inverse, product, type Range, times } from '../range.ts'

/** Answers the query of one stage. */
export type SizeStage = (query: Query, knowledge: Knowledge, options: EstimateOptions) => SizeAnswer

/** One stage of a pipeline as far as the whole needs it; `calls` is how often a case calls it. */
export type Stage = {
  readonly name: string
  readonly calls: number
  readonly latencyMs: Range
  /** Calls a second that one group of machines carries; undefined for a service that somebody else runs. */
  readonly perSecond: Range | undefined
  /** Machines of one group. */
  readonly group: number
  readonly machine: string
  /** Own query of the machine's rent, and the price of a call to a service. */
  readonly usdPerCall: number
  readonly working: readonly string[]
  readonly answer: SizeAnswer | undefined
}

/** What one call of a stage is, where nobody said: one text, half a minute of audio, one page. Assumptions. */
const USUAL_AUDIO = 30

/** Reads and sizes a stage: a query of one of the kinds with `calls`, or a `service` with `usdPerCall` and `latencyMs`. */
export function stageOf(
  given: unknown,
  index: number,
  size: SizeStage,
  knowledge: Knowledge,
  options: EstimateOptions,
): Stage {
  const field = `stages[${index}]`
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new BadQuery('bad-stage', 'stages', `${field} must be a query such as {"kind": "encoder-speed", ...}.`)
  const query = given as Query
  const kind = optionalText(query, 'kind')
  const base = {
    name: optionalText(query, 'name') ?? kind ?? field,
    calls: optionalNumber(query, 'calls', { max: 1e6 }) ?? 1,
  }
  if (kind === 'service') {
    const latencyMs = exactly(optionalNumber(query, 'latencyMs', { max: 1e8 }) ?? 500)
    const usdPerCall = optionalNumber(query, 'usdPerCall', { max: 1e6 }) ?? 0
    return {
      ...base,
      latencyMs,
      perSecond: undefined,
      group: 0,
      machine: 'a service',
      usdPerCall,
      working: [],
      answer: undefined,
    }
  }
  const { calls: _calls, name: _name, texts: _texts, audioSeconds: _audio, pages: _pages, ...own } = query
  const answer = size(own, knowledge, options)
  const machine = `${String(answer.query.accelerator ?? '')}`
  const more = { ...base, machine, usdPerCall: 0, working: answer.working, answer }
  const rate = (name: string): Range => {
    const found = answer.results[name]
    if (found === undefined) throw new BadQuery('bad-stage', 'stages', `${field} gives no ${name}.`)
    return found
  }
  if (kind === 'encoder-speed') {
    const texts = countOr(query, 'texts', 1)
    const perSecond = times(rate('textsPerSecond'), 1 / texts)
    return { ...more, latencyMs: times(inverse(rate('textsPerSecond')), 1000 * texts), perSecond, group: 1 }
  }
  if (kind === 'speech') {
    const seconds = optionalNumber(query, 'audioSeconds', { max: 1e6 }) ?? USUAL_AUDIO
    const each = times(inverse(rate('audioSecondsPerSecond')), seconds)
    return { ...more, latencyMs: times(each, 1000), perSecond: inverse(each), group: 1 }
  }
  if (kind === 'document') {
    const pages = countOr(query, 'pages', 1)
    const each = times(inverse(rate('pagesPerSecond')), pages)
    return { ...more, latencyMs: times(each, 1000), perSecond: inverse(each), group: 1 }
  }
  if (kind === 'serving-speed') {
    const output = Number(answer.query.outputTokens)
    const answerMs = times(rate('timePerOutputTokenMs'), output)
    const first = rate('timeToFirstTokenMs')
    const latencyMs = {
      value: first.value + answerMs.value,
      low: first.low + answerMs.low,
      high: first.high + answerMs.high,
    }
    const perSecond = times(rate('outputTokensPerSecond'), 1 / output)
    return { ...more, latencyMs, perSecond, group: countOr(query, 'accelerators', 1) }
  }
  throw new BadQuery(
    'bad-stage',
    'stages',
    `${field}: kind must be encoder-speed, speech, document, serving-speed or service.`,
  )
}

/** Groups of machines that carry a load, with what is left of the range. */
export function groupsFor(stage: Stage, perSecond: number): Range | undefined {
  const carries = stage.perSecond
  if (carries === undefined) return undefined
  const needed = (each: number): number => Math.max(1, Math.ceil((perSecond * stage.calls) / each))
  return { value: needed(carries.value), low: needed(carries.high), high: needed(carries.low) }
}

/** `re-rank: 4 calls x 12 ms = 48 ms`. */
export const latencyLine = (stage: Stage, total: Range): string =>
  `${stage.name}: ${counted(stage.calls, 'call')} x ${num(stage.latencyMs.value)} ms = ${num(total.value)} ms`

/** The latency of a stage in one case: its calls one after the other. */
export const stageLatency = (stage: Stage): Range => product(stage.latencyMs, exactly(stage.calls))
