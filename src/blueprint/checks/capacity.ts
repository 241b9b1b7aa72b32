import { digitsForWords } from '../../amounts/number-words.ts'
import type { Profile } from '../../profile/profile.ts'
import type { FactName } from '../fact-names.ts'
import { daysAYear } from '../told-lines/volumes.ts'

/** People with the hours that the text gives each of them: "12 clerks, each good for 150 hours a month". */
export type Capacity = { readonly words: string; readonly many: number; readonly hoursPerYear: number }

const TOLD =
  /(?<many>\d+) (?!(?:minutes|hours|days|weeks|months|years|of|a|per)\b)(?<who>\p{Ll}{3,})(?<gap>[^.;\d]{0,45}?)\b(?<hours>\d[\d,]*) hours(?: a (?<per>day|week|month|year))?(?<each> each)?\b/giu
const WORKING_DAYS = 250
const TIMES: Readonly<Record<string, number>> = { week: 50, month: 12, year: 1 }
/** Nobody works longer in a day, a week, a month, a year. */
const MOST: Readonly<Record<string, number>> = { day: 12, week: 60, month: 220, year: 2200 }

/** Undefined where the answer tells no hours for each, or those of two groups. Pure. */
export function capacityIn(text: string, days = WORKING_DAYS): Capacity | undefined {
  const found = [...digitsForWords(text).matchAll(TOLD)].flatMap(({ groups = {} }): Capacity[] => {
    const { many = '', who = '', gap = '', per = 'day', each } = groups
    const hours = Number((groups.hours ?? '').replaceAll(',', ''))
    if (each === undefined && !/\beach\b/iu.test(gap)) return []
    // "260 requests at nine hours each": what each takes, and nobody's day.
    if (groups.per === undefined && /\bat (?:about )?$/iu.test(gap)) return []
    if (!(hours >= 1) || hours > (MOST[per] ?? 0)) return []
    return [{ words: `${many} ${who}`, many: Number(many), hoursPerYear: Number(many) * hours * (TIMES[per] ?? days) }]
  })
  return found.length === 1 ? found[0] : undefined
}

/** Where a text may tell the hours of those who do the work. */
const TELLS = ['problem', 'stakeholders', 'dependencies']

/** The hours a year that those who do the work have for it: of one group only, and of no other than the people counted for the work. Pure. */
export function workHoursHave({ answers, staff, days }: Profile): Partial<Record<FactName, number>> {
  const [own, ...others] = TELLS.flatMap(
    (id) => capacityIn(String(answers[id] ?? ''), daysAYear({ days }, false)) ?? [],
  )
  const isOther = staff !== undefined && own !== undefined && staff.value !== own.many
  return own === undefined || others.length > 0 || isOther ? {} : { workHoursHave: own.hoursPerYear }
}

/** "Twelve moderators on shift" of "30 moderators": the hours of a year are those of all who bear the name. Pure. */
export function staffInAll({ quantities, staff }: Profile): Partial<Record<FactName, number>> {
  const name = nameOf(staff?.words ?? '')
  const most = Math.max(
    0,
    ...quantities.flatMap(({ role, unit, value, words }) =>
      role === 'staff' && unit === 'count' && name !== '' && nameOf(words) === name ? [value] : [],
    ),
  )
  return staff !== undefined && most > staff.value && !ANYBODY.test(name) ? { staffInAll: most } : {}
}
const nameOf = (words: string): string => /\p{L}+s$/u.exec(words.toLowerCase())?.[0] ?? ''
/** What anybody may be called names no group. */
const ANYBODY = /^(?:persons|workers|colleagues|employees|members)$/u
