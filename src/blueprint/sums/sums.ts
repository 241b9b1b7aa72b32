import type { Profile } from '../../profile/profile.ts'
import { breakdowns } from './breakdown.ts'
import { foundSums } from './found.ts'
import { loadSums } from './load.ts'
import { lossesIn, lossSum } from './losses.ts'
import { moneyEach } from './money-each.ts'
import { partsOf } from './parts-of-loss.ts'
import { priceStep } from './price-step.ts'
import { peakSum, rateSums } from './rates.ts'
import { sampledSums } from './sampled.ts'
import { partSum, partsOfCounts } from './shares.ts'
import { byHandSums, stockSums } from './stock.ts'
import { SUM_KINDS, type Sum } from './sum.ts'
import { toldIn } from './told.ts'
import { workSums } from './work.ts'

/** Every sum that the numbers of the team allow, the weightiest kind first. Pure; the order of sentences does not change a result. */
export function sumsOf(profile: Profile): readonly Sum[] {
  const told = toldIn(profile)
  const parts = partsOfCounts(told)
  const losses = lossesIn(told, parts, profile)
  const all = [
    ...losses.flatMap((loss) => [lossSum(loss) ?? [], ...partsOf(loss, told)].flat()),
    ...sampledSums(told, profile),
    ...workSums(told, profile),
    ...breakdowns(told),
    ...foundSums(profile),
    ...rateSums(told),
    ...parts.map(partSum),
    ...stockSums(told),
    ...byHandSums(told),
    ...moneyEach(losses, told),
    ...priceStep(told, profile),
    ...loadSums(told),
    ...peakSum(profile),
  ]
  return all.toSorted((a, b) => SUM_KINDS.indexOf(a.kind) - SUM_KINDS.indexOf(b.kind))
}
