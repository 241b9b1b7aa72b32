import type { Profile } from '../../profile/profile.ts'
import { isRecorded } from '../case-size.ts'
import { workPerDay } from '../work-facts.ts'
import { periodOf } from './shares.ts'
import { figure, type Sum } from './sum.ts'
import { isPace, quoted, type Told } from './told.ts'

/** Hours that one person works in a year, and in a day. (Our judgment: 250 days of seven hours.) */
const A_YEAR = 1750
const A_DAY = 7
const WORKING_DAYS = 250
const EACH = /^(?:\s*(?:of work|each|apiece|per \p{L}+|for each|je)\b)/iu
const JE = /\b(?:each|je)\s+$/iu
/** Nobody works longer on one case without a break. */
const LONG = 8 * 3600

/** Minutes for each of what the text counts: hours of work and the people that they take. */
export function workSums(told: readonly Told[], profile: Profile): readonly Sum[] {
  const mixed = mixedWork(told)
  if (mixed !== undefined) return [mixed]
  const sums = workTimes(told).map(({ count, time }) => workSum(count, time, told))
  return sums.length > 0 ? sums : answered(told, profile)
}

/** Shares that together are all of it, but for rounding. */
const ALL = { least: 0.97, most: 1.03 }

/** "68 % are the same, nine minutes each; the other 32 % are new: 52 minutes each": every part at its own minutes, of what was counted before them. */
function mixedWork(told: readonly Told[]): Sum | undefined {
  const problem = told.filter(({ where }) => where.question === 'problem')
  const parts = problem.flatMap((part, at) => {
    const next = problem.slice(at + 1).find(({ unit }) => unit === 'share' || unit === 'seconds')
    const isPart = part.unit === 'share' && part.value < 1 && next?.unit === 'seconds' && next.value <= LONG
    return isPart && next.value >= 30 ? [{ part, time: next }] : []
  })
  const shares = problem.filter(({ unit, value }) => unit === 'share' && value < 1)
  const all = parts.reduce((sum, { part }) => sum + part.value, 0)
  const count = problem.findLast(
    ({ unit, role, years, where, things }) =>
      unit === 'count' &&
      role === 'volume' &&
      years !== undefined &&
      things.length > 0 &&
      where.at < (parts[0]?.part.where.at ?? 0),
  )
  if (parts.length < 2 || shares.length > parts.length || all < ALL.least || all > ALL.most) return undefined
  if (count?.years === undefined) return undefined
  const seconds = parts.reduce((sum, { part, time }) => sum + part.value * time.value, 0)
  const hours = (count.value * seconds) / 3600
  const shown = parts.map(({ part, time }) => `${figure(100 * part.value)}% x ${figure(time.value / 60)}`)
  return {
    kind: 'work',
    words: [quoted(count), ...parts.map(({ part, time }) => `${part.words}, ${time.words}`)],
    working: `${figure(count.value)} x (${shown.join(' + ')}) minutes`,
    result: `${figure(hours)} hours ${periodOf(count.years)}, the work of ${peopleIn(peopleOf(count, { ...count, value: seconds }))}${beside(told, count, peopleOf(count, { ...count, value: seconds }))}`,
    facts: { workHoursPerYear: hours / count.years },
    minutes: seconds / 60,
  }
}

/** What the text counts and the minutes that it tells for each of them. */
export function workTimes(told: readonly Told[]): readonly { readonly count: Told; readonly time: Told }[] {
  return told.flatMap((time) => {
    if (time.unit !== 'seconds' || time.value < 30 || time.value > LONG || time.low !== undefined) return []
    if (isRecorded([time.before, time.after])) return []
    const each =
      EACH.test(time.after) ||
      isOfAll(time) ||
      JE.test(time.before) ||
      (time.per !== undefined && time.role === 'time-per-case')
    const count = each ? countOf(time, told) : undefined
    return count === undefined || peopleOf(count, time) < LEAST ? [] : [{ count, time }]
  })
}

/** "For each she writes a notice and a booklet: 95 minutes together": all the work on one. */
const isOfAll = ({ before, after }: Told): boolean =>
  /^\s*(?:together|in all|in total|altogether)\b/iu.test(after) && /\bfor (?:each|every)\b[^.;!?]*$/iu.test(before)

