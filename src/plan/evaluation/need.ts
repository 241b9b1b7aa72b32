import { formatNumber } from '../../amounts/print.ts'
import {
  casesForDifference,
  casesForErrors,
  casesForRatio,
  casesForShare,
  casesForZero,
  failMark,
  limitFromZero,
  marginOf,
  passMark,
} from '../../statistics/binomial.ts'

/** How many cases one measure takes, and what that many show, in a sentence or two. */
export type Need = {
  readonly cases: number
  readonly says: string
  /** What is to be reached, and what shows it, as a table tells them: "at least 70 %", "323 cases tell it ±5 points". */
  readonly goal: string
  readonly proof: string
  /** What one of the cases is, where it is none of the team's cases: "excerpts". */
  readonly unit?: string
  /** Minutes that judging one takes, where it is not the usual. */
  readonly minutes?: number
  /** Read off what happened anyway: nobody judges these cases. */
  readonly fromLogs?: boolean
  /** The share to reach, where it is one. */
  readonly target?: number
  /** The share of errors that is allowed, where that is what counts; 0 for none. */
  readonly limit?: number
}

/** A test that the team planned is kept where it tells a share this well; else more cases are asked for. */
const GOOD_ENOUGH = 0.075
/** From this share on errors are counted, not hits: a margin of some points would be wider than what is allowed. */
const RARE = 0.03
/** Nobody judges more cases than this for one test; rarer errors are counted in use: an assumption. */
const MAX_JUDGED = 10_000
/** Share of a group that is chosen, where nobody said: an assumption. */
const CHOSEN = 0.1

export const percent = (share: number): string => `${formatNumber(share * 100)}%`
const number = (n: number): string => n.toLocaleString('en-US')
export const cases = (n: number): string => `${number(n)} cases`

/** A share to reach, measured within 3 points (5 in the middle), with the number that must be seen to be sure of it. */
export function shareNeed(target: number, planned: number | undefined, noun = 'cases'): Need {
  if (1 - target <= RARE) {
    return { ...rareNeed(1 - target, planned, noun), goal: `at least ${percent(target)}` }
  }
  const margin = target >= 0.85 || target <= 0.15 ? 0.03 : 0.05
  const wanted = casesForShare(target, margin)
  const kept = planned !== undefined && marginOf(target, planned) <= GOOD_ENOUGH
  const n = kept ? planned : wanted
  const pass = passMark(n, target)
  const sure =
    pass === undefined
      ? ''
      : ` To be sure of ${percent(target)}, at least ${pass} (${percent(pass / n)}) must be right.`
  const few =
    planned === undefined || kept
      ? ''
      : ` The ${planned.toLocaleString('en-US')} planned show it only within ${points(target, planned)}.`
  const finer =
    kept && marginOf(target, n) > margin + 0.01 ? ` Within ${margin * 100} points takes ${cases(wanted)}.` : ''
  const mark = pass === undefined ? '' : `; pass at ${pass.toLocaleString('en-US')} right (${percent(pass / n)})`
  const only = few === '' || planned === undefined ? '' : `; the ${planned} planned only ±${points(target, planned)}`
  return {
    cases: n,
    target,
    goal: `at least ${percent(target)}`,
    proof: `${number(n)} ${noun} show it within ±${points(target, n)}${mark}${only}`,
    says: `${number(n)} ${noun} measure ${percent(target)} within ${points(target, n)} at 95% confidence.${sure}${finer}${few}`,
  }
}

/** A share that may remain, too large to be counted as single errors: the number that may be seen at most to be sure of it. */
export function mostNeed(limit: number, planned: number | undefined): Need {
  const { target: _, ...need } = shareNeed(1 - limit, planned)
  const pass = passMark(need.cases, 1 - limit)
  const most = pass === undefined ? undefined : need.cases - pass
  const mark =
    most === undefined ? '' : `; pass at no more than ${most.toLocaleString('en-US')} (${percent(most / need.cases)})`
  return {
    ...need,
    limit,
    goal: `below ${percent(limit)}`,
    proof: `${cases(need.cases)} show it within ±${points(limit, need.cases)}${mark}`,
    says: `${cases(need.cases)} measure ${percent(limit)} within ${points(limit, need.cases)} at 95% confidence.${most === undefined ? '' : ` To be sure of less than ${percent(limit)}, no more than ${most.toLocaleString('en-US')} (${percent(most / need.cases)}) may be of that kind.`}`,
  }
}

