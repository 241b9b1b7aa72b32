import { GOALS } from '../../profile/planned-tests.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'
import { isPeriod } from '../../profile/quantity-words.ts'
import type { FactName } from '../fact-names.ts'
import { share, type Told, thingsIn } from './told.ts'

type Facts = Partial<Record<FactName, number | boolean>>

const SPENT = /\b(?:spends?|spent|loses?|lost|wastes?|needs?|takes?)(?: (?:about|around|some|over|nearly|up to))?\s*$/iu
const UNPAID = /\bunpaid\b/iu
/** Who spends it, right before the verb. */
const WHO =
  /(?:^|[,;:]\s|\band\s|\b(?:our|the|each|every|all)\s)(?<who>\p{L}{4,})\s+(?:still )?(?:spends?|spent|loses?|lost|wastes?|needs?)\b[^.;,]*$/iu
const THEY = /^they$/iu
/** Longer than this is a day's work, not a part of it: seconds. */
const MOST = 6 * 3600
/** "Our 900 nurses", at the head of the problem: those of whom it speaks. */
const HEAD = 12

/**
 * Minutes a day that each of those who do the work spends on it, how many they are, and what the goal leaves of it: "our 900 nurses ...
 * they spend 50 minutes a day on it", "15 minutes a day". Without the goal or the people only what is told. Pure.
 */
export function dailyTime(told: readonly Told[], { quantities }: Profile): Facts {
  const now = told.find((each) => isDaily(each) && SPENT.test(each.before) && each.where.question !== 'lessons')
  if (now === undefined) return {}
  const who = WHO.exec(now.before)?.groups?.who
  const people = who === undefined ? undefined : peopleOf(who, told)
  const goal = quantities.find((each) => isDaily(each) && GOALS.includes(each.where.question) && each.value < now.value)
  return {
    dailyMinutes: now.value / 60,
    ...(goal !== undefined && { dailyMinutesGoal: goal.value / 60 }),
    ...(people !== undefined && { dailyPeople: people.value }),
    ...(UNPAID.test(now.words) && { dailyUnpaid: true }),
  }
}

const isDaily = ({ unit, per, value }: Quantity): boolean =>
  unit === 'seconds' && per === 'day' && value >= 60 && value <= MOST

function peopleOf(who: string, told: readonly Told[]): Told | undefined {
  const heads = told.filter(
    ({ unit, per, counts, value, role }) =>
      unit === 'count' &&
      per === undefined &&
      value >= 2 &&
      counts !== undefined &&
      (role === undefined || role === 'staff'),
  )
  if (THEY.test(who))
    return heads.find(({ where, role }) => where.question === 'problem' && (role === 'staff' || where.at <= HEAD))
  return heads.find(({ counts = '' }) => share(thingsIn(who), thingsIn(counts).slice(-1)))
}

/** Fewer are no stock. (Our judgment.) */
const STOCK = 50

/**
 * A stock of the very things that take so long each ("2,600 leases", "three hours a lease"), and how many of them come in a year beside
 * it. Empty where the text counts no stock of them. Pure.
 */
export function stockTime(told: readonly Told[], { quantities }: Profile): Facts {
  const each = told.find(({ role, per }) => role === 'time-per-case' && per !== undefined && !isPeriod(per))
  const named = thingsIn(each?.per ?? '')
  if (named.length === 0) return {}
  const isOne = ({ counts = '' }: Quantity) => share(named, thingsIn(counts).slice(-1))
  const stock = told.find(
    (one) =>
      one.unit === 'count' &&
      one.years === undefined &&
      one.value >= STOCK &&
      one.where.question === 'problem' &&
      isOne(one),
  )
  if (stock === undefined) return {}
  const news = quantities.find(
    (one) => one.unit === 'count' && one.role === 'volume' && YEARLY[one.per ?? ''] !== undefined && isOne(one),
  )
  return {
    stockCases: stock.value,
    stockNewPerYear: news === undefined ? 0 : news.value * (YEARLY[news.per ?? ''] ?? 0),
  }
}
const YEARLY: Readonly<Record<string, number>> = { day: 250, week: 52, month: 12, year: 1 }
