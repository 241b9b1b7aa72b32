import type { LoadedModule } from '../../blueprint/modules/load.ts'
import type { RemarkRow } from '../../knowledge/remark.ts'
import { firstMeant } from '../../profile/phrases.ts'
import { hear } from '../../profile/remarks/hear.ts'

/** A wish that many teams have: how a clause is known by it, the part that it brings, and the words of a part that does it already. */
export type Wish = {
  readonly in: readonly string[]
  readonly heard: (clause: string) => boolean
  readonly part: string
  readonly covered: readonly string[]
}

/** The wishes of knowledge/modules and of the remarks: those that come with a part. Pure. */
export const wishesOf = (modules: readonly LoadedModule[], remarks: readonly RemarkRow[]): readonly Wish[] => [
  ...modules.flatMap(({ module: { applies, parts, covered } }): Wish[] => {
    if (!applies.asWish || parts[0] === undefined) return []
    const heard = (clause: string) => applies.words.every((group) => firstMeant(clause, group) !== undefined)
    return [{ in: WISHED_IN, heard, part: parts[0].part, covered }]
  }),
  ...remarks.flatMap((row): Wish[] => {
    if (row.part === undefined) return []
    const heard = (clause: string) => hear(clause, row) !== undefined
    const { part, covered = [] } = row.part
    return [{ in: (row.in ?? []).filter((question) => question !== 'problem'), heard, part, covered }]
  }),
]
const WISHED_IN = ['outcome', 'success_measure']
