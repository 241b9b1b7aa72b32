import type { ExpertPay } from '../../knowledge/market/expert-pay.ts'
import type { Profile } from '../../profile/profile.ts'
import { productRange, type Range } from '../range.ts'
import { expertHour, type PayThere, professionsOf } from './expert-hour.ts'
import type { Person } from './experts.ts'

/** Hours of training for each user, the hours of whoever gives it included, by what is said of them. (Our assumptions, 2026-11.) */
const HOURS_EACH: Readonly<Record<string, Range>> = {
  'need-training': { low: 2, high: 4 },
  resistant: { low: 3, high: 6 },
}
/** How many learn it first where no number is told. (Our assumption.) */
const USUAL: Range = { low: 10, high: 40 }
/** More are not trained by the hour. */
const MOST = 5000

/** The users as far as they must be trained: their hours, and what an hour costs. Empty where they are ready, or nobody said. */
export function usersToTrain(profile: Profile, there: PayThere): readonly Person[] {
  const each = HOURS_EACH[String(profile.effective.users_ready)]
  if (each === undefined) return []
  const told = usersTold(profile, there.expertPay)
  const people = told === undefined ? USUAL : { low: told.people, high: told.people }
  return [
    {
      id: 'users',
      who:
        told === undefined
          ? `Training of users: ${USUAL.low} to ${USUAL.high} assumed`
          : `Training of users: “${told.words}”`,
      hours: productRange(people, each),
      hourlyUsd: expertHour(told?.words ?? 'staff', there).hourlyUsd,
      outside: false,
      professions: [],
    },
  ]
}

/** The largest group of people who work there by the words of the text: "85 category managers". */
function usersTold(
  { quantities, staff }: Profile,
  rows: readonly ExpertPay[],
): { readonly people: number; readonly words: string } | undefined {
  const groups = quantities.flatMap(({ unit, value, per, counts = '', words, where }) =>
    unit === 'count' &&
    per === undefined &&
    value <= MOST &&
    where.question === 'problem' &&
    professionsOf(counts, rows).some(({ how }) => how !== 'outside')
      ? [{ people: value, words }]
      : [],
  )
  const largest = groups.toSorted((a, b) => b.people - a.people)[0]
  return largest ?? (staff?.words === undefined ? undefined : { people: staff.value, words: staff.words })
}
