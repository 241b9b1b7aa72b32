import { perDay as aDay } from '../amounts/period.ts'
import { around } from '../profile/change.ts'
import type { Profile } from '../profile/profile.ts'
import type { Quantity } from '../profile/quantity.ts'
import { isPeriod } from '../profile/quantity-words.ts'

const WORKING_DAYS = 250
const YEAR = 365
/** The part of a share stands so near before the minutes: "1.5 % of the calls, 14 minutes each". */
const NEAR = 60
/** So near where the share is the last number before the minutes. */
const NEXT = 120
/** "One hour of sound takes six hours": the minutes are those of another thing than the case. */
const OF_ANOTHER =
  /\b(?:one|an?|each|every|per) (?:hour|minute|page|day|meter|metre|kilo\w*|ton\w*) (?:of )?[^.;,]{0,30}$/iu

/**
 * The cases a day that the told minutes are spent on: of all, of the part that people look at ("1.5 % of the calls, 14 minutes
 * each"), or of what stands beside the minutes ("12 minutes each, 900 a day"). Undefined where the volume is a guess, or where the
 * minutes are those of something that nobody counted by the day. Pure.
 */
export const workPerDay = (profile: Profile): number | undefined => (minutesFit(profile) ? spentOn(profile) : undefined)

function spentOn({ quantities, volumes, money, answers }: Profile): number | undefined {
  const { perDay } = volumes
  if (perDay === undefined || perDay.from === 'assumption' || perDay.low !== undefined) return undefined
  const told = minutesIn({ quantities, money })
  if (told === undefined) return perDay.value
  const [before] = around(told, answers)
  if (OF_ANOTHER.test(before)) return undefined
  const beside = quantities.filter((each) => each !== told && sameSentence(each, told, answers))
  const volume = beside.find(({ unit, per }) => unit === 'count' && isPeriod(per))
  if (volume !== undefined)
    return volume.value * aDay(volume.per ?? 'day') * (volume.per === 'day' ? 1 : YEAR / WORKING_DAYS)
  const last = beside.findLast(({ where }) => where.at < told.where.at)
  const share = beside.find(
    (each) =>
      each.unit === 'share' &&
      each.where.at < told.where.at &&
      told.where.at - each.where.at < (each === last ? NEXT : NEAR),
  )
  if (share !== undefined) return perDay.value * share.value
  const other = beside.find(
    ({ unit, counts, role, where }) =>
      unit === 'count' && counts !== undefined && role !== 'staff' && where.at < told.where.at,
  )
  return other === undefined ? perDay.value : undefined
}

/** The number of the text that the minutes for a case are. */
const minutesIn = ({ quantities, money }: Pick<Profile, 'quantities' | 'money'>): Quantity | undefined => {
  const minutes = money.minutesPerCase?.value
  return quantities.find(
    ({ unit, value, counts }) =>
      minutes !== undefined &&
      (unit === 'seconds' ? value === minutes * 60 : value === minutes && /^minut/iu.test(counts ?? '')),
  )
}

/** Up to so many times, two volumes may be one, counted differently. (Our judgment.) */
const SAME = 1.5

/** "1,150 funerals a year. For each ... 95 minutes", with 13 drafts a day answered: the minutes are of what was counted last before them. */
function isOfAnother({ quantities, money, volumes, answers }: Profile): boolean {
  const perDay = volumes.perDay
  const told = minutesIn({ quantities, money })
  if (told === undefined) return false
  if (isOfPart(told, quantities, answers)) return true
  if (perDay === undefined || perDay.from !== 'answer' || perDay.low !== undefined) return false
  const counted = quantities.filter(
    ({ unit, role, per, where, high }) =>
      unit === 'count' &&
      role === 'volume' &&
      isPeriod(per) &&
      high === undefined &&
      where.question === told.where.question &&
      where.at < told.where.at,
  )
  // "Flags 3,100 listings a day, and twelve look at each for 1.6 minutes": their own sentence says what they are spent on.
  if (counted.some((each) => sameSentence(each, told, answers))) return false
  const last = counted.at(-1)
  const near = counted.filter((each) => last !== undefined && sameSentence(each, last, answers))
  return near.length > 0 && !near.some((each) => agrees(each, perDay.value))
}

/** "6 % of the tubes are drawn again. A second draw takes 22 minutes": of what the share right before them is, by a name that nothing else has. */
function isOfPart(told: Quantity, quantities: readonly Quantity[], answers: Profile['answers']): boolean {
  const { per, where } = told
  if (per === undefined || isPeriod(per) || ANY_CASE.test(per)) return false
  if (quantities.some(({ counts = '' }) => counts.toLowerCase().includes(per))) return false
  const before = quantities.filter((each) => each.where.question === where.question && each.where.at < where.at)
  const last = before.findLast(({ unit }) => unit === 'share' || unit === 'count')
  const between = String(answers[where.question] ?? '').slice(last?.where.at ?? 0, where.at)
  return last?.unit === 'share' && [...between.matchAll(/[.;!?]\s/gu)].length <= 1
}
const ANY_CASE = /^(?:case|file|piece|item|document|one|job|request|message|time)$/iu

