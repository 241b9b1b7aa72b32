import { digitsForWords } from '../../amounts/number-words.ts'
import type { Profile } from '../../profile/profile.ts'
import type { FactName } from '../fact-names.ts'
import { thingsIn } from '../sums/told.ts'

type Facts = Partial<Record<FactName, number | string>>

const MONTHS: Readonly<Record<string, number>> = { week: 12 / 52, month: 1, quarter: 3, year: 12 }
const TIME = String.raw`(?<many>an?|\d+) (?<unit>week|month|quarter|year)s?\b`
const NONE = String.raw`(?:no|none|not one|zero)`
/** "In six months no published notice with a wrong name", "no double booking in three months", "no fire for a year". */
const FORMS: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:in|for|during|over) ${TIME},? ${NONE} (?<what>[^.;()]{4,70})`, 'iu'),
  new RegExp(String.raw`\b${NONE} (?<what>[^.;(),\d]{4,70}?) (?:in|for|during|over) (?:at least )?${TIME}`, 'iu'),
]
const LAST = /(?<!\d)(?<many>\d[\d,]*) (?<what>[\p{L} -]{3,40}?) last year\b/giu

/** Events that shall not happen in a time, and how many of them the goal or the story counts for last year. Pure. */
export function noneInTime({ answers }: Profile): Facts {
  const goal = digitsForWords(String(answers.success_measure ?? ''))
  const groups = FORMS.map((form) => form.exec(goal)?.groups).find((each) => each !== undefined)
  if (groups === undefined) return {}
  const { many = '', unit = '', what = '' } = groups
  const months = (/^an?$/iu.test(many) ? 1 : Number(many)) * (MONTHS[unit.toLowerCase()] ?? Number.NaN)
  // A goal for a few weeks speaks of a trial, and one for many years of something else.
  if (!(months >= 1 && months <= 24)) return {}
  const before = lastYear(goal, String(answers.why ?? ''), String(answers.problem ?? ''), what)
  return {
    noneMonths: months,
    noneWhat: what.trim(),
    ...(before !== undefined && { noneBefore: before }),
  }
}

/** "(14 corrections last year)" in the goal itself; in the story only where it names the same thing. */
function lastYear(goal: string, why: string, problem: string, what: string): number | undefined {
  const own = [...goal.matchAll(LAST)].map(({ groups }) => Number((groups?.many ?? '').replaceAll(',', '')))
  if (own.length === 1) return own[0]
  const wanted = thingsIn(what)
  const told = [...digitsForWords(`${problem}. ${why}`).matchAll(LAST)].filter(({ groups }) =>
    thingsIn(groups?.what ?? '').some((word) => wanted.includes(word)),
  )
  return told.length === 1 ? Number((told[0]?.groups?.many ?? '').replaceAll(',', '')) : undefined
}
