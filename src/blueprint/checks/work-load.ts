import type { Profile } from '../../profile/profile.ts'
import type { FactName } from '../fact-names.ts'
import { periodOf } from '../sums/shares.ts'
import { type Told, toldIn } from '../sums/told.ts'
import { workTimes } from '../sums/work.ts'
import { DOES, isPeople, workersIn } from '../told-lines/heads.ts'
import { timePair } from '../told-lines/times.ts'
import { daysAYear } from '../told-lines/volumes.ts'
import { EACH } from '../told-lines/work-words.ts'
import { minutesFit } from '../work-facts.ts'
import { capacityIn } from './capacity.ts'
import { goalOf } from './goal-time.ts'
import { growthIn } from './growth.ts'

type Facts = Partial<Record<FactName, number | string>>

const HOURS_A_DAY = 7
const HOURS_A_YEAR = 1750
/** Working days of a period by its name, for one person; a year by its hours. */
const DAYS: Readonly<Record<string, number | undefined>> = { 'a day': 1, 'a week': 5, 'a month': 21 }

/** What comes in, the minutes for one, and the minutes that the goal leaves. */
type Load = {
  readonly many: number
  readonly noun: string
  readonly years: number
  readonly minutes: number
  readonly goal?: number
  /** The number that the minutes stand beside. */
  readonly count: Told
}

/** Hours of the work that the text tells by count and minutes, those of the people whom it names for it, and what the goals make of them. */
export function workLoad(profile: Profile): Facts {
  if (profile.volumes.once !== undefined) return {}
  const told = toldIn(profile)
  const work = loadOf(told, profile)
  if (work === undefined) return {}
  const { many, noun, years, minutes, goal, count } = work
  const period = periodOf(years)
  const hours = (many * minutes) / 60
  const capacity = capacityIn(String(profile.answers[count.where.question] ?? ''))
  const people = peopleFor(count, told, profile)
  const growth = growthIn(told, profile)
  const peak = peakOf(work, told)
  const each = DAYS[period] === undefined ? HOURS_A_YEAR * years : DAYS[period] * HOURS_A_DAY
  return {
    loadCount: many,
    loadNoun: noun,
    loadPeriod: period,
    loadMinutes: minutes,
    loadHours: hours,
    loadHeads: hours / each,
    ...(goal !== undefined && { loadGoalMinutes: goal, loadGoalHours: (many * goal) / 60 }),
    ...(people && { loadPeople: people.words, loadStaff: people.many, loadHave: people.many * each }),
    ...(capacity && {
      loadPeople: capacity.words,
      loadStaff: capacity.many,
      loadHave: period === 'a day' ? capacity.hoursPerYear / WORKING_DAYS : capacity.hoursPerYear * years,
    }),
    ...(peak !== undefined && { loadPeak: peak, loadPeakHours: (peak * minutes) / 60 }),
    ...(growth && {
      growBy: growth.more / growth.of,
      growTold: `${growth.more.toLocaleString('en-US')} more ${growth.noun}`,
      growOf: growth.of,
    }),
  }
}

/** By the pair of story and goal where there is one, else by count and minutes of the story alone, else by what the goal tells of today. */
function loadOf(told: readonly Told[], profile: Profile): Load | undefined {
  const pair = timePair(told, profile, daysAYear(profile, profile.days.everyDay))
  const all = workTimes(told)
  const [alone] = all
  if (all.some(({ time, count }) => isOfPart(time, told) || isOfEach(count, time))) return undefined
  // What the minutes stand beside is what they are spent on; another count means that it is not sure.
  if (pair?.base !== undefined) {
    const { now, then, base } = pair
    const isOther = alone !== undefined && alone.count !== base.told && alone.count.counts !== undefined
    return isOther ? undefined : load(base.told, now.value, then.value)
  }
  if (alone !== undefined) {
    // "52 times a day they call" counts no cases.
    if (/^times$/iu.test(alone.count.counts ?? '')) return undefined
    const isSame = pair?.now.where.at === alone.time.where.at
    return pair === undefined || isSame
      ? load(alone.count, alone.time.value, pair?.then.value ?? goalOf(alone.time.value, profile))
      : undefined
  }
  return pair === undefined ? fromGoal(told, profile) : undefined
}

