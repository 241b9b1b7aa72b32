import { findNumbers } from '../../amounts/find-numbers.ts'
import { formatNumber } from '../../amounts/print.ts'
import { casesForShare } from '../../statistics/binomial.ts'
import type { Need } from './need.ts'

const LIMIT = String.raw`(?:at most|no more than|not more than|fewer than|less than|up to)`
const NEXT = new RegExp(String.raw`,? (?:and|but|while|with) (?=${LIMIT} \S+ )`, 'iu')
/** "60 % announced in time, and not more than 2 false warnings a week": two goals in one clause. Pure. */
export const piecesOf = (clause: string): readonly string[] => clause.split(NEXT)

/** In how many of a unit a mean is told well enough, and what a pilot has at least. (Our judgment.) */
const UNITS = { day: 28, night: 28, shift: 28, week: 8, weekend: 8, month: 3 } as const
const MOST = new RegExp(
  String.raw`^(?:[\p{L}'’-]+ ){0,5}?(?<is>${LIMIT}) (?<rest>.*?)\b(?:an?|per|each|every) (?<unit>${Object.keys(UNITS).join('|')})(?: (?:over|in|for|across|on) [^.;,]{3,30})?(?: instead of (?:about )?(?<now>\d[\d,.]*))?$`,
  'iu',
)
/** A time, a sum or a share a day is no count. */
const NO_COUNT =
  /^[\d.,]*\s?(?:%|per ?cent|points?|sec(?:onds?)?\b|min(?:utes?)?\b|hours?|h\b|[$€£]|dollars?|euros?|pounds?|francs?|pesos?|reais|crowns?)|^[$€£]/iu

/** "At most forty false alerts a day", "at most 1 match without a referee per weekend instead of 9": counted in the pilot. */
export function mostIn(clause: string): Need | undefined {
  const { is = '', rest = '', unit, now } = MOST.exec(clause)?.groups ?? {}
  const many = findNumbers(clause)[0]
  if (unit === undefined || many === undefined || many.value < 1 || !rest.startsWith(clause.slice(many.at, many.end)))
    return undefined
  if (NO_COUNT.test(clause.slice(many.end).trimStart()) || NO_COUNT.test(rest)) return undefined
  const units = UNITS[unit.toLowerCase() as keyof typeof UNITS]
  const margin = Math.ceil(1.96 * Math.sqrt(many.value / units))
  const proof = `counted in the pilot: ${units} ${unit}s tell the mean within ±${margin} (Poisson)`
  const below = /^(?:fewer|less)/iu.test(is) ? 'below' : 'at most'
  return {
    cases: units,
    inUse: true,
    fromLogs: true,
    goal: `${below} ${formatNumber(many.value)} a ${unit}${now === undefined ? '' : `, from ${now}`}`,
    proof,
    says: `${clause}: ${proof}.`,
  }
}

const GAP = /\bnot more than (?<points>\d+) points? (?:worse|lower|below|less|behind)\b/iu
/** How many are right, where a gap between two groups is named and no share beside it. (Our assumption.) */
const RIGHT = 0.9

/** "French not more than 3 points worse than English": enough of each that the gap is known so well. */
export function gapIn(clause: string): Need | undefined {
  const points = Number(GAP.exec(clause)?.groups?.points)
  if (!(points > 0)) return undefined
  const n = 2 * casesForShare(RIGHT, points / 100)
  const proof = `${n.toLocaleString('en-US')} of each tell the difference within ±${points} points, if about ${RIGHT * 100}% are right (assumed); fewer only warn of a larger gap`
  return {
    cases: n,
    fromLogs: true,
    inUse: true,
    goal: `at most ${points} points apart`,
    proof,
    says: `${clause}: ${proof}.`,
  }
}

const DONE = String.raw`(?:[\p{L}]+ed|done|built|sold|sent|made)(?: and \p{L}+ed)?`
const EACH = String.raw`(?:an?|per|each|every) (?:[\p{L}]+ (?:and|an?|per|each|every) )?(?<unit>day|week|month)`
const TODAY = String.raw`(?: \((?:[^)\d]*)(?<now>\d[\d,]*)[^)\d]*\))?`
const PACE = new RegExp(String.raw`^(?<many>\d[\d,]*) (?:[\p{L}-]+ ){1,3}${DONE} ${EACH}${TODAY}$`, 'iu')
/** "400 pages checked per clerk and week (by hand it was 90)": a pace to reach, counted in the pilot. */
export function paceIn(clause: string): Need | undefined {
  const { many, unit, now } = PACE.exec(clause)?.groups ?? {}
  if (many === undefined || unit === undefined) return undefined
  const units = UNITS[unit.toLowerCase() as keyof typeof UNITS]
  const proof = `counted from the first weeks on, with what is accepted only; ${units} ${unit}s of the people who go on with it, not of the first try`
  return {
    cases: units,
    fromLogs: true,
    inUse: true,
    goal: `at least ${many} a ${unit}${now === undefined ? '' : `, from ${now}`}`,
    proof,
    says: `${clause}: ${proof}.`,
  }
}
