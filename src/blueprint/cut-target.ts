import { cutInstead, isCut } from '../profile/change.ts'
import type { Profile } from '../profile/profile.ts'

/** The share by which something shall fall. What is hoped for in years to come takes nothing off this year's money. Pure. */
export function cutTarget({ quantities, answers }: Profile): number | undefined {
  const goal = quantities.find(
    (each) =>
      each.role === 'target' &&
      each.unit === 'share' &&
      each.value > 0 &&
      each.value <= 1 &&
      each.where.question !== 'strategic_goal' &&
      isCut(each, answers),
  )
  return goal?.value ?? cutInstead(String(answers.success_measure ?? ''))
}
