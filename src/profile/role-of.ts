import { textAfter, textBefore } from '../amounts/around.ts'
import type { Signals } from '../knowledge/signals.ts'
import type { FreeText } from './free-text.ts'
import { findPhrases } from './phrases.ts'
import type { Quantity, Role } from './quantity.ts'
import { isPeriod } from './quantity-words.ts'

type Row = Signals['roles'][number]
type Metric = Signals['metrics'][number]

/** How far words may stand from a number and still be about it. */
const NEAR = 48

/**
 * The quantity with what it is about, by the first row of `roles` that fits, and with its metric where one is named in
 * the sentence. A bare fraction beside a metric is a score. `end` is where the number and its unit end.
 */
export function withRole(quantity: Quantity, { text }: FreeText, end: number, signals: Signals): Quantity {
  const { at, question } = quantity.where
  const number = at + Math.max(0, quantity.words.search(/\p{N}/u))
  const before = withoutBrackets(
    (/[^;:!?]*$/u.exec(textBefore(text, number))?.[0] ?? '').replace(/.*\.\s/su, ''),
  ).slice(-NEAR)
  const after = (/^(?:[^;:!?.]|\.(?=\S))*/u.exec(textAfter(text, end))?.[0] ?? '').slice(0, NEAR)
  const metric = metricOf(text, number, signals)
  const unit = quantity.unit === 'count' && isScore(quantity, metric) ? 'score' : quantity.unit
  const read: Quantity = { ...quantity, unit }
  const role = isPlace(read, before)
    ? undefined
    : signals.roles.find((each) => fits(each, read, { before, after, sentence: sentenceAt(text, number) }, question))
        ?.role
  const measured = role === 'target' || role === 'baseline' || role === 'error-limit'
  return {
    ...read,
    ...(role !== undefined && { role: role as Role }),
    ...(measured && metric !== undefined && { metric: metric.id, ...(metric.about && { about: metric.about }) }),
  }
}

/** "Lanes 93 % full (now 89 %), late ones 18 %": what a bracket has said is closed with it. */
const withoutBrackets = (text: string): string => text.replaceAll(/\s*\([^()]*\)/gu, '')

/** A bare fraction, or a bare number up to a hundred right beside a metric; "the first five" is neither. */
function isScore({ value, counts, per, words }: Quantity, metric: Metric | undefined): boolean {
  if (counts !== undefined || per !== undefined || value <= 0) return false
  return value < 1 || (metric !== undefined && value <= 100 && !/^the (?:first|top)\b/iu.test(words))
}

/** "Among the top 5 %", "in the bottom 30 %": a place in an order, and neither a goal nor a rate. */
const isPlace = ({ unit }: Quantity, before: string): boolean =>
  unit === 'share' &&
  /\b(?:top|bottom|best|worst|first|last|upper|lower|highest|lowest|riskiest|strongest|weakest)\s+$/iu.test(before)

/** What these roles count are people and places: a place in a compound is none ("shop leases", "customer comments"). */
const HEADED: readonly string[] = ['sites', 'users', 'staff']

/** Whether one of the phrases is what is counted; of a compound its head. */
function isCounted(counts: string, phrases: readonly string[], role: string): boolean {
  const hits = findPhrases(counts, phrases)
  if (!HEADED.includes(role)) return hits.length > 0
  const head = counts.replace(/\s+(?:of|for|in|with)\s.*$/u, '').length
  return hits.some(({ at, words }) => at + words.length >= head)
}

/** The words around a number, near it and of its whole sentence. */
type Around = { readonly before: string; readonly after: string; readonly sentence: string }

function fits(row: Row, quantity: Quantity, { before, after, sentence }: Around, question: string): boolean {
  const { unit, per, counts = '', value, low, high } = quantity
  if (!row.unit.includes(unit)) return false
  if (row.in !== undefined && !row.in.includes(question)) return false
  if (row.per !== undefined && !row.per.some((each) => isPer(each, per))) return false
  if (row.bound === 'high' && (high === undefined || low !== undefined)) return false
  if (row.bound === 'low' && low === undefined) return false
  if (row.bound === 'none' && (low ?? high) !== undefined) return false
  if (row.atLeast !== undefined && value < row.atLeast) return false
  if (row.atMost !== undefined && value > row.atMost) return false
  if (row.counts !== undefined && !row.counts.includes('*') && !isCounted(counts, row.counts, row.role)) return false
  if (row.counts?.includes('*') === true && (counts === '' || /^times$/iu.test(counts))) return false
  if (row.bare === true && counts !== '') return false
  if (row.not !== undefined && findPhrases(before, row.not).length > 0) return false
  if (row.sentence !== undefined && findPhrases(sentence, row.sentence).length === 0) return false
  if (row.before === undefined && row.after === undefined) return true
  return findPhrases(before, row.before ?? []).length > 0 || findPhrases(after, row.after ?? []).length > 0
}

function isPer(wanted: string, per: string | undefined): boolean {
  if (wanted === 'none') return per === undefined
  if (wanted === 'period') return isPeriod(per)
  if (wanted === 'thing') return per !== undefined && !isPeriod(per)
  return per === wanted
}

/** The sentence that is going on at the end. */
const SENTENCE = /(?:[^.;!?]|\.(?=\S))*$/u

/** A share of its own; not the one that a step begins with ("from 6.1 % to 4.5 %", "from 5 to 4 %"). */
const RATE = /\d\s?(?:%|‰|ppm\b|per ?cent)/iu
const FROM_RATE = /\b(?:from|between)\s+[\d.,]+\s?(?:%|per ?cent)?/giu

/** The whole sentence that goes on at a place. */
const sentenceAt = (text: string, at: number): string =>
  (SENTENCE.exec(textBefore(text, at))?.[0] ?? '') + (/^(?:[^;!?.]|\.(?=\S))*/u.exec(textAfter(text, at))?.[0] ?? '')

/** The metric that is named nearest in the same clause; else nearest in the sentence, unless its own clause has a number. */
function metricOf(text: string, at: number, signals: Signals): Metric | undefined {
  const before = textBefore(text, at)
  const start = at - before.length + Math.max(0, before.search(SENTENCE))
  const sentence = /^(?:[^;!?.]|\.(?=\S))*/u.exec(text.slice(start, at) + textAfter(text, at))?.[0] ?? ''
  const here = clauseAt(sentence, at - start)
  const near = signals.metrics.flatMap((metric) =>
    findPhrases(sentence, metric.phrases).flatMap((hit) => {
      const clause = clauseAt(sentence, hit.at)
      const own = clause.from === here.from
      if (!own && /\p{N}/u.test(sentence.slice(clause.from, clause.to))) return []
      // "Recall of 95 % at no more than 2 % held": its own number stands between.
      if (RATE.test(sentence.slice(hit.at, at - start).replace(FROM_RATE, ''))) return []
      return [{ metric, far: Math.abs(hit.at - (at - start)) + (own ? 0 : sentence.length) }]
    }),
  )
  return near.toSorted((a, b) => a.far - b.far)[0]?.metric
}

/** The part of a sentence between commas, or "and", around a place. */
function clauseAt(sentence: string, at: number): { readonly from: number; readonly to: number } {
  let from = 0
  for (const { index, 0: cut } of sentence.matchAll(/,(?!\d)|\s(?:and|but|with|und|et|y)\s/gu)) {
    if (index >= at) return { from, to: index }
    from = index + cut.length
  }
  return { from, to: sentence.length }
}
