import type { Profile } from '../../profile/profile.ts'
import { toldIn } from '../sums/told.ts'
import { chainLines } from './chains.ts'
import { countLines } from './counts.ts'
import { crewLine } from './crews.ts'
import type { ToldLine } from './line.ts'
import { eventLines, lostSaleLines, shareMoneyLines, unitCutLines } from './money.ts'
import { shareLines } from './shares.ts'
import { timeLines } from './times.ts'
import { daysAYear, volumesIn } from './volumes.ts'

/**
 * What the goals bring a year by the team's own numbers, line by line: shares and counts that fall, at the price or the minutes that
 * the team tells for one. `everyDay`: whether such work never rests. What is not sure is left out. Pure.
 */
export function toldLines(profile: Profile, everyDay: boolean): readonly ToldLine[] {
  if (profile.volumes.once !== undefined) return []
  const told = toldIn(profile)
  const days = daysAYear(profile, everyDay)
  const volumes = volumesIn(told, days)
  const crew = crewLine(told, profile, days)
  return [
    ...shareLines(told, profile, volumes),
    ...chainLines(told, profile, volumes),
    ...countLines(told, profile, days),
    ...(crew === undefined ? timeLines(told, profile, volumes, days) : [crew]),
    ...shareMoneyLines(told, profile, days),
    ...lostSaleLines(told, volumes),
    ...unitCutLines(told, profile, volumes),
    ...eventLines(told, profile, days),
  ]
}
