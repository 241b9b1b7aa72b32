import { sentencesOf, upperFirst } from '../sentence.ts'
import type { Hearing, IsForeign } from './trades.ts'

/** Parts that choose, count or price: nothing of them is left out. */
const KEPT: ReadonlySet<string> = new Set([
  ...['id', 'applies', 'combines', 'covers', 'covered', 'law', 'challenges', 'sources', 'when'],
  ...['pipeline', 'purchases', 'begins', 'unit', 'worth', 'failure', 'after', 'by', 'role', 'source', 'price'],
])
/** Texts of a row that it can do without. */
const SPARE: ReadonlySet<string> = new Set(['not', 'note'])
/** Lists that may be empty: what is for sale elsewhere, and what nobody would try here. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['buy', 'rejected', 'traps', 'ask'])

/**
 * What a blueprint or a module says, without the sentences that are foreign to a project: a row of which one text has none left goes
 * whole. Where nothing is left of a text that stands alone, or of a list, `plain` speaks, or what was said. Pure.
 */
export function withoutForeign<T extends object>(said: T, isForeign: IsForeign, plain?: Partial<T>): T {
  return leftOf(said, heardBy(said, isForeign), plain)
}

/** What a project hears of all that these rows say: it depends on the trade that they are written for. */
const heardBy = (said: object, isForeign: IsForeign): Hearing =>
  isForeign.within?.(textsOf(said)) ?? { isStrange: isForeign, reword: (text) => text }

function leftOf<T extends object>(said: T, hearing: Hearing, plain: object | undefined): T {
  const kept = Object.entries(said).map(([key, part]) => {
    const spoken: unknown = plain && Object.entries(plain).find(([other]) => other === key)?.[1]
    if (key === 'applies') return [key, reasoned(part, hearing, asObject(spoken))]
    if (key === 'by' && typeof part === 'string') return [key, hearing.reword(part)]
    if (KEPT.has(key)) return [key, part]
    if (typeof part === 'string') return [key, own(part, hearing) ?? spoken ?? part]
    if (Array.isArray(part)) return [key, rows(key, part, hearing) ?? spoken ?? part]
    return [key, typeof part === 'object' && part !== null ? leftOf(part, hearing, asObject(spoken)) : part]
  })
  return Object.fromEntries(kept) as T
}

/** When a kind applies stands as it is; why it was chosen is said to people. */
function reasoned(applies: object, hearing: Hearing, plain: object | undefined): object {
  const { because } = leftOf({ because: 'because' in applies ? applies.because : undefined }, hearing, plain)
  return because === undefined ? applies : { ...applies, because }
}

/** Rows that a blueprint or a module says and that are read elsewhere, without those that are foreign to a project. */
export function heardRows<T extends object>(rows: readonly T[], said: object, isForeign: IsForeign): readonly T[] {
  const hearing = heardBy(said, isForeign)
  return rows.flatMap((row) => {
    const left = rowLeft(row, hearing)
    return left === undefined ? [] : [{ ...row, ...asObject(left) }]
  })
}

const asObject = (part: unknown): object | undefined => (typeof part === 'object' && part !== null ? part : undefined)

/** The rows of a list that are left; undefined where it must not be empty and would be. */
function rows(key: string, all: readonly unknown[], hearing: Hearing): readonly unknown[] | undefined {
  const kept = all.flatMap((row) => rowLeft(row, hearing) ?? [])
  return kept.length > 0 || all.length === 0 || MAY_BE_EMPTY.has(key) ? kept : undefined
}

function rowLeft(row: unknown, hearing: Hearing): unknown {
  if (typeof row === 'string') return own(row, hearing)
  if (typeof row !== 'object' || row === null) return row
  const texts = Object.entries(row).map(([key, part]): readonly [string, unknown] => [
    key,
    typeof part === 'string' && !KEPT.has(key) ? own(part, hearing) : part,
  ])
  const isLost = ([key, part]: readonly [string, unknown]) => part === undefined && row[key as keyof typeof row]
  if (texts.some((text) => isLost(text) && !SPARE.has(text[0]))) return undefined
  return Object.fromEntries(texts.filter((text) => !isLost(text)))
}

/** The sentences of a text that are not foreign; undefined where all are. */
function own(text: string, { isStrange, reword }: Hearing): string | undefined {
  if (!isStrange(text)) return text
  const reworded = reword(text)
  if (!isStrange(reworded)) return reworded
  const kept = sentencesOf(reworded).filter((sentence) => !isStrange(sentence))
  return kept.length === 0 ? undefined : upperFirst(kept.join(' '))
}

// A plan and its what-ifs ask the same of the same texts again and again.
const counted = new WeakMap<IsForeign, WeakMap<object, number>>()

/** The share of the rows in a blueprint's lists that are foreign, 0 to 1. */
export function foreignShare(said: object, isForeign: IsForeign): number {
  const known = counted.get(isForeign) ?? new WeakMap<object, number>()
  counted.set(isForeign, known)
  const share = known.get(said) ?? countedShare(said, heardBy(said, isForeign))
  known.set(said, share)
  return share
}

function countedShare(said: object, hearing: Hearing): number {
  const all = Object.entries(said).flatMap(([key, part]) => (KEPT.has(key) ? [] : rowsIn(part)))
  const foreign = all.filter((row) => rowLeft(row, hearing) === undefined)
  return all.length === 0 ? 0 : foreign.length / all.length
}

const rowsIn = (part: unknown): readonly unknown[] => {
  if (Array.isArray(part)) return part
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, inner]) => (KEPT.has(key) ? [] : rowsIn(inner)))
}

const read = new WeakMap<object, readonly string[]>()

/** All that a blueprint or a module says to people: it tells for whom it is written. */
function textsOf(said: object): readonly string[] {
  const before = read.get(said)
  if (before !== undefined) return before
  const texts = Object.entries(said).flatMap(([key, part]) => (KEPT.has(key) ? [] : textsIn(part)))
  read.set(said, texts)
  return texts
}

const textsIn = (part: unknown): readonly string[] => {
  if (typeof part === 'string') return [part]
  return typeof part === 'object' && part !== null ? textsOf(part) : []
}
