import type { Profile } from '../../profile/profile.ts'
import { lossesIn, lossSum } from './losses.ts'
import { partsOf } from './parts-of-loss.ts'
import { partSum, partsOfCounts } from './shares.ts'
import { SUM_KINDS, type Sum } from './sum.ts'
import { toldIn } from './told.ts'

/** Every sum that the numbers of the team allow, the weightiest first. Pure; the order of sentences does not change a result. */
export function sumsOf(profile: Profile): readonly Sum[] {
  const told = toldIn(profile)
  const parts = partsOfCounts(told)
  const losses = lossesIn(told, parts, profile)
  const all = [...losses.flatMap((loss) => [lossSum(loss) ?? [], ...partsOf(loss, told)].flat()), ...parts.map(partSum)]
  return all.toSorted((a, b) => SUM_KINDS.indexOf(a.kind) - SUM_KINDS.indexOf(b.kind))
}