const PLAIN_SHARE = /%|per ?cent/iu
/** "68 % are the same, and a person still needs nine minutes to see that": the minutes are those of a part. */
const isOfPart = (time: Told, told: readonly Told[]): boolean =>
  told.some(
    ({ unit, words, sentence, where }) =>
      unit === 'share' && PLAIN_SHARE.test(words) && sentence === time.sentence && where.at < time.where.at,
  )

/** "Each is good for six a day": a count without a noun that is one person's, unless the minutes are told of each of them. */
const isOfEach = (count: Told, time: Told): boolean =>
  count.counts === undefined && (/\beach\b/iu.test(count.before) || !EACH.test(time.after))

const load = (count: Told, now: number, goal: number | undefined): Load | undefined =>
  count.years === undefined
    ? undefined
    : {
        many: count.value,
        noun: count.counts ?? 'of them',
        years: count.years,
        minutes: now / 60,
        ...(goal !== undefined && { goal: goal / 60 }),
        count,
      }

/** "From 3 minutes to 40 seconds an invoice" in the goal, and one thing that comes in. */
function fromGoal(told: readonly Told[], profile: Profile): Load | undefined {
  const minutes = profile.money.minutesPerCase
  const coming = told.filter(
    ({ role, unit, years, where }) =>
      role === 'volume' && unit === 'count' && years !== undefined && where.question === 'problem',
  )
  const [only] = coming
  if (minutes?.question !== 'success_measure' || only === undefined || coming.length > 1) return undefined
  if (!minutesFit(profile)) return undefined
  const goal = goalOf(minutes.value * 60, profile)
  return goal === undefined ? undefined : load(only, minutes.value * 60, goal)
}

/** So much more than on the mean day, and it is another day. (Our judgment.) */
const BUSIER = 1.25

/** "Up to 70 a day in harvest" beside a count of the year: the day when it is most. */
function peakOf({ count, years, many }: Load, told: readonly Told[]): number | undefined {
  if (years < 1 / 60) return undefined
  const daily = many / years / WORKING_DAYS
  const peaks = told.filter(
    (each) =>
      each.unit === 'count' &&
      each.per === 'day' &&
      each.high !== undefined &&
      each.low === undefined &&
      each.where.question === count.where.question &&
      Math.abs(each.where.at - count.where.at) < NEAR &&
      each.value > daily * BUSIER,
  )
  return peaks.length === 1 ? peaks[0]?.value : undefined
}
const NEAR = 60
const WORKING_DAYS = 250

const ONLY_THIS = /^\s*do nothing else\b/iu

/** Those of whom the text says that they do it, near the count: "eleven agents read each one", "two curators and three volunteers write". */
function peopleFor(
  count: Told,
  told: readonly Told[],
  { answers }: Profile,
): { readonly words: string; readonly many: number } | undefined {
  const near = workersIn(told).filter(
    ({ where, sentence, after }) =>
      ONLY_THIS.test(after) || (where.question === count.where.question && Math.abs(sentence - count.sentence) <= 1),
  )
  const [only] = near
  if (only === undefined) return onePerson(String(answers[count.where.question] ?? ''))
  if (near.length > 1) return undefined
  const beside = told.filter(
    (each) => isPeople(each) && each.sentence === only.sentence && only.before.trimEnd().endsWith(`${each.words} and`),
  )
  const all = [...beside, only]
  return {
    words: all.map(({ words }) => words.toLowerCase()).join(' and '),
    many: all.reduce((sum, { value }) => sum + value, 0),
  }
}

const ONE = /\b(?:one|a single|only one) (?<who>\p{Ll}+)(?=\s)/giu

/** "One dietitian types them", in the answer of the count. */
function onePerson(text: string): { readonly words: string; readonly many: number } | undefined {
  const found = [...text.matchAll(ONE)].filter((match) => DOES.test(text.slice(match.index + match[0].length)))
  const who = found[0]?.groups?.who
  return who === undefined || found.length > 1 ? undefined : { words: `one ${who}`, many: 1 }
}
