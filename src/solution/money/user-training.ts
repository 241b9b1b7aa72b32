import type { ExpertPay } from '../../knowledge/market/expert-pay.ts'
import type { Profile } from '../../profile/profile.ts'
import { usersAtWork } from '../../profile/users-at-work.ts'
import { productRange, type Range } from '../range.ts'
import { expertHour, type PayThere, professionsOf } from './expert-hour.ts'
import type { Person } from './experts.ts'

/** Hours of training for each user, the hours of whoever gives it included, by what is said of them. (Our assumptions, 2026-11.) */
const HOURS_EACH: Readonly<Record<string, Range>> = {
  'need-training': { low: 2, high: 4 },
  resistant: { low: 3, high: 6 },
}
/** What turns those who do not want it: they test it first, and the last word stays theirs. (Our judgment.) */
const WON_OVER = 'two who doubt it choose test cases; overruling it costs nobody anything in the pilot'
/** How many learn it first where no number is told. (Our assumption.) */
const USUAL: Range = { low: 10, high: 40 }
/** More are not trained by the hour. */
const MOST = 5000

/** As many people as the words say, or one for `each` of what they count: then the words do not tell what they `are`. */
type ToldUsers = { readonly people: number; readonly words: string; readonly each?: string; readonly are?: string }

/** Whoever is not named does the work today. */
const workers = (there: PayThere): Range =>
  there.workerUsd === undefined ? expertHour('staff', there).hourlyUsd : { low: there.workerUsd, high: there.workerUsd }

/** The users as far as they must be trained: their hours, and what an hour costs. Empty where they are ready, or nobody said. */
export function usersToTrain(profile: Profile, there: PayThere): readonly Person[] {
  const each = HOURS_EACH[String(profile.effective.users_ready)]
  if (each === undefined) return []
  const told = usersTold(profile, there.expertPay) ?? besideThings(profile)
  const guess = told === undefined ? byVolume(profile) : undefined
  const people = told === undefined ? (guess?.people ?? USUAL) : { low: told.people, high: told.people }
  return [
    {
      id: 'users',
      who:
        told === undefined
          ? `Training of users: ${people.low} to ${people.high} assumed${guess === undefined ? '' : `, ${guess.because}`}`
          : `Training of users: ${'each' in told ? told.each : ''}“${told.words}”`,
      hours: productRange(people, each),
      hourlyUsd: told === undefined ? workers(there) : expertHour(told.are ?? told.words, there).hourlyUsd,
      ...(profile.effective.users_ready === 'resistant' && { does: WON_OVER }),
      outside: false,
      professions: [],
    },
  ]
}

/**
 * Who will use it by the words of the text ("300 buyers"); else the largest group of people who work there, where the wished outcome
 * names nobody else who asks.
 */
function usersTold(profile: Profile, rows: readonly ExpertPay[]): ToldUsers | undefined {
  const { quantities, staff, answers } = profile
  const users = usersAtWork(profile)
  if (users !== undefined && users.value <= MOST) return { people: users.value, words: users.words }
  const asker = ASKER.exec(String(answers.outcome ?? ''))?.[1]?.toLowerCase()
  const isOther = (words: string) => asker !== undefined && !words.toLowerCase().includes(asker)
  const groups = quantities.flatMap(({ unit, value, per, counts = '', words, where }) =>
    unit === 'count' &&
    per === undefined &&
    value <= MOST &&
    (where.question === 'problem' || isSaidOf(words, answers.stakeholders)) &&
    !isOther(counts) &&
    professionsOf(counts, rows).some(({ how }) => how !== 'outside')
      ? [{ people: value, words }]
      : [],
  )
  const largest = groups.toSorted((a, b) => b.people - a.people)[0]
  if (largest !== undefined || staff?.words === undefined || isOther(staff.words)) return largest
  return { people: staff.value, words: staff.words }
}

/** "23 shop managers, who say that nobody knows their customers": of whom something is said, it is for. */
const isSaidOf = (words: string, stakeholders: unknown): boolean =>
  typeof stakeholders === 'string' && /^,? (?:who|whose)\b/iu.test(stakeholders.split(words)[1] ?? '')

const DRIVEN = /\b(?:vans|vehicles|trucks|lorries|buses|cabs|taxis|ambulances|tractors)$/iu
const DRIVERS = /\b(?:drivers?|couriers?|crews?)\b/iu

/** Fewer than a fleet are some that were seen once: "three lorries were left behind". (Our judgment.) */
const FLEET = 5

/** Somebody for each of what the work is done with, or at: a driver for each van, where drivers are spoken of; one for each store. */
function besideThings({ quantities, answers }: Profile): ToldUsers | undefined {
  const driven = ['stakeholders', 'outcome', 'problem'].some((id) => DRIVERS.test(String(answers[id] ?? '')))
  const found = quantities.find(
    // "60 to 180 trucks" is what comes by; whoever has a fleet knows how many.
    ({ unit, per, role, value, low, counts = '', where }) =>
      unit === 'count' &&
      per === undefined &&
      low === undefined &&
      value >= FLEET &&
      value <= MOST &&
      where.question === 'problem' &&
      (role === 'sites' || (driven && DRIVEN.test(counts))),
  )
  const are = found?.role === 'sites' ? 'staff' : 'drivers'
  return found && { people: found.value, words: found.words, each: 'one for each of ', are }
}

/** How many cases somebody looks at in a day. (Our assumption.) */
const CASES_A_DAY: Range = { low: 30, high: 100 }
/** Fewer, or more, say that people do not look at each. (Our judgment.) */
const LIKELY: Range = { low: 10, high: 300 }

/** Where no number of people is told, as many as it takes to look at each case. */
function byVolume({ volumes }: Profile): { readonly people: Range; readonly because: string } | undefined {
  const { perDay } = volumes
  if (perDay === undefined || perDay.from === 'assumption' || perDay.low !== undefined) return undefined
  const people = {
    low: Math.ceil(perDay.value / CASES_A_DAY.high),
    high: Math.ceil(perDay.value / CASES_A_DAY.low),
  }
  return people.low < LIKELY.low || people.high > LIKELY.high
    ? undefined
    : { people, because: `at ${CASES_A_DAY.low} to ${CASES_A_DAY.high} a day each` }
}

/** Only people ask and enter: who does is the user, not those who make the thing today. */
const ASKER = /\b(?:an?|the|each|every)\s+(\p{L}+)\s+(?:asks|enters|types)\b/iu
