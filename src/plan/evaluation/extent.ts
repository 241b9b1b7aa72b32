import { findNumbers } from '../../amounts/find-numbers.ts'
import { formatNumber } from '../../amounts/print.ts'
import { GOALS } from '../../profile/planned-tests.ts'
import type { Profile } from '../../profile/profile.ts'
import { rateBelow } from '../../statistics/poisson.ts'
import type { Measured } from './measured.ts'
import type { Need } from './need.ts'

/** What a test is planned to be passed by: a third of the events that the goal allows. (Our assumption.) */
const REALLY = 1 / 3

const LIMIT =
  /\b(?:at most|no more than|not more than|up to|fewer than|less than|under|below|max\.?|one|a single)\s*$/iu
const EVENTS =
  /^\s+(?<what>(?:[\p{L}-]+ ){0,2}?(?:alarms?|alerts?|stops?|errors?|mistakes?|breaks?|misses))\s+(?:in|per|on|for|over|an?|each|every)\s+(?:an?\s+|each\s+|every\s+)?/iu
const UNIT =
  /^[\s-]?(?<unit>(?:running |square )?met(?:er|re)s?|kilomet(?:er|re)s?|km|miles?|hours?|(?:[\p{L}\d-]+ )?shifts?|nights?)\b/iu

/** "At most two false alarms in 100 meters": events over a length or a time, counted until so much has passed (Poisson). Pure. */
export function extentsOf({ answers }: Profile): readonly Measured[] {
  return GOALS.flatMap((id) => {
    const text = String(answers[id] ?? '')
    const numbers = findNumbers(text)
    return numbers.flatMap((many, at) => {
      const found = EVENTS.exec(text.slice(many.end))
      if (found === null || !isLimit(text.slice(0, many.at), many) || many.value <= 0) return []
      const start = many.end + found[0].length
      const next = numbers[at + 1]
      const counted = next?.at === start ? next : undefined
      const unit = UNIT.exec(text.slice(counted?.end ?? start))?.groups?.unit
      if (unit === undefined) return []
      const need = extentNeed(many.value, counted?.value ?? 1, unit, found.groups?.what ?? 'events')
      const head = LIMIT.exec(text.slice(0, many.at))?.[0] ?? ''
      const end = text.indexOf(unit, counted?.end ?? start) + unit.length
      return [{ measure: undefined, need, words: text.slice(many.at - head.length, end).trim() }]
    })
  })
}

const isLimit = (before: string, { value, spelled }: { value: number; spelled?: boolean }): boolean =>
  LIMIT.test(before) || (spelled === true && value === 1)

/** So many events at most in `size` of a unit: how much of it shows that, with how many at most. */
function extentNeed(many: number, size: number, unit: string, what: string): Need {
  const { expected, most } = rateBelow(REALLY)
  const length = Math.ceil((expected / many) * size)
  const units = /s$|km$/iu.test(unit) ? unit : `${unit}s`
  const over = `${length.toLocaleString('en-US')} ${units}`
  const one = `${formatNumber(size)} ${size === 1 ? unit.replace(/(?<=.)s$/iu, '') : units}`
  return {
    cases: length,
    unit: units,
    fromLogs: true,
    past: true,
    goal: `at most ${formatNumber(many)} in ${one}`,
    pass: `at most ${most} in ${over}`,
    proof: `at most ${most} ${what} in ${over}, from many different days and places since they come in bursts: a true third of the limit (assumed) passes 4 times in 5 (Poisson)`,
    says: `At most ${most} ${what} in ${over} show at 95% confidence that there are fewer than ${formatNumber(many)} in ${one}; a true third of that (an assumption) passes four times in five (Poisson).`,
  }
}
