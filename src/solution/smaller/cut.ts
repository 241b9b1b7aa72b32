import type { Smaller, SmallerRow } from '../../blueprint/smaller/schema.ts'

/** What a project leaves out, or does in a simpler way, to fit its budget and deadline. */
export type Cut = {
  /** Names of the parts that wait. */
  readonly parts?: readonly string[]
  /** One system is connected, the others follow. */
  readonly oneSystem?: true
  /** One language is served, the others follow. */
  readonly oneLanguage?: true
  /** What of the cases comes first, and its share of them. */
  readonly first?: { readonly what: string; readonly share: number; readonly brings?: number }
  /** What people write once in place of a model that answers live. */
  readonly prepared?: { readonly what: string; readonly share: number }
  /** The cheapest of the suitable models in place of the middle of their prices. */
  readonly cheapest?: true
}

/** Every way to make a kind of project smaller, the one that hurts least first. */
export function leversOf(row: SmallerRow, parts: readonly string[]): readonly Cut[] {
  const later = (row.later ?? []).filter((name) => parts.includes(name))
  return [
    { cheapest: true },
    ...(row.prepared === undefined ? [] : [{ prepared: row.prepared }]),
    ...(later.length === 0 ? [] : [{ parts: later }]),
    { oneSystem: true },
    { oneLanguage: true },
    { first: { what: row.first, share: row.share, ...(row.brings !== undefined && { brings: row.brings }) } },
  ]
}

/** The share of the benefit that a smaller version keeps. */
export function keptBy(
  { first, parts, prepared, oneSystem, oneLanguage }: Cut,
  { without }: Pick<Smaller, 'without'>,
): number {
  return [
    first === undefined ? 1 : (first.brings ?? first.share),
    parts === undefined ? 1 : without.parts,
    prepared === undefined ? 1 : without.prepared,
    oneSystem ? without.systems : 1,
    oneLanguage ? without.languages : 1,
  ].reduce((kept, share) => kept * share, 1)
}
