import { smallNumber } from '../../amounts/number-words.ts'
import type { Profile } from '../../profile/profile.ts'
import { isPace, share, type Told, thingsIn } from '../sums/told.ts'

/** How many of a thing there are a year, as the team counts them. */
export type Volume = {
  readonly perYear: number
  readonly noun: string
  readonly things: readonly string[]
  /** Stems of what is counted itself: of "fault visits" the visits. */
  readonly heads: readonly string[]
  readonly told: Told
}

const WORKING_DAYS = 250
/** Days a year on which the work is done: as the text says, else working days, or all of them where such work never rests. */
export const daysAYear = ({ days }: Pick<Profile, 'days'>, everyDay: boolean): number =>
  days.toldDaysAYear ?? (everyDay || days.everyDay ? 365 : WORKING_DAYS)

/** Times a year of a period by its name; weekdays and seasons beside the usual ones. Undefined for anything else. */
export function timesAYear(per: string, days: number): number | undefined {
  const name = per.toLowerCase()
  if (/^(?:day|night|morning|evening|workday)$/u.test(name)) return days
  if (/^(?:week|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/u.test(name)) return 52
  return { fortnight: 26, month: 12, quarter: 4, season: 1, term: 3, semester: 2, year: 1 }[name]
}

const TIMES =
  /\b(?<many>once|twice|(?<n>\d+|two|three|four|five|six|ten|twelve) times) (?:a|per|each|every) (?<per>day|week|month|quarter|year)\b/iu

/** "Twice a year": how often, a year. Undefined where a text does not say. */
export function oftenIn(text: string, days: number): number | undefined {
  const { many = '', n = '', per = '' } = TIMES.exec(text)?.groups ?? {}
  const a = timesAYear(per, days)
  if (a === undefined) return undefined
  const times = /^once$/iu.test(many) ? 1 : /^twice$/iu.test(many) ? 2 : (smallNumber(n) ?? Number(n))
  return times * a
}

/** Stems keep the ending of short words: "jobs" are also a job. */
const withShort = (words: readonly string[]): readonly string[] => [
  ...words,
  ...words.map((word) => word.replace(/(?<=^\p{L}{3})s$/u, '')),
]

const NOT_CASES: readonly (string | undefined)[] = ['sample', 'labelled', 'classes', 'users', 'target', 'error-limit']

/** What the stories count by a period. */
export function volumesIn(told: readonly Told[], days: number): readonly Volume[] {
  return told.flatMap((each): Volume[] => {
    const { unit, value, years, per, counts = '', things, role, where } = each
    if (unit !== 'count' || value <= 0 || counts === '' || /^times$/iu.test(counts) || NOT_CASES.includes(role))
      return []
    // "14 records a day each" is somebody's pace.
    if (where.question === 'lessons' || isPace(each)) return []
    // "Two of them left last year" counts what happened once, not what comes in.
    if (per === undefined && role !== 'volume') return []
    const often = per === undefined ? undefined : timesAYear(per, days)
    const perYear = often === undefined ? years && value / years : value * often
    return perYear === undefined
      ? []
      : [{ perYear, noun: counts, things: withShort(things), heads: withShort(things.slice(-1)), told: each }]
  })
}

const ALL = /^(?:production|output|total|all|cases|everything|volume|sales|demand)$/iu

/** The one volume that a share is of: by the words behind it, by the words of its clause, else the only one that comes in. */
export function baseOf(of: string | undefined, clause: string, volumes: readonly Volume[]): Volume | undefined {
  const fits = (words: readonly string[]) => volumes.filter(({ things }) => share(words, things))
  const coming = volumes.filter(({ told }) => told.role === 'volume' && told.where.question === 'problem')
  if (of !== undefined && !ALL.test(of)) {
    const words = thingsIn(of)
    return theOne(fits(words), [...words, ...thingsIn(clause)])
  }
  const said = fits(thingsIn(clause))
  if (said.length > 0) return theOne(said, thingsIn(clause))
  return coming.length === 1 ? coming[0] : undefined
}

/** So far apart, two volumes of one noun are those of one person and of everybody. Nearer than `SAME` they are one. (Our judgment.) */
const OF_ONE = 20
const SAME = 1.2

/**
 * The one of several volumes of the same noun: "21 full departures a week" is narrower than "16 departures a day" and counts only where the
 * words speak of full ones. Two of equal width must tell the same number; undefined where they do not.
 */
function theOne(fits: readonly Volume[], words: readonly string[]): Volume | undefined {
  if (fits.length < 2) return fits[0]
  const named = fits.filter(({ told }) => told.things.every((word) => words.includes(word)))
  const width = Math.max(0, ...named.map(({ told }) => told.things.length))
  const [most, ...others] = named
    .filter(({ told }) => told.things.length === width)
    .toSorted((a, b) => b.perYear - a.perYear)
  const agrees = ({ perYear }: Volume) =>
    most !== undefined && (most.perYear / perYear <= SAME || most.perYear / perYear >= OF_ONE)
  return others.every(agrees) ? most : undefined
}
