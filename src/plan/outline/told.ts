import type { Plan } from '../plan.ts'
import type { Remark } from '../remarks.ts'
import type { Detail } from './detail.ts'

type Part = 'trap' | 'risk' | 'never' | 'beat' | 'date' | 'step' | 'control' | 'slice' | 'part' | 'need' | 'staff'

/** The appendix has room for all that the team said in passing. */
export const BEHIND = { remarks: Number.POSITIVE_INFINITY }

/** What they put into one list of the plan: `open` on the page, `rest` where it has no room for them. */
export function toldIn<P extends Part>({ remarks = [] }: Plan, shown: Pick<Detail, 'remarks'>, part: P) {
  const of = (some: readonly Remark[]) =>
    some.flatMap((remark) => (remark[part] === undefined ? [] : [remark[part] as NonNullable<Remark[P]>]))
  return { open: of(remarks.slice(0, shown.remarks)), rest: of(remarks.slice(shown.remarks)) }
}

/**
 * A list in which the team's own rows stand before those of the kind of project, which give way: at most `most` rows are `open`,
 * but all of the team's that the page has room for.
 */
export function ownFirst<T>(
  own: { readonly open: readonly T[]; readonly rest: readonly T[] },
  usual: readonly T[],
  most: number,
) {
  const all = [...own.open, ...usual, ...own.rest]
  const cut = Math.max(most, own.open.length)
  return { open: all.slice(0, cut), folded: all.slice(cut) }
}
