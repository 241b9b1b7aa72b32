import { sentencesOf, upperFirst } from '../sentence.ts'
import type { IsForeign } from './trades.ts'

/** Parts that name, choose, count or price: nothing of them is left out. */
const KEPT: ReadonlySet<string> = new Set([
  ...['id', 'title', 'about', 'applies', 'combines', 'covers', 'covered', 'law', 'challenges', 'sources', 'when'],
  ...['pipeline', 'purchases', 'begins', 'unit', 'worth', 'failure', 'after', 'by', 'role', 'source', 'name', 'price'],
])
/** Texts of a row that it can do without. */
const SPARE: ReadonlySet<string> = new Set(['not', 'note'])

/**
 * What a blueprint or a module says, without the sentences that are foreign to a project: a row of which one text has none left goes
 * whole. A text that stands alone, and a list, keep what they say where nothing would be left. Pure.
 */
export function withoutForeign<T extends object>(said: T, isForeign: IsForeign): T {
  const kept = Object.entries(said).map(([key, part]) => {
    if (KEPT.has(key)) return [key, part]
    if (typeof part === 'string') return [key, own(part, isForeign) ?? part]
    if (Array.isArray(part)) return [key, rows(part, isForeign)]
    return [key, typeof part === 'object' && part !== null ? withoutForeign(part, isForeign) : part]
  })
  return Object.fromEntries(kept) as T
}

/** The rows of a list that are left. */
function rows(all: readonly unknown[], isForeign: IsForeign): readonly unknown[] {
  const left = all.flatMap((row) => rowLeft(row, isForeign) ?? [])
  return left.length > 0 ? left : all
}

function rowLeft(row: unknown, isForeign: IsForeign): unknown {
  if (typeof row === 'string') return own(row, isForeign)
  if (typeof row !== 'object' || row === null) return row
  const texts = Object.entries(row).map(([key, part]): readonly [string, unknown] => [
    key,
    typeof part === 'string' && !KEPT.has(key) ? own(part, isForeign) : part,
  ])
  const isLost = ([key, part]: readonly [string, unknown]) => part === undefined && row[key as keyof typeof row]
  if (texts.some((text) => isLost(text) && !SPARE.has(text[0]))) return undefined
  return Object.fromEntries(texts.filter((text) => !isLost(text)))
}

/** The sentences of a text that are not foreign; undefined where all are. */
function own(text: string, isForeign: IsForeign): string | undefined {
  if (!isForeign(text)) return text
  const left = sentencesOf(text).filter((sentence) => !isForeign(sentence))
  return left.length === 0 ? undefined : upperFirst(left.join(' '))
}

// A plan and its what-ifs ask the same of the same texts again and again.
const counted = new WeakMap<IsForeign, WeakMap<object, number>>()

/** The share of the rows in a blueprint's lists that are foreign, 0 to 1. */
export function foreignShare(said: object, isForeign: IsForeign): number {
  const known = counted.get(isForeign) ?? new WeakMap<object, number>()
  counted.set(isForeign, known)
  const share = known.get(said) ?? countedShare(said, isForeign)
  known.set(said, share)
  return share
}

function countedShare(said: object, isForeign: IsForeign): number {
  const all = Object.entries(said).flatMap(([key, part]) => (KEPT.has(key) ? [] : rowsIn(part)))
  const foreign = all.filter((row) => rowLeft(row, isForeign) === undefined)
  return all.length === 0 ? 0 : foreign.length / all.length
}

const rowsIn = (part: unknown): readonly unknown[] => {
  if (Array.isArray(part)) return part
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, inner]) => (KEPT.has(key) ? [] : rowsIn(inner)))
}
