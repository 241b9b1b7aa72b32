import { smallNumber } from '../../amounts/number-words.ts'
import { around } from '../../profile/change.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'
import { isPeriod } from '../../profile/quantity-words.ts'
import { share, type Told, thingsIn } from '../sums/told.ts'
import { effortLine } from './efforts.ts'
import { figure, type ToldLine, whole } from './line.ts'
import { baseOf, oftenIn, timesAYear, type Volume, volumesIn } from './volumes.ts'
import { clauseBefore, EACH, GOALS, HOUR, NO_WORK } from './work-words.ts'

const TOGETHER = /^\s*(?:together|in all|in total|altogether|all told|between them)\b/iu

type Pair = { readonly now: Told; readonly then: Quantity }

/** Time that a goal takes off people's work: for each case, for each time that it is done, or as a part of all of it. */
export function timeLines(
  all: readonly Told[],
  text: Profile,
  volumes: readonly Volume[],
  days: number,
): readonly ToldLine[] {
  const [told, profile] = [all.map(asWork), { ...text, quantities: text.quantities.map(asWork) }]
  const pair = pairOf(told, profile)
  const line = pair && (perCase(pair, volumes, profile) ?? perTime(pair, told, profile, days))
  return [line ?? effortLine(told, profile, volumes, days) ?? []].flat()
}

const isTime = ({ unit, value }: Quantity): boolean => unit === 'seconds' && value > 0 && value <= 400 * HOUR

/** A day of work has eight hours, and a week forty: "a planner spends three days on it". */
const WORKED: readonly (readonly [RegExp, number])[] = [
  [/\bdays?\b/iu, 8 / 24],
  [/\bweeks?\b/iu, 40 / 168],
]
function asWork<Q extends Quantity>(quantity: Q): Q {
  if (quantity.unit !== 'seconds') return quantity
  const own = quantity.words.replace(/\b(?:a|per|each|every) (?:day|week)$/iu, '')
  const factor = WORKED.find(([word]) => word.test(own))?.[1] ?? 1
  return factor === 1 ? quantity : { ...quantity, value: quantity.value * factor }
}
/** The one time of the story and the one of the goal that belong together: told as a step, or for each of the same thing. */
function pairOf(told: readonly Told[], profile: Profile): Pair | undefined {
  const { quantities, answers } = profile
  const goals = [...quantities, ...inverted(String(answers.success_measure ?? ''))].filter(
    (each) =>
      isTime(each) && GOALS.includes(each.where.question) && each.role !== 'latency' && each.role !== 'deadline',
  )
  const pairs = goals.flatMap((goal): Pair[] => {
    const then = withPer(goal, answers)
    const clause = clauseBefore(goal, answers)
    const step = goals.find(
      (each) =>
        each !== goal &&
        each.where.question === goal.where.question &&
        Math.abs(each.where.at - goal.where.at) < 40 &&
        isStep(each, goal),
    )
    const stories = told.filter(
      (each) => isTime(each) && ['problem', 'why'].includes(each.where.question) && each.value > goal.value,
    )
    const before = step?.value ?? insteadOf(goal, answers)
    if (before !== undefined) {
      const now = stories.find(({ value }) => value === before) ?? toldHere(then, before, answers)
      return now === undefined || NO_WORK.test(clause) || NO_WORK.test(ownWords(now)) ? [] : [{ now, then }]
    }
    const same = stories.filter((now) => isOfSame(now, then, clause))
    return same.length === 1 && same[0] !== undefined && then.value <= same[0].value * CLEARLY_LESS
      ? [{ now: same[0], then }]
      : []
  })
  return pairs.length === 1 ? pairs[0] : undefined
}

/** The words right before a time, back to the last comma: "types the lines, 18 minutes each" tells of no machine. */
const ownWords = ({ before }: Told): string => /[^.;,]*$/u.exec(before.slice(-40))?.[0] ?? ''

const OF_EACH = /^\s*of an? \p{L}+ (?:a|per|for each|for every) (?<per>\p{L}+)/iu

/** "Eight minutes of a clerk for each wish": for each of what stands behind the person. */
function withPer(goal: Quantity, answers: Profile['answers']): Quantity {
  const per = goal.per ?? OF_EACH.exec(around(goal, answers)[1])?.groups?.per
  return per === undefined ? goal : { ...goal, per }
}

const INSTEAD = /^[^.;,\d]{0,40}? instead of (?:about |the )?(?<many>\p{L}+|\d+(?:\.\d+)?)\b(?! ?%)/iu

/** "One hour instead of eight": how long it is today, in the unit of the goal. */
function insteadOf(goal: Quantity, answers: Profile['answers']): number | undefined {
  const many = INSTEAD.exec(around(goal, answers)[1])?.groups?.many ?? ''
  const now = smallNumber(many) ?? Number(many || Number.NaN)
  const unit = /\bhours?\b/iu.test(goal.words) ? HOUR : /\bminutes?\b/iu.test(goal.words) ? 60 : undefined
  return unit !== undefined && now * unit > goal.value ? now * unit : undefined
}

