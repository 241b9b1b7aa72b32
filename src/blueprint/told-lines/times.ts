import { around, isCut } from '../../profile/change.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'
import { isPeriod } from '../../profile/quantity-words.ts'
import { lowerFirst } from '../../sentence.ts'
import { share, type Told, thingsIn } from '../sums/told.ts'
import { A_PERSON, workersIn } from './heads.ts'
import { anyWord, figure, percent, type ToldLine, whole } from './line.ts'
import { baseOf, oftenIn, timesAYear, type Volume } from './volumes.ts'

const HOUR = 3600
const GOALS = ['success_measure', 'outcome']
/** A wait, a delay or the time of a machine is nobody's work. */
const NO_WORK = anyWord(
  String.raw`wait\w*|response|reply|replies|turnaround|lead time|delay\w*|backlog|delivery|cycle|latency|median|standstill|downtime`,
  String.raw`machine|lines?|server|trip|driv\w+|queue|live|within|answer time|first answer|time to|days? until|overdue|old`,
)
const TOGETHER = /^\s*(?:together|in all|in total|altogether|all told|between them)\b/iu
const EACH = /^\s*(?:each|apiece)\b/iu
const OUR_WORK = anyWord(
  String.raw`work\w*|effort|typing|planning|handling|drafting|writing|reading|checking|review\w*|prepar\w+|clerk\w*|staff`,
  String.raw`planners?|admin\w*|search\w*|sort\w*|label+ing|coding|keying|entry|hours?`,
)

type Pair = { readonly now: Told; readonly then: Quantity }

/** Time that a goal takes off people's work: for each case, for each time that it is done, or as a part of all of it. */
export function timeLines(
  told: readonly Told[],
  profile: Profile,
  volumes: readonly Volume[],
  days: number,
): readonly ToldLine[] {
  const pair = pairOf(told, profile)
  const line = pair && (perCase(pair, volumes) ?? perTime(pair, told, profile, days))
  return [line ?? effortCut(told, profile) ?? []].flat()
}

const isTime = ({ unit, value }: Quantity): boolean => unit === 'seconds' && value > 0 && value <= 400 * HOUR
const clauseBefore = (quantity: Quantity, { answers }: Profile): string =>
  /[^.;,]*$/u.exec(around(quantity, answers)[0])?.[0] ?? ''

/** The one time of the story and the one of the goal that belong together: told as a step, or for each of the same thing. */
function pairOf(told: readonly Told[], profile: Profile): Pair | undefined {
  const { quantities, answers } = profile
  const goals = [...quantities, ...inverted(String(answers.success_measure ?? ''))].filter(
    (each) =>
      isTime(each) && GOALS.includes(each.where.question) && each.role !== 'latency' && each.role !== 'deadline',
  )
  const pairs = goals.flatMap((then): Pair[] => {
    const clause = clauseBefore(then, profile)
    const step = goals.find(
      (each) =>
        each !== then &&
        each.where.question === then.where.question &&
        Math.abs(each.where.at - then.where.at) < 40 &&
        isStep(each, then),
    )
    const stories = told.filter(
      (each) => isTime(each) && ['problem', 'why'].includes(each.where.question) && each.value > then.value,
    )
    if (step !== undefined) {
      const now = stories.find(({ value }) => value === step.value)
      return now === undefined || NO_WORK.test(clause) || NO_WORK.test(now.before.slice(-40)) ? [] : [{ now, then }]
    }
    const same = stories.filter((now) => isOfSame(now, then, clause))
    return same.length === 1 && same[0] !== undefined && then.value <= same[0].value * CLEARLY_LESS
      ? [{ now: same[0], then }]
      : []
  })
  return pairs.length === 1 ? pairs[0] : undefined
}

const INVERTED =
  /\b(?<unit>hours|minutes) (?:per|for each|for every|a) (?<per>\p{L}+) (?:under|below|at most|down to|from \d+ to) (?<many>\d+(?:\.\d+)?)\b/giu

/** "Hours per report under 10": the unit stands before the number. */
const inverted = (text: string): readonly Quantity[] =>
  [...text.matchAll(INVERTED)].map(({ groups = {}, index, 0: words }) => {
    const value = Number(groups.many) * (groups.unit?.toLowerCase() === 'hours' ? HOUR : 60)
    return {
      value,
      high: value,
      unit: 'seconds',
      per: groups.per ?? '',
      words,
      where: { question: 'success_measure', at: index },
    }
  })

/** Only a little shorter, it may be the time of another piece of work. (Our judgment.) */
const CLEARLY_LESS = 0.7
const A_CASE = /^(?:case|file|piece|item|document|one)$/iu
const FOR_EACH = /\b(?:each|every|per|an?)\s+\p{L}+\b/iu
const TIME = /\b(?:time|minutes|hours|effort|work)\b/iu