/** Whether a told volume is the answered one, on all days or on working days. */
function agrees({ value, per = 'day' }: Quantity, perDay: number): boolean {
  const daily = value * aDay(per)
  return [daily, (daily * YEAR) / WORKING_DAYS].some((each) => Math.max(each / perDay, perDay / each) <= SAME)
}

/** What the text itself counts by the day, where the answered requests are runs over and over of a plan: one volume that is far from them. Pure. */
export function countedPerDay({ quantities, volumes, effective }: Profile): number | undefined {
  const { perDay } = volumes
  if (perDay?.from !== 'answer') return undefined
  if (effective.task !== 'optimize') return picturesOf(quantities, perDay.value)
  const told = quantities.filter(
    ({ unit, role, per, where, high }) =>
      unit === 'count' && role === 'volume' && per === 'day' && high === undefined && where.question === 'problem',
  )
  const [only] = told
  return told.length === 1 && only !== undefined && !agrees(only, perDay.value) ? only.value : undefined
}

/** "9,800 rentals a day", four photographs before and four after, and 78,400 requests: these are pictures, and the rentals are the cases. */
function picturesOf(quantities: readonly Quantity[], requests: number): number | undefined {
  const daily = quantities.filter(
    ({ unit, role, per, where, counts }) =>
      unit === 'count' && role === 'volume' && per === 'day' && where.question === 'problem' && counts !== undefined,
  )
  const most = Math.max(0, ...daily.map(({ value }) => value))
  const each = requests / most
  const isTold = quantities.some(({ counts = '', value }) => PICTURES.test(counts) && value > 1 && each % value === 0)
  return most > 0 && isTold && Number.isInteger(each) && each > 1 && each <= MOST_PICTURES ? most : undefined
}
const PICTURES = /\b(?:pictures|photos|photographs|images|views|frames)$/iu
const MOST_PICTURES = 60

/** Beyond so many times what the named people have, the minutes are those of something rarer. (Our judgment.) */
const TIMES_THE_PEOPLE = 10
const HOURS_A_DAY = 7

/** A forecast or a plan is worked out for many things at once: the minutes are seldom those of one of them. */
const AT_ONCE = ['predict', 'optimize']
/** There so many people at most must be named for the work. (Our judgment.) */
const TIMES_AT_ONCE = 2

/** Whether people can have spent the minutes on each case: 3 million posts a day at 1.5 minutes are not the work of nine. Pure. */
export function minutesFit(profile: Profile): boolean {
  const { money, staff, effective } = profile
  if (isOfAnother(profile)) return false
  const perDay = spentOn(profile)
  const isAtOnce = AT_ONCE.includes(String(effective.task))
  if (perDay === undefined || money.minutesPerCase === undefined) return true
  const hours = (perDay * money.minutesPerCase.value) / 60
  if (staff === undefined) return !isAtOnce || hours <= HOURS_A_DAY
  return hours <= staff.value * HOURS_A_DAY * (isAtOnce ? TIMES_AT_ONCE : TIMES_THE_PEOPLE)
}

function sameSentence(one: Quantity, other: Quantity, answers: Profile['answers']): boolean {
  if (one.where.question !== other.where.question) return false
  const [from, to] = [one.where.at, other.where.at].toSorted((a, b) => a - b)
  return !/[.;!?]\s/u.test(String(answers[one.where.question] ?? '').slice(from, to))
}

/** A volume that the problem tells by the week, month or year, where it is far from the answered one. */
const FAR = 5

/** What the team counts by the year, and how many that are on a working day, where the answered volume is far from it. Pure. */
export function toldVolume({
  quantities,
  volumes,
}: Profile): { readonly perDay: number; readonly told: string } | undefined {
  const { perDay } = volumes
  if (perDay === undefined || perDay.from !== 'answer' || perDay.low !== undefined) return undefined
  const found = quantities.find(
    ({ role, unit, per, where, counts }) =>
      role === 'volume' &&
      unit === 'count' &&
      per === 'year' &&
      where.question === 'problem' &&
      counts?.endsWith('s') === true,
  )
  if (found === undefined) return undefined
  const daily = found.value / WORKING_DAYS
  const ratio = perDay.value / daily
  return ratio < FAR || daily < 1
    ? undefined
    : { perDay: daily, told: `${found.value.toLocaleString('en-US')} ${found.counts} a year` }
}