/** "30 hours a day together instead of 101": both stand in the goal, and it is all of their work. */
function toldHere(then: Quantity, value: number, answers: Profile['answers']): Told | undefined {
  const [before, after] = around(then, answers)
  const isWhole = isPeriod(then.per) && TOGETHER.test(after)
  return isWhole ? { ...then, value, before: before.slice(-60), after, sentence: -1, things: [] } : undefined
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

/** The time of one and the one that the goal leaves, with what comes in of them where that is sure. Pure. */
export function timePair(
  all: readonly Told[],
  text: Profile,
  days: number,
): (Pair & { readonly base: Volume | undefined }) | undefined {
  const told = all.map(asWork)
  const pair = pairOf(told, { ...text, quantities: text.quantities.map(asWork) })
  return pair && { ...pair, base: caseBase(pair, volumesIn(told, days)) }
}

/** What comes in of that which the minutes are told for; undefined where they are for something else, or all at once. */
function caseBase({ now }: Pair, volumes: readonly Volume[]): Volume | undefined {
  if (isPeriod(now.per) || (TOGETHER.test(now.after) && !isForEach(now)) || now.value > 40 * HOUR) return undefined
  const named = now.per ?? ''
  return now.per === undefined ? baseOf(undefined, now.before, volumes) : baseOf(named, named, volumes)
}

/** "11 minutes on average" for each of what comes in. */
function perCase({ now, then }: Pair, volumes: readonly Volume[], { answers }: Profile): ToldLine | undefined {
  const base = caseBase({ now, then }, volumes)
  if (base === undefined) return undefined
  const less = now.value - then.value
  const aside = around(then, answers)[1].slice(0, 30)
  return {
    hours: (base.perYear * less) / HOUR,
    how: `${stepOf(now.value, then.value)} on each of ${whole(base.perYear)} ${base.noun} a year: ${whole((base.perYear * less) / HOUR)} hours`,
    kept: ['timeKept'],
    about: [...base.things, 'time'],
    ...(UNPAID.test(`${now.before} ${now.after} ${then.words} ${aside}`) && { unpaid: true as const }),
  }
}

/** "For each she writes a notice and a booklet: 95 minutes together": all of one case. */
const isForEach = ({ before }: Told): boolean => /\bfor (?:each|every)\b[^.;!?]*$/iu.test(before)

/** "26 hours together" every weekend; "50 hours for each teacher", twice a year. */
function perTime({ now, then }: Pair, told: readonly Told[], { answers }: Profile, days: number): ToldLine | undefined {
  const text = `${now.before} ${now.words} ${now.after}`
  const often = isPeriod(now.per)
    ? timesAYear(now.per ?? '', days)
    : (oftenIn(ownClause(now), days) ??
      oftenIn(ONCE_A_YEAR.exec(String(answers.problem ?? ''))?.[0] ?? '', days) ??
      (answers.frequency === 'daily' ? days : EVERY[String(answers.frequency ?? '')]))
  const heads = told.find(
    ({ unit, counts = '', per, role }) =>
      unit === 'count' &&
      per === undefined &&
      role === 'staff' &&
      now.per !== undefined &&
      share(thingsIn(now.per), thingsIn(counts)),
  )
  const isAll = isPeriod(now.per) || TOGETHER.test(now.after)
  if (often === undefined || EACH.test(now.after) || isForEach(now) || (!isAll && heads === undefined)) return undefined
  const many = isAll ? 1 : (heads?.value ?? 1)
  const hours = ((now.value - then.value) / HOUR) * often * many
  return {
    hours,
    how: `${stepOf(now.value, then.value)}${many > 1 ? ` for each of ${figure(many)}` : ''}, ${figure(often)} times a year: ${whole(hours)} hours`,
    kept: ['timeKept'],
    about: ['time'],
    ...(UNPAID.test(text) && { unpaid: true as const }),
  }
}
/** Between commas: "25 times a day" further on is of something else. */
const ownClause = ({ before, words, after }: Told): string =>
  `${/[^,;:]*$/u.exec(before)?.[0] ?? ''} ${words} ${/^[^,;:]*/u.exec(after)?.[0] ?? ''}`
const ONCE_A_YEAR = /\b(?:once|twice|(?:three|four) times) (?:a|each|every) year\b/iu
const EVERY: Readonly<Record<string, number | undefined>> = { weekly: 52 }
const UNPAID = /\b(?:volunteers?|unpaid|honorary|in (?:their|our) (?:free|spare) time|pensioners|retirees)\b/iu

/** "8 hours to 1", "2.5 minutes to 50 seconds": in one unit where both are long. */
function stepOf(from: number, to: number): string {
  const inHours = from >= 2 * HOUR
  const short = (seconds: number) => (seconds < 60 ? `${figure(seconds)} seconds` : `${figure(seconds / 60)} minutes`)
  return inHours ? `${figure(from / HOUR)} hours to ${figure(to / HOUR)}` : `${short(from)} to ${short(to)}`
}
