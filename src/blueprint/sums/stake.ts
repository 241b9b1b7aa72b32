import { GOALS } from '../../profile/planned-tests.ts'
import type { Profile } from '../../profile/profile.ts'
import type { FactName } from '../fact-names.ts'
import { type Loss, lossesIn } from './losses.ts'
import { partsOf } from './parts-of-loss.ts'
import { partsOfCounts } from './shares.ts'
import { share, thingsIn, toldIn } from './told.ts'

/** What the present way loses a year as facts: the loss that the goals speak of, else the first that is told. */
export function stakeFacts(profile: Profile): Partial<Record<FactName, number | string>> {
  const told = toldIn(profile)
  const losses = lossesIn(told, partsOfCounts(told), profile)
  const goals = thingsIn(GOALS.map((id) => String(profile.answers[id] ?? '')).join(' '))
  const loss = losses.find(({ things }) => share(things, goals)) ?? losses[0]
  if (loss === undefined) return {}
  const { events, from, whose } = loss
  return {
    lossUsdPerYear: loss.usdPerYear,
    ...(events?.years !== undefined && { eventsPerYear: events.value / events.years, lossUsdPerEvent: from.value }),
    ...(whose !== undefined && { lossOf: whose }),
    ...narrowed(loss, told),
  }
}

const narrowed = (loss: Loss, told: Parameters<typeof partsOf>[1]): Partial<Record<FactName, number | string>> =>
  Object.assign({}, ...partsOf(loss, told).map(({ facts = {} }) => facts))
