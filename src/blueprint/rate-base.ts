import { perDay } from '../amounts/period.ts'
import { around } from '../profile/change.ts'
import { historiesIn } from '../profile/history.ts'
import type { Profile } from '../profile/profile.ts'
import type { Quantity } from '../profile/quantity.ts'
import { isPeriod } from '../profile/quantity-words.ts'
import type { Answers } from '../rules/rule-book.ts'
import { stems } from './stems.ts'
import { pluralBefore } from './sums/antecedent.ts'
import { toldIn } from './sums/told.ts'

/** "6.8 % of the granted loans": the words that say of what a rate is a part. */
const OF = /^\s*(?:of|in) (?:all |the |our |these |those )*(?<things>[\p{L} -]{3,40})/u
const DAYS = 365
/** Words behind a count that still belong to it: "11,400 loans granted". */
const BEHIND = 2

/**
 * How many a year a rate is a part of, and what they are called, where the text counts those very things: "6.8 % of the granted loans" beside "31,000
 * applications a year, 11,400 loans granted". A count without a period is a year's where its sentence speaks of years, and one of a
 * history is spread over its years. Undefined where the words do not say.
 */
function rateBase(
  rate: number,
  quantities: readonly Quantity[],
  answers: Answers,
  days = DAYS,
): { readonly perYear: number; readonly of: string } | undefined {
  const rates = quantities.filter(({ unit, value }) => unit === 'share' && value === rate)
  const things = rates.flatMap((quantity) => OF.exec(around(quantity, answers)[1])?.groups?.things ?? [])[0]
  if (things === undefined) return undefined
  const wanted = wordsOf(things)
  const past = historiesIn(quantities, answers).find(({ noun }) => wordsOf(noun).some((word) => wanted.includes(word)))
  const counted = quantities
    .flatMap((quantity) => {
      const a = yearly(quantity, quantities, days)
      const behind = around(quantity, answers)[1].trimStart().split(/\s+/u).slice(0, BEHIND).join(' ')
      const shared = wordsOf(`${quantity.counts ?? ''} ${behind}`).filter((word) => wanted.includes(word)).length
      return a === undefined || shared === 0 ? [] : [{ perYear: a, of: quantity.counts ?? '', shared }]
    })
    // Of the same things the larger count is of all: "three sessions a week" are one patient's, "1,150 sessions a day" everybody's.
    .toSorted((one, other) => other.shared - one.shared || other.perYear - one.perYear)
  return counted[0] ?? (past && { perYear: past.many / past.years, of: past.noun })
}

/** How many a year a rate of a goal is a part of, and their name where the text tells it: see `rateBase`. Undefined where it is of something that nobody counts. Pure. */
export function baseOfGoal(
  goal: Quantity,
  rate: number | undefined,
  profile: Profile,
  perYear: number | undefined,
): { readonly perYear: number; readonly of?: string } | undefined {
  const { quantities, answers } = profile
  const told = toldIn(profile)
  const rates = told.filter(({ unit, value }) => unit === 'share' && value === rate)
  const before = rates.flatMap((each) => pluralBefore(each, told) ?? [])[0]
  // "Of them" is of what was counted right before, and of nothing else, whether or not a period is told.
  if (before !== undefined)
    return before.years === undefined
      ? undefined
      : { perYear: before.value / before.years, ...(before.counts && { of: before.counts }) }
  const base = rate === undefined ? undefined : rateBase(rate, quantities, answers, profile.days.toldDaysAYear)
  if (base !== undefined) return { perYear: base.perYear, ...(base.of !== '' && { of: base.of }) }
  return perYear === undefined || ofAnother(goal, quantities, answers) ? undefined : { perYear }
}

const PLURAL = /\b\p{L}{3,}(?<!s|u|i)s\b/giu

/** Whether the goal's clause names other things than those that come in: "searches without a result" beside records. Pure. */
function ofAnother(goal: Quantity, quantities: readonly Quantity[], answers: Answers): boolean {
  const clause = /[^.;,]*$/u.exec(around(goal, answers)[0])?.[0] ?? ''
  const named = (clause.match(PLURAL) ?? []).flatMap(wordsOf)
  const volumes = quantities.filter(({ role, counts }) => role === 'volume' && counts !== undefined)
  const counted = volumes.flatMap(({ counts = '' }) => wordsOf(counts))
  if (counted.length === 0) return false
  if (named.length > 0) return !named.some((word) => counted.includes(word))
  return STUFF.test(clause) && !wordsOf(clause).some((word) => counted.includes(word))
}
/** What is measured, not counted: a share of it is none of the cases. */
const STUFF =
  /\b(?:water|energy|power|electricity|gas|fuel|heat|steam|milk|oil|money|revenue|turnover|margin|sales|costs?|time|hours|area|volume|weight|tonnage|capacity|occupancy)\b/iu

function yearly({ unit, value, per, where }: Quantity, all: readonly Quantity[], days: number): number | undefined {
  if (unit !== 'count') return undefined
  if (per !== undefined) return isPeriod(per) ? value * (per === 'day' ? days : perDay(per) * DAYS) : undefined
  return all.some((other) => other.per === 'year' && other.where.question === where.question) ? value : undefined
}

const wordsOf = (text: string): readonly string[] =>
  stems(text)
    .split(' ')
    .filter((word) => word.length > 2)
