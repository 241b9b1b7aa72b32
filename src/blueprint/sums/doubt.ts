import type { SumBound } from '../../knowledge/sum-bound.ts'
import { findPhrases } from '../../profile/phrases.ts'
import type { Profile } from '../../profile/profile.ts'
import type { FactName } from '../fact-names.ts'
import { lossesIn } from './losses.ts'
import { figure } from './sum.ts'
import { type Told, toldIn } from './told.ts'

/** Days of work a year on which vehicles and the like run. (Our assumption.) */
const DAYS = 260

type Facts = Partial<Record<FactName, number | string>>

/**
 * A sum of a year that cannot be what it is told to be, by dividing it by what the text counts: its parts for the sentence that says so,
 * and the lower sum that counts in its place. Empty where every sum may be right, or nothing is counted to divide by. Pure.
 */
export function doubtFacts(profile: Profile, bounds: readonly SumBound[]): Facts {
  const told = toldIn(profile)
  for (const { from, usdPerYear, events } of lossesIn(told, [], profile))
    for (const bound of events === undefined ? bounds : []) {
      const counted = isAbout(from, bound.money) ? unitsOf(bound, told) : undefined
      const each = counted && usdPerYear / counted.many
      if (counted === undefined || each === undefined || each <= bound.mostUsd) continue
      const lower = Math.min(usdPerYear, counted.many * (bound.usualUsd + (bound.beside?.usd ?? 0)))
      return {
        doubtWhat: bound.what,
        doubtToldUsd: usdPerYear,
        doubtUnits: counted.units,
        doubtNoun: counted.noun,
        ...(bound.per === 'day' && { doubtDays: DAYS }),
        doubtEachUsd: each,
        doubtUsualUsd: bound.usualUsd,
        doubtMostUsd: bound.mostUsd,
        ...(bound.stands && { doubtStands: `${figure(each / bound.stands.usd)} ${bound.stands.for}` }),
        ...(bound.beside && { doubtBeside: `with an assumed $${bound.beside.usd} of ${bound.beside.what} for each` }),
        doubtCountedUsd: lower,
        lossUsdPerYear: lower,
        currentCostUsd: lower,
      }
    }
  return {}
}

/** What the sum is spent on stands right beside it, and nothing else with it: "wages and diesel" are two things. */
function isAbout({ before, after }: Told, money: readonly string[]): boolean {
  const near = (between: string): boolean => between.length <= NEAR && !/[,;:]|\b(?:and|plus|with|or)\b/iu.test(between)
  const alone = (text: string): boolean => !/(?:[,&+]|\b(?:and|plus|or))\s+$/iu.test(text)
  return (
    findPhrases(before, money).some(
      ({ at, words }) => alone(before.slice(0, at)) && near(before.slice(at + words.length)),
    ) ||
    findPhrases(after, money).some(
      ({ at, words }) => near(after.slice(0, at)) && !/^\s*(?:,|and|plus|&)\s/iu.test(after.slice(at + words.length)),
    )
  )
}
const NEAR = 40

/** How often the sum is spent in a year: on things that are there, each day or once, or on each of what comes in. */
function unitsOf(
  { of, per }: SumBound,
  told: readonly Told[],
): { readonly many: number; readonly units: number; readonly noun: string } | undefined {
  const named = told.filter(
    ({ unit, counts = '', where, value }) =>
      unit === 'count' && value >= 2 && where.question === 'problem' && isHead(counts, of),
  )
  const counted = named.filter(({ years, role }) =>
    per === 'case' ? years !== undefined && role === 'volume' : years === undefined,
  )
  const [one] = counted
  if (one === undefined || counted.length > 1) return undefined
  const units = per === 'case' ? one.value / (one.years ?? 1) : one.value
  return { many: units * (per === 'day' ? DAYS : 1), units, noun: one.counts ?? '' }
}

/** "40 vans" and "40 delivery vans", but no "van drivers". */
const isHead = (counts: string, of: readonly string[]): boolean =>
  findPhrases(counts, of).some(({ at, words }) => at + words.length === counts.length)
