import { formatNumber } from '../../amounts/print.ts'
import type { Planning } from '../../knowledge/planning.ts'
import { productRange, scale } from '../range.ts'
import { type Choice, uses } from '../sizing/choice.ts'
import type { Sized } from '../sizing/estimates.ts'
import type { Workload } from '../workload.ts'
import type { Line } from './line.ts'

/** Labels that are still to be made: enough to learn from for a fine-tune, or only to score with. What is foretold tells itself. */
export function labelingLines(choice: Choice, workload: Workload, planning: Planning): Line[] {
  if (choice.option === 'no-model' || workload.task === 'predict') return []
  const { minutesPerExample: minutes, hourlyUsd, toLearn, toScore, source } = planning.labelling
  const wanted = uses(choice, 'fine-tune', 'classical-ml') ? toLearn : toScore
  const { value, known } = workload.labelledExamples
  const missing = known === 'assumed' ? wanted : Math.max(0, wanted - value)
  if (missing === 0) return []
  const cost = scale(productRange(minutes, hourlyUsd), missing / 60)
  const about = known === 'exact' || value === 0 ? '' : 'about '
  return [
    {
      id: 'labelling',
      label: known === 'assumed' ? `Label up to ${missing} examples` : `Label ${about}${missing} more examples`,
      low: known === 'assumed' ? 0 : cost.low,
      high: cost.high,
      per: 'once',
      note: `${minutes.low}-${minutes.high} minutes each, ${formatNumber(wanted)} in total`,
      source,
    },
  ]
}

/** Retrieval: embedding the documents, and the search service that holds them, with what is embedded again. */
export function searchLines(sized: Sized, workload: Workload, { search }: Planning): Line[] {
  const index = sized.answers.get('vector-index')
  const embedding = index?.results.embeddingUsd
  const memory = index?.results.indexGiB
  if (index === undefined || embedding === undefined || memory === undefined) return []
  const source = index.sources.join(', ')
  const again = search.refreshPerMonth[workload.knowledgeChange] ?? search.refreshPerMonth.unknown ?? 0
  const held = productRange(memory, search.usdPerGiBMonth)
  return [
    {
      id: 'embedding',
      label: 'Embed the documents',
      low: embedding.low,
      high: embedding.high,
      per: 'once',
      note: `at the price of a hosted embedding model${workload.hosting === 'on-premises' ? ', run on your own machines' : ''}; reading and cleaning is in the data engineer’s time`,
      source,
    },
    {
      id: 'search',
      label: 'Search service for the documents',
      low: Math.max(search.atLeastUsdPerMonth.low, held.low) + again * embedding.low,
      high: Math.max(search.atLeastUsdPerMonth.high, held.high) + again * embedding.high,
      per: 'month',
      note: `index of ${formatNumber(memory.value, 2)} GiB in memory${again > 0 ? `; ${Math.round(again * 100)}% of the documents embedded again each month` : ''}`,
      source: [...new Set([search.source, ...index.sources])].join(', '),
    },
  ]
}

/** A line that costs less a month tells nobody anything. */
const MIN_USD = 20

/** Disk for documents, vectors and checkpoints; left out where it is pocket money. */
export function storageLines(sized: Sized, { storage }: Planning): Line[] {
  const documents = sized.answers.get('vector-index')?.results.storageGiB
  const checkpoint = sized.answers.get('checkpoint')?.results.checkpointGiB
  const gib = (end: 'low' | 'high') => (documents?.[end] ?? 0) + (checkpoint?.[end] ?? 0) * storage.checkpoints
  const held = { low: gib('low'), high: gib('high') }
  const cost = held.low > 0 ? productRange(held, storage.usdPerGiBMonth) : { low: 0, high: 0 }
  if (cost.high < MIN_USD) return []
  const what = [documents && 'documents', checkpoint && `${storage.checkpoints} checkpoints`].filter(Boolean)
  return [{ id: 'storage', label: 'Disk', ...cost, per: 'month', note: what.join(' and '), source: storage.source }]
}
