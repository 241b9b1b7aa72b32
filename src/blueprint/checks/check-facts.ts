import type { Profile } from '../../profile/profile.ts'
import type { FactName } from '../fact-names.ts'
import { alarmsAllowed } from './alarms.ts'
import { atRate } from './at-rate.ts'
import { backlog } from './backlog.ts'
import { staffInAll, workHoursHave } from './capacity.ts'
import { carbonGap } from './carbon.ts'
import { causeFacts } from './causes.ts'
import { goalRate } from './goal-rate.ts'
import { keepsUp } from './keeps-up.ts'
import { noneInTime } from './none-in-time.ts'
import { rareTold } from './rare-told.ts'
import { warned } from './warned.ts'
import { workLoad } from './work-load.ts'

/** Facts by which the goals of a text are held against its own numbers. Pure. */
export const checkFacts = (profile: Profile): Partial<Record<FactName, number | string | boolean>> => ({
  ...workLoad(profile),
  ...workHoursHave(profile),
  ...staffInAll(profile),
  ...causeFacts(profile),
  ...keepsUp(profile),
  ...noneInTime(profile),
  ...warned(profile),
  ...goalRate(profile),
  ...backlog(profile),
  ...atRate(profile),
  ...alarmsAllowed(profile),
  ...carbonGap(profile),
  ...rareTold(profile),
})
