import { num } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { assume } from '../assume.ts'
import { finished, newDraft } from '../draft.ts'
import type { Query } from '../fields.ts'
import type { EstimateOptions, SizeAnswer } from '../query.ts'
import { figure, inverse, product, times } from '../range.ts'
import { noteUnused } from '../unused-fields.ts'
import { encoderJobOf, USUAL_TEXT } from './encoder-case.ts'
import { hourOf, MACHINE_FIELDS, noteMachine } from './machine.ts'
import { measuredRate } from './measured-rate.ts'
import { noteSmallModel } from './model-size.ts'

/** The fields that this kind reads, besides the model's. */
export const ENCODER_FIELDS = [...MACHINE_FIELDS, 'textTokens', 'batch', 'engine']

/** Texts at once where nobody said: servers of embeddings take up to 32 of them together. */
const USUAL_BATCH = 32

/** How many texts an encoder, an embedding model or a re-ranker reads a second, how long one batch takes, and what a million texts cost. */
export function sizeEncoder(query: Query, knowledge: Knowledge, options: EstimateOptions): SizeAnswer {
  const draft = newDraft({ ...query })
  const job = encoderJobOf(query, knowledge)
  noteSmallModel(draft, job.model)
  noteMachine(draft, query, job.machine)
  draft.query.textTokens = job.textTokens
  if (query.textTokens === undefined)
    assume(draft, 'usual-text', () => `A text is assumed to be ${USUAL_TEXT} tokens, a short paragraph.`, {
      short: `${USUAL_TEXT} tokens a text`,
      hint: 'Give textTokens.',
    })
  const tokens = measuredRate(draft, 'encoder-speed', job.rate, 'tokens a second', job.model.guessed)
  const texts = times(tokens, 1 / job.textTokens)
  const batch = job.batch ?? USUAL_BATCH
  const latency = times(inverse(texts), 1000 * batch)
  draft.results.tokensPerSecond = figure(tokens, 'tokens/s')
  draft.results.textsPerSecond = figure(texts, 'texts/s')
  draft.results.latencyMs = figure(latency, 'ms')
  draft.working.push(
    () => `texts a second: ${num(tokens.value)} tokens/s / ${num(job.textTokens)} tokens = ${num(texts.value)} texts/s`,
    () => `latency: ${num(batch)} texts x 1000 ms / ${num(texts.value)} texts/s = ${num(latency.value)} ms`,
  )
  if (job.batch === undefined)
    assume(draft, 'usual-batch', () => `The latency is for ${USUAL_BATCH} texts at once.`, {
      silent: true,
      hint: 'Give batch.',
    })
  const hour = hourOf(draft, job.machine, knowledge, options)
  if (hour !== undefined) {
    const usd = product(times(inverse(texts), 1e6 / 3600), hour)
    draft.results.usdPerMillionTexts = figure(usd, 'USD for a million texts')
    draft.working.push(
      () =>
        `cost: 1000000 texts / ${num(texts.value)} texts/s / 3600 s x ${num(hour.value)} USD = ${num(usd.value)} USD`,
    )
    assume(draft, 'full-machine', () => 'The cost assumes a machine that is busy all the time.', { silent: true })
  }
  noteUnused(draft, query, ENCODER_FIELDS)
  return finished(draft)
}