/** For each of the same thing, or for what the goal's clause names in the words of the story: "after-call time under 50 seconds". */
function isOfSame(now: Told, then: Quantity, clause: string): boolean {
  const each = (now.per !== undefined && !isPeriod(now.per)) || EACH.test(now.after)
  if (then.per !== undefined && !isPeriod(then.per))
    return each && (now.per === undefined || now.per === then.per || A_CASE.test(then.per))
  if (then.per !== undefined || then.high === undefined || !TIME.test(clause) || NO_WORK.test(clause)) return false
  const said = `${now.before.slice(-40)} ${now.after.slice(0, 40)}`
  return (each || FOR_EACH.test(said)) && share(thingsIn(clause), thingsIn(`${now.before} ${now.after}`))
}

const isStep = (now: Quantity, then: Quantity): boolean =>
  now.value > then.value &&
  ((now.role === 'turnaround' && then.role === 'target-turnaround') ||
    (now.role === 'time-per-case' && then.role === 'target'))

/** "11 minutes on average" for each of what comes in. */
function perCase({ now, then }: Pair, volumes: readonly Volume[]): ToldLine | undefined {
  if (isPeriod(now.per) || TOGETHER.test(now.after) || now.value > 40 * HOUR) return undefined
  const named = now.per ?? ''
  const base = now.per === undefined ? baseOf(undefined, now.before, volumes) : baseOf(named, named, volumes)
  if (base === undefined) return undefined
  const less = now.value - then.value
  return {
    hours: (base.perYear * less) / HOUR,
    how: `${timeOf(now.value)} to ${timeOf(then.value)} on each of ${whole(base.perYear)} ${base.noun} a year: ${whole((base.perYear * less) / HOUR)} hours`,
    kept: ['timeKept'],
    about: [...base.things, 'time'],
  }
}

/** "26 hours together" every weekend; "50 hours for each teacher", twice a year. */
function perTime({ now, then }: Pair, told: readonly Told[], { answers }: Profile, days: number): ToldLine | undefined {
  const text = `${now.before} ${now.words} ${now.after}`
  const often = isPeriod(now.per)
    ? timesAYear(now.per ?? '', days)
    : (oftenIn(String(answers.problem ?? ''), days) ?? EVERY[String(answers.frequency ?? '')])
  const heads = told.find(
    ({ unit, counts = '', per, role }) =>
      unit === 'count' &&
      per === undefined &&
      role === 'staff' &&
      now.per !== undefined &&
      share(thingsIn(now.per), thingsIn(counts)),
  )
  const isAll = isPeriod(now.per) || TOGETHER.test(now.after)
  if (often === undefined || EACH.test(now.after) || (!isAll && heads === undefined)) return undefined
  const many = isAll ? 1 : (heads?.value ?? 1)
  const hours = ((now.value - then.value) / HOUR) * often * many
  return {
    hours,
    how: `${timeOf(now.value)} to ${timeOf(then.value)}${many > 1 ? ` for each of ${figure(many)}` : ''}, ${figure(often)} times a year: ${whole(hours)} hours`,
    kept: ['timeKept'],
    about: ['time'],
    ...(UNPAID.test(text) && { unpaid: true as const }),
  }
}
const EVERY: Readonly<Record<string, number | undefined>> = { weekly: 52 }
const UNPAID = /\b(?:volunteers?|unpaid|honorary|in (?:their|our) (?:free|spare) time|pensioners|retirees)\b/iu

/** "Effort down 40 %": a part of what the people who are named for it can work at most. */
function effortCut(told: readonly Told[], profile: Profile): ToldLine | undefined {
  const { quantities, answers } = profile
  const cuts = quantities.filter((each) => {
    if (each.unit !== 'share' || !GOALS.includes(each.where.question) || !isCut(each, answers)) return false
    const [, after] = around(each, answers)
    const clause = `${clauseBefore(each, profile)} ${/^[^.;,]*/u.exec(after)?.[0] ?? ''}`
    return OUR_WORK.test(clause) && !NO_WORK.test(clause)
  })
  const people = workersIn(told)
  const [cut, who] = [cuts[0], people[0]]
  if (cut === undefined || who === undefined || cuts.length > 1 || people.length > 1) return undefined
  return {
    hours: who.value * A_PERSON * cut.value,
    how: `${percent(cut.value)} of the ${whole(who.value * A_PERSON)} hours a year of your ${lowerFirst(who.words)}`,
    kept: ['staffTime', 'goalKept'],
    about: ['time'],
  }
}

const timeOf = (seconds: number): string =>
  seconds < 60
    ? `${figure(seconds)} seconds`
    : seconds < 2 * HOUR
      ? `${figure(seconds / 60)} minutes`
      : `${figure(seconds / HOUR)} hours`
