import { num } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { assume } from '../assume.ts'
import { finished, newDraft } from '../draft.ts'
import type { Query } from '../fields.ts'
import type { EstimateOptions, SizeAnswer } from '../query.ts'
import { figure, inverse, product, times } from '../range.ts'
import { noteUnused } from '../unused-fields.ts'
import { documentJobOf } from './document-case.ts'
import { hourOf, MACHINE_FIELDS, noteMachine } from './machine.ts'
import { measuredRate } from './measured-rate.ts'
import { noteSmallModel } from './model-size.ts'

/** The fields that this kind reads, besides the model's. */
export const DOCUMENT_FIELDS = [...MACHINE_FIELDS, 'engine']

/** How many pages a second a reader of documents takes in, and what a thousand pages cost. */
export function sizeDocument(query: Query, knowledge: Knowledge, options: EstimateOptions): SizeAnswer {
  const draft = newDraft({ ...query })
  const job = documentJobOf(query, knowledge)
  noteSmallModel(draft, job.model)
  noteMachine(draft, query, job.machine)
  const pages = measuredRate(draft, 'document', job.rate, 'pages a second', job.model.guessed)
  draft.results.pagesPerSecond = figure(pages, 'pages/s')
  assume(
    draft,
    'usual-page',
    () => 'A page is assumed to be from a business document: text, some tables, few pictures.',
    {
      silent: true,
    },
  )
  const hour = hourOf(draft, job.machine, knowledge, options)
  if (hour !== undefined) {
    const usd = product(times(inverse(pages), 1000 / 3600), hour)
    draft.results.usdPer1000Pages = figure(usd, 'USD for 1,000 pages')
    draft.working.push(
      () => `cost: 1000 pages / ${num(pages.value)} pages/s / 3600 s x ${num(hour.value)} USD = ${num(usd.value)} USD`,
    )
    assume(draft, 'full-machine', () => 'The cost assumes a machine that is busy all the time.', { silent: true })
  }
  noteUnused(draft, query, DOCUMENT_FIELDS)
  return finished(draft)
}
