import { round } from '../../amounts/print.ts'
import { estimate } from '../../estimator/estimate.ts'
import type { SizeAnswer } from '../../estimator/query.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Ask } from '../read/asks.ts'
import { cardTitle, type Hardware, hardwareOf } from './capacity.ts'
import { answerLine } from './lines.ts'
import type { Case } from './size-queries.ts'

/** A card that is rented everywhere. */
const PRICED = 'a100-sxm-80'

/** Money was asked, but nobody rents out the card that was used: the same work on one that can be rented. */
export function pricedElsewhere(
  query: Case['query'],
  answer: SizeAnswer,
  asks: readonly Ask[],
  knowledge: Knowledge,
): string {
  const { costUsd, acceleratorHours } = answer.results
  if (query.kind !== 'training-compute' || !asks.includes('usd') || costUsd || !acceleratorHours) return ''
  const again = estimate({ ...query, tokensB: Number(answer.query.tokensB), accelerator: PRICED }, knowledge)
  if ('error' in again || !again.results.costUsd) return ''
  const card = cardTitle(knowledge, PRICED)
  const worded = { ...again, query: { ...again.query, accelerator: card } }
  return ` I have no rental price for it; on ${card} instead: ${answerLine(worded, ['usd'], undefined)}`
}

/** Hours on cards that cannot hold the training are worth nothing: says so. */
export function tooBig(query: Case['query'], answer: SizeAnswer, knowledge: Knowledge): string {
  const card = query.accelerator
  if (query.kind !== 'training-compute' || typeof card !== 'string') return ''
  const same = Object.fromEntries(
    ['model', 'paramsB', 'activeParamsB', 'method', 'accelerator', 'accelerators', 'sharding'].flatMap((name) =>
      query[name] === undefined ? [] : [[name, query[name]]],
    ),
  )
  const memory = estimate({ kind: 'training-memory', ...same }, knowledge)
  const need = 'error' in memory ? undefined : memory.results.perAcceleratorGiB
  const room = hardwareOf({ kind: 'training-memory', ...same }, knowledge, card)?.gib
  if (need === undefined || room === undefined || need.low <= room) return ''
  return ` But it does not fit: ${round(need.value)} GiB per GPU, where ${round(room)} is usable on ${answer.query.accelerator}.`
}

/** Adapters on several cards: where a whole copy fits on none, the base is split over them, as people then do. */
export function sharded(
  query: Case['query'],
  answer: SizeAnswer,
  hardware: Hardware | undefined,
  knowledge: Knowledge,
): SizeAnswer | undefined {
  const need = answer.results.perAcceleratorGiB?.value
  if (query.kind !== 'training-memory' || !hardware || need === undefined || need <= hardware.gib) return undefined
  if (query.sharding !== undefined || hardware.count === 1 || answer.query.sharding === 'zero3') return undefined
  const split = estimate({ ...query, accelerators: hardware.count, sharding: 'zero3' }, knowledge)
  return 'error' in split ? undefined : split
}
