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

/**
 * Who will use it by the words of the text ("300 buyers"); else the largest group of people who work there, where the wished outcome
 * names nobody else who asks.
 */
function usersTold(
  profile: Profile,
  rows: readonly ExpertPay[],
): { readonly people: number; readonly words: string } | undefined {
  const { quantities, staff, answers } = profile
  const users = usersAtWork(profile)
  if (users !== undefined && users.value <= MOST) return { people: users.value, words: users.words }
  const asker = ASKER.exec(String(answers.outcome ?? ''))?.[1]?.toLowerCase()
  const isOther = (words: string) => asker !== undefined && !words.toLowerCase().includes(asker)
  const groups = quantities.flatMap(({ unit, value, per, counts = '', words, where }) =>
    unit === 'count' &&
    per === undefined &&
    value <= MOST &&
    where.question === 'problem' &&
    !isOther(counts) &&
    professionsOf(counts, rows).some(({ how }) => how !== 'outside')
      ? [{ people: value, words }]
      : [],
  )
  const largest = groups.toSorted((a, b) => b.people - a.people)[0]
  if (largest !== undefined || staff?.words === undefined || isOther(staff.words)) return largest
  return { people: staff.value, words: staff.words }
}

/** Only people ask and enter: who does is the user, not those who make the thing today. */
const ASKER = /\b(?:an?|the|each|every)\s+(\p{L}+)\s+(?:asks|enters|types)\b/iu