/** The one count with a time in the sentence of the minutes, or in the sentence before. */
function countOf(time: Told, told: readonly Told[]): Told | undefined {
  const counts = told.filter(
    (each) =>
      each.unit === 'count' &&
      each.years !== undefined &&
      each.where.question === time.where.question &&
      each.value > 1 &&
      !isPace(each),
  )
  const near = (far: number) => counts.filter(({ sentence }) => time.sentence - sentence === far)
  const here = near(0)
  // "68 % are the same, nine minutes each": of the part, not of all that the sentence before counts.
  const last = told.findLast(({ sentence, where }) => sentence === time.sentence && where.at < time.where.at)
  if (here.length === 0 && last?.unit === 'share') return undefined
  const [only] = here.length > 0 ? nearest(here, time) : near(1)
  return here.length === 0 && near(1).length > 1 ? undefined : only
}

/** "12 min each, 1,050 a day, 31k reports a day": the next one belongs to the minutes. */
const nearest = (counts: readonly Told[], { where }: Told): readonly Told[] =>
  counts.toSorted((a, b) => Math.abs(a.where.at - where.at) - Math.abs(b.where.at - where.at))

/** Work of less than so much of one person is hardly what the minutes are spent on. (Our judgment.) */
const LEAST = 0.05

/** How many people the minutes take. */
function peopleOf({ value, years = 1, per }: Told, time: Told): number {
  const hours = (value * time.value) / 3600
  return per === 'day' ? hours / A_DAY : hours / years / A_YEAR
}

function workSum(count: Told, time: Told, told: readonly Told[]): Sum {
  const years = count.years ?? 1
  const hours = (count.value * time.value) / 3600
  const people = peopleOf(count, time)
  return {
    kind: 'work',
    words: [quoted(count), `${time.words}${EACH.exec(time.after)?.[0] ?? ''}`],
    working: `${figure(count.value)} x ${figure(time.value / 60)} minutes`,
    result: `${figure(hours)} hours ${periodOf(years)}, the work of ${peopleIn(people)}${beside(told, count, people)}`,
    facts: { workHoursPerYear: hours / years },
    minutes: time.value / 60,
  }
}

/** The minutes that were answered, on the cases that the text counts, where both belong together. */
function answered(told: readonly Told[], profile: Profile): readonly Sum[] {
  const minutes = profile.money.minutesPerCase
  const perDay = workPerDay(profile)
  if (minutes?.from !== 'answer' || perDay === undefined || perDay !== profile.volumes.perDay?.value) return []
  const count = told.find(
    ({ role, unit, years, where }) =>
      role === 'volume' && unit === 'count' && years !== undefined && where.question === 'problem',
  )
  if (count?.years === undefined) return []
  const yearly = count.value / count.years
  const hours = (yearly * minutes.value) / 60
  const people = hours / A_YEAR
  const have = profile.staff?.value
  // Without people to hold it against, nobody knows whether somebody looks at every one.
  if (have === undefined || people > have * 2 || people < have / 20) return []
  const daily = Math.abs(yearly / (perDay * WORKING_DAYS) - 1)
  const yearRound = Math.abs(yearly / (perDay * 365) - 1)
  if (Math.min(daily, yearRound) > 0.25) return []
  return [
    {
      kind: 'work',
      words: [quoted(count)],
      working: `${figure(yearly)} a year x ${figure(minutes.value)} minutes (your answer)`,
      result: `${figure(hours)} hours a year, the work of ${peopleIn(people)}${beside(told, count, people)}`,
    },
  ]
}

const peopleIn = (people: number): string =>
  people < 0.95
    ? `${figure(people)} of one person`
    : people < 1.5
      ? 'one person'
      : `${people < 10 ? figure(people) : figure(Math.round(people))} people`

const EVERYBODY = /\b(?:people|persons?|employees|staff)\b/iu

/** The people that the text names for it: those of the same sentence, else those who are called by their work. */
function beside(told: readonly Told[], count: Told, people: number): string {
  const staff = told.filter(({ role, unit, years }) => role === 'staff' && unit === 'count' && years === undefined)
  const named =
    staff.find(({ sentence }) => sentence === count.sentence) ??
    staff.find(({ counts = '' }) => !EVERYBODY.test(counts))
  return named === undefined || people < 0.2 ? '' : ` (you name ${named.words})`
}
