import { around } from '../../profile/change.ts'
import type { Profile } from '../../profile/profile.ts'
import { stepsNeed } from './by-case.ts'
import { clauseOf } from './goal-words.ts'
import type { Measured } from './measured.ts'

const INSTEAD = /^\s*(?:instead of|rather than|down from)\s*(?:about |around )?$/iu

/** "In six trials instead of 25": so many steps by case in place of so many. Pure. */
export function stepsOf(profile: Profile): readonly Measured[] {
  const { quantities, answers } = profile
  const counts = quantities.filter(({ where }) => where.question === 'success_measure')
  return counts.flatMap((target, at) => {
    const today = counts[at + 1]
    // So many a day are no steps of one case.
    if (target.unit !== 'count' || target.per !== undefined || target.counts === undefined || today === undefined)
      return []
    const between = around(target, answers)[1].slice(0, today.where.at - target.where.at - target.words.length)
    if (!INSTEAD.test(between) || !(today.value > target.value)) return []
    const words = clauseOf(target, profile)
    return [
      {
        measure: undefined,
        need: stepsNeed(target.value, today.value, target.counts),
        ...(words !== undefined && { words }),
      },
    ]
  })
}
