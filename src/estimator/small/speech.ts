import { num } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { assume } from '../assume.ts'
import { finished, newDraft } from '../draft.ts'
import { optionalNumber, type Query } from '../fields.ts'
import type { EstimateOptions, SizeAnswer } from '../query.ts'
import { around, figure, inverse, product, type Range, times } from '../range.ts'
import { noteUnused } from '../unused-fields.ts'
import { hourOf, MACHINE_FIELDS, noteMachine } from './machine.ts'
import { measuredRate } from './measured-rate.ts'
import { noteSmallModel } from './model-size.ts'
import { speechJobOf } from './speech-case.ts'

/** The fields that this kind reads, besides the model's. */
export const SPEECH_FIELDS = [...MACHINE_FIELDS, 'task', 'engine', 'streams']

/** Share of the offline rate that live speech may use, so that nobody waits: an assumption; live streams come in small pieces. */
const LIVE = around(0.4, 0.4, 1.8)

/** How fast speech is recognized or made, how many live streams a machine carries, and what a minute of audio costs. */
export function sizeSpeech(query: Query, knowledge: Knowledge, options: EstimateOptions): SizeAnswer {
  const draft = newDraft({ ...query })
  const job = speechJobOf(query, knowledge)
  draft.query.task = job.task
  noteSmallModel(draft, job.model)
  noteMachine(draft, query, job.machine)
  const rate = measuredRate(draft, 'speech', job.rate, 'seconds of audio a second', job.model.guessed)
  const factor = inverse(rate)
  const live = product(rate, LIVE)
  const streams = { value: Math.floor(live.value), low: Math.floor(live.low), high: Math.max(1, Math.floor(live.high)) }
  draft.results.audioSecondsPerSecond = figure(rate, 's of audio/s')
  draft.results.realTimeFactor = figure(factor, 's for a second of audio')
  draft.results.streamsPerAccelerator = figure(streams, 'streams')
  draft.working.push(
    () => `real-time factor: 1 / ${num(rate.value)} = ${num(factor.value)}`,
    () => `live streams: ${num(rate.value)} x ${num(LIVE.value)} (share for live speech) = ${num(live.value)}`,
  )
  assume(
    draft,
    'live-share',
    () => 'Live speech may use 40% of what the machine can do with recordings, so that nobody waits.',
    {
      silent: true,
    },
  )
  addMachines(optionalNumber(query, 'streams', { max: 1e7 }), live)
  const hour = hourOf(draft, job.machine, knowledge, options)
  if (hour !== undefined) {
    const usd = product(times(factor, 60 / 3600), hour)
    draft.results.usdPerAudioMinute = figure(usd, 'USD a minute of audio')
    draft.working.push(
      () =>
        `cost: 60 s of audio / ${num(rate.value)} / 3600 s x ${num(hour.value)} USD = ${num(usd.value)} USD a minute`,
    )
    assume(draft, 'full-machine', () => 'The cost assumes a machine that is busy all the time.', { silent: true })
  }
  noteUnused(draft, query, SPEECH_FIELDS)
  return finished(draft)

  function addMachines(wanted: number | undefined, each: Range): void {
    if (wanted === undefined) return
    const needed = (per: number): number => Math.max(1, Math.ceil(wanted / Math.max(per, 1e-6)))
    const machines = { value: needed(each.value), low: needed(each.high), high: needed(each.low) }
    draft.results.acceleratorsNeeded = figure(machines, 'machines')
    draft.working.push(
      () => `machines: ${num(wanted)} streams / ${num(each.value)} streams, rounded up = ${num(machines.value)}`,
    )
  }
}
