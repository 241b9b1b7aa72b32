import { isSpeed } from '../case-noun.ts'
import { periodOf } from './shares.ts'
import { figure, type Sum } from './sum.ts'
import { isPace, quoted, type Told } from './told.ts'

/** Words for everybody in a house say nothing of who does the work. */
const EVERYBODY = /\b(?:people|persons?|employees|staff|members?|users|citizens|drivers)\b/iu
/** "In the heads of four technicians", "made for nine clerks": nothing is said of their doing the work. */
const BESIDE = /\b(?:of|from|for|like|than|about|without|beside) (?:our |the |these |only )*$/iu
const HOURS_A_DAY = 7
/** In fewer seconds nobody looks at a case: these people see a part of them. (Our judgment.) */
const LOOKED_AT = 10

/** What all of them do at the pace of one. */
const together = (pace: Told, staff: Told): Sum => ({
  kind: 'load',
  words: [quoted(pace), staff.words],
  working: `${figure(staff.value)} x ${figure(pace.value)}`,
  result: `${figure(staff.value * pace.value)} ${periodOf(pace.years ?? 1)}`,
})

/** Cases for each person who does the work, where both stand side by side. */
export function loadSums(told: readonly Told[]): readonly Sum[] {
  return told.flatMap((staff): Sum[] => {
    const { role, unit, value, counts = '', years, where } = staff
    if (role !== 'staff' || unit !== 'count' || value < 2 || years !== undefined || EVERYBODY.test(counts)) return []
    if (BESIDE.test(staff.before)) return []
    if (where.question !== 'problem' && where.question !== 'why') return []
    const volumes = told.filter(
      (each) =>
        each.unit === 'count' &&
        each.role === 'volume' &&
        each.years !== undefined &&
        !isSpeed(each.per, each.counts) &&
        each.where.question === where.question,
    )
    const [volume] = volumes
    if (volumes.length !== 1 || volume?.years === undefined || Math.abs(volume.sentence - staff.sentence) > 1) return []
    // "Two clerks do 14 files a day each": that is the pace of one.
    if (isPace(volume)) return [together(volume, staff)]
    const each = volume.value / value
    if (each < 1) return []
    const daily = volume.per === 'day'
    const seconds = daily ? (HOURS_A_DAY * 3600) / each : undefined
    if (seconds !== undefined && seconds < LOOKED_AT) return []
    const pace =
      seconds === undefined || seconds > 600
        ? ''
        : `, one every ${seconds < 90 ? `${figure(Math.round(seconds))} seconds` : `${figure(Math.round(seconds / 60))} minutes`} of a ${HOURS_A_DAY}-hour day`
    return [
      {
        kind: 'load',
        words: [quoted(volume), staff.words],
        working: `${figure(volume.value)} / ${figure(value)}`,
        result: `${figure(each)} each ${periodOf(volume.years)}${pace}`,
      },
    ]
  })
}
