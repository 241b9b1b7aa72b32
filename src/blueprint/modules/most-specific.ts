import type { FreeText } from '../../profile/free-text.ts'
import { findPhrases } from '../../profile/phrases.ts'
import type { Module } from './schema.ts'

/** Words of the problem and the result say what it is about; those of other answers may be an aside. */
const WEIGHT = { wished: 2, beside: 1 }
/** A card that names a law is not left out for one that only gives advice. */
const LAW = 4

/**
 * The `most` rows that speak of these texts most surely, the surest first: by how many of its phrases are heard, those of what people wish
 * twice, and by a law that it names. Of equal ones the earlier wins. Pure.
 */
export function mostSpecific<T>(
  rows: readonly T[],
  moduleOf: (row: T) => Module,
  texts: { readonly wished: readonly FreeText[]; readonly beside: readonly FreeText[] },
  most: number,
): readonly T[] {
  const heardIn = (module: Module, some: readonly FreeText[]) =>
    new Set(
      some.flatMap(({ text }) =>
        module.applies.words.flatMap((group) => findPhrases(text, group).map(({ words }) => words.toLowerCase())),
      ),
    ).size
  const sureness = (module: Module) =>
    WEIGHT.wished * heardIn(module, texts.wished) +
    WEIGHT.beside * heardIn(module, texts.beside) +
    (module.law.length > 0 ? LAW : 0)
  return rows
    .map((row) => ({ row, sure: sureness(moduleOf(row)) }))
    .toSorted((a, b) => b.sure - a.sure)
    .slice(0, most)
    .map(({ row }) => row)
}
