import { digitsForWords } from '../../amounts/number-words.ts'

/** People with the hours that the text gives each of them: "12 clerks, each good for 150 hours a month". */
export type Capacity = { readonly words: string; readonly many: number; readonly hoursPerYear: number }

const TOLD =
  /(?<many>\d+) (?!(?:minutes|hours|days|weeks|months|years|of|a|per)\b)(?<who>\p{Ll}{3,})(?<gap>[^.;\d]{0,45}?)\b(?<hours>\d[\d,]*) hours(?: a (?<per>day|week|month|year))?(?<each> each)?\b/giu
const TIMES: Readonly<Record<string, number>> = { day: 250, week: 50, month: 12, year: 1 }
/** Nobody works longer in a day, a week, a month, a year. */
const MOST: Readonly<Record<string, number>> = { day: 12, week: 60, month: 220, year: 2200 }

/** Undefined where the answer tells no hours for each, or those of two groups. Pure. */
export function capacityIn(text: string): Capacity | undefined {
  const found = [...digitsForWords(text).matchAll(TOLD)].flatMap(({ groups = {} }): Capacity[] => {
    const { many = '', who = '', gap = '', per = 'day', each } = groups
    const hours = Number((groups.hours ?? '').replaceAll(',', ''))
    if (each === undefined && !/\beach\b/iu.test(gap)) return []
    if (!(hours >= 1) || hours > (MOST[per] ?? 0)) return []
    return [{ words: `${many} ${who}`, many: Number(many), hoursPerYear: Number(many) * hours * (TIMES[per] ?? 0) }]
  })
  return found.length === 1 ? found[0] : undefined
}