/** Errors that must stay below a share: cases without one error, and with one or two (exact binomial). */
export function rareNeed(limit: number, planned?: number, noun = 'cases'): Need {
  const n = casesForZero(limit)
  const more = [1, 2].map((errors) => casesForErrors(errors, limit).toLocaleString('en-US'))
  const shows =
    planned === undefined || planned >= n
      ? ''
      : ` The ${planned} planned, all without an error, show no better than ${percent(limitFromZero(planned))}.`
  const unjudged = n > MAX_JUDGED
  const only =
    planned === undefined
      ? ''
      : shows === ''
        ? `; of the ${number(planned)} planned at most ${number(failMark(planned, limit))}`
        : `; the ${number(planned)} planned, all without one, show below ${percent(limitFromZero(planned))}`
  return {
    cases: n,
    limit,
    ...(unjudged && { fromLogs: true }),
    goal: `below ${percent(limit)}`,
    proof: `${unjudged ? 'too rare for a test; counted as they come in, ' : ''}${number(n)} ${noun} without one error, ${more[0]} with one, or ${more[1]} with two${only}`,
    says: `${number(n)} ${noun} without one error show, at 95% confidence, that fewer than ${percent(limit)} are wrong (rule of three, computed exactly); with one error it takes ${more[0]}, with two ${more[1]}.${shows}`,
  }
}

/** A rate that must rise, as happens anyway: cases of each way that tell it from today's. */
export function riseNeed(target: number, today: number): Need {
  const n = casesForDifference(today, target)
  return {
    cases: 2 * n,
    fromLogs: true,
    goal: `at least ${percent(target)}, from ${percent(today)}`,
    proof: `${cases(n)} of each way, drawn by chance and counted as they come`,
    says: `${cases(n)} of each way tell ${percent(target)} from ${percent(today)} at 95% confidence with 80% power.`,
  }
}

/** Where nobody said how many must lie within a tolerance: an assumption. */
const WITHIN = 0.9

/** A figure that must come within a tolerance: how many cases tell which share of them does. */
export function toleranceNeed(by: number): Need {
  const n = casesForShare(WITHIN, 0.03)
  return {
    cases: n,
    goal: `within ${percent(by)}`,
    proof: `${cases(n)} tell ±3 points how many come so near; say how many must`,
    says: `${cases(n)} tell within 3 points, at 95 % confidence, which share comes within ${percent(by)}, if about ${percent(WITHIN)} do (an assumption). Say which share must, and what one that misses costs.`,
  }
}

/** Not one error in a test: what that does and does not show. */
export function noErrorNeed(planned: number | undefined): Need {
  if (planned === undefined) {
    const need = rareNeed(0.01)
    return { ...need, limit: 0, goal: 'none', says: `No test shows that errors never happen. ${need.says}` }
  }
  const shown = limitFromZero(planned)
  const stricter = shown > 0.001 ? ` To show fewer than 1 in 1,000, take ${cases(casesForZero(0.001))}.` : ''
  return {
    cases: planned,
    limit: 0,
    goal: 'none',
    proof: `${cases(planned)} without one show only that fewer than ${percent(shown)} are wrong`,
    says: `${cases(planned)} without one error show, at 95% confidence, that fewer than ${percent(shown)} are wrong; they cannot show that none are.${stricter}`,
  }
}

/** A share that every class must reach: each within 10 points. */
export function classNeed(floor: number, classes: number): Need {
  const each = casesForShare(floor, 0.1)
  return {
    cases: each * classes,
    target: floor,
    goal: `at least ${percent(floor)} in each of ${classes} classes`,
    proof: `${each} of each, ${cases(each * classes)}, show each within ±10 points; a class with fewer stays with people`,
    says: `Each of the ${classes} classes needs ${cases(each)} to be measured within 10 points at 95% confidence: ${cases(each * classes)} in total. Collect rare classes on purpose; a random sample misses them.`,
  }
}

/** Rates of two groups whose ratio must stay near one: cases of each group. `apart` is how far they may lie apart. */
export function ratioNeed(apart: number): Need {
  const n = casesForRatio(CHOSEN, 1 / (1 - apart))
  return {
    cases: 2 * n,
    fromLogs: true,
    goal: `less than ${percent(apart)} apart`,
    proof: `${n.toLocaleString('en-US')} from each group in the logs; nobody grades them`,
    says: `${cases(n)} from each group in the logs show at 95% confidence that their rates are less than ${percent(apart)} apart if one in ten is chosen (an assumption).`,
  }
}

export const points = (share: number, n: number): string => `${formatNumber(marginOf(share, n) * 100, 2)} points`

export function spell(seconds: number): string {
  if (seconds < 120) return `${formatNumber(seconds)} seconds`
  if (seconds < HOURS) return `${formatNumber(seconds / 60)} minutes`
  return seconds < DAYS ? `${formatNumber(seconds / 3600)} hours` : `${formatNumber(seconds / 86_400)} days`
}
/** From here on people speak of hours, and of days, in seconds. */
const HOURS = 3 * 3600
const DAYS = 2 * 86_400
