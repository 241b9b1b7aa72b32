import { findAccelerator } from '../../knowledge/find.ts'
import type { Accelerator, Knowledge } from '../../knowledge/knowledge.ts'
import { acceleratorOf } from '../accelerator-of.ts'
import { BadQuery, optionalFlag, optionalNumber, type Query } from '../fields.ts'

/** Accelerators that somebody has already. */
type Owned = { readonly accelerator: Accelerator; readonly accelerators: number }

/** What machines for serving have to do. */
export type MachineNeed = {
  /** The query of a serving kind: model, number format, engine, tokens of a request. */
  readonly query: Query
  /** Requests that come in the busiest second. */
  readonly peakPerSecond: number
  /** The longest that a whole answer may take, of the usual one; undefined: as long as it takes. */
  readonly latencyMs: number | undefined
  readonly owned: readonly Owned[]
  /** One copy of the model more than the load needs, so that any one may fail. */
  readonly spare: boolean
  /** The only card that may be rented; undefined: any. */
  readonly accelerator: Accelerator | undefined
}

/** The fields that a need is read from, besides those of the serving kind. */
export const NEED_FIELDS = ['find', 'peakPerSecond', 'latencyMs', 'owned', 'spare']

/** The need that a query with `find: "cheapest"` means; without `peakPerSecond` the average of `requestsPerDay` over `utilization`. */
export function machineNeedOf(query: Query, knowledge: Knowledge): MachineNeed {
  const aDay = optionalNumber(query, 'requestsPerDay', { max: 1e13 })
  const used = optionalNumber(query, 'utilization', { max: 1 }) ?? 0.3
  const average = aDay === undefined ? 0 : aDay / 86_400 / used
  return {
    query,
    peakPerSecond: optionalNumber(query, 'peakPerSecond', { max: 1e9 }) ?? average,
    latencyMs: optionalNumber(query, 'latencyMs', { max: 1e9 }),
    owned: ownedOf(query, knowledge),
    spare: optionalFlag(query, 'spare') ?? false,
    accelerator: acceleratorOf(query, knowledge),
  }
}

/** Owned machines: `[{accelerator, accelerators}]`, or a text such as "2 x l40s, h100". */
function ownedOf(query: Query, knowledge: Knowledge): Owned[] {
  const given = query.owned
  if (given === undefined || given === null || given === '') return []
  const list = typeof given === 'string' ? given.split(',').map(inText) : given
  if (!Array.isArray(list) || list.length > 50) throw badOwned()
  return list.map((one) => {
    const { accelerator: name, accelerators = 1 } = (one ?? {}) as { accelerator?: unknown; accelerators?: unknown }
    const accelerator = typeof name === 'string' ? findAccelerator(knowledge, name) : undefined
    const count = Number(accelerators)
    if (accelerator === undefined || !Number.isInteger(count) || count < 1 || count > 1e6) throw badOwned(name)
    return { accelerator, accelerators: count }
  })
}

function inText(text: string): { accelerator: string; accelerators: number } {
  const counted = /^\s*(\d{1,6})\s*x\s*(.+)$/i.exec(text)
  return { accelerator: (counted?.[2] ?? text).trim(), accelerators: Number(counted?.[1] ?? 1) }
}

const badOwned = (name?: unknown): BadQuery =>
  new BadQuery(
    'bad-owned',
    'owned',
    `owned must list accelerators that are known, such as "2 x l40s, h100"${typeof name === 'string' ? `, but it names "${name.slice(0, 40)}"` : ''}.`,
  )
