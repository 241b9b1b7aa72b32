import { formatNumber } from '../../amounts/print.ts'
import {
  casesForCorrelation,
  casesForDifference,
  casesForErrors,
  casesForRatio,
  casesForShare,
  casesForZero,
  limitFromZero,
  marginOf,
  pairsForEffect,
  passMark,
} from '../../statistics/binomial.ts'

/** How many cases one measure takes, and what that many show, in a sentence or two. */
export type Need = {
  readonly cases: number
  readonly says: string
  /** What is to be reached, and what shows it, as a table tells them: "at least 70 %", "323 cases tell it ±5 points". */
  readonly goal: string
  readonly proof: string
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
/** Fewer pairs than this are not trusted, whatever the formula says: an assumption. */
const MIN_PAIRS = 30
/** Fewer weeks hold no month's end and no holiday: an assumption. */
const MIN_WEEKS = 6
/** Nobody judges more cases than this for one test; rarer errors are counted in use: an assumption. */
const MAX_JUDGED = 10_000
/** Standard deviation of single cases' times, and of paired differences, as a share of the mean: assumptions of ours, 2026-11. */
const TIME_SPREAD = 0.5
const CHANGE_SPREAD = 0.3
/** Share of a group that is chosen, where nobody said: an assumption. */
const CHOSEN = 0.1

export const percent = (share: number): string => `${formatNumber(share * 100)}%`
export const cases = (n: number): string => `${n.toLocaleString('en-US')} cases`

/** A share to reach, measured within 3 points (5 in the middle), with the number that must be seen to be sure of it. */
export function shareNeed(target: number, planned: number | undefined, of = ''): Need {
  if (1 - target <= RARE) {
    return { ...rareNeed(1 - target, planned), goal: `at least ${percent(target)}` }
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
    planned === undefined || kept ? '' : ` The ${planned} planned show it only within ${points(target, planned)}.`
  const finer =
    kept && marginOf(target, n) > margin + 0.01 ? ` Within ${margin * 100} points takes ${cases(wanted)}.` : ''
  const mark = pass === undefined ? '' : `; pass at ${pass.toLocaleString('en-US')} right (${percent(pass / n)})`
  return {
    cases: n,
    target,
    goal: `at least ${percent(target)}`,
    proof: `${cases(n)}${of} show it within ±${points(target, n)}${mark}`,
    says: `${cases(n)}${of} measure ${percent(target)} within ${points(target, n)} at 95% confidence.${sure}${finer}${few}`,
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
export function rareNeed(limit: number, planned?: number): Need {
  const n = casesForZero(limit)
  const more = [1, 2].map((errors) => casesForErrors(errors, limit).toLocaleString('en-US'))
  const shows =
    planned === undefined || planned >= n
      ? ''
      : ` The ${planned} planned, all without an error, show no better than ${percent(limitFromZero(planned))}.`
  const unjudged = n > MAX_JUDGED
  return {
    cases: n,
    limit,
    ...(unjudged && { fromLogs: true }),
    goal: `below ${percent(limit)}`,
    proof: `${unjudged ? 'too rare for a test; counted as they come in, ' : ''}${cases(n)} without one error, ${more[0]} with one, or ${more[1]} with two`,
    says: `${cases(n)} without one error show, at 95% confidence, that fewer than ${percent(limit)} are wrong (rule of three, computed exactly); with one error it takes ${more[0]}, with two ${more[1]}.${shows}`,
  }
}

/** A rate that must fall or stay below a limit, counted as things happen: within half of the way from today, or a quarter of itself. */
export function rateNeed(limit: number, today: number | undefined): Need {
  const margin = today !== undefined && today > limit ? Math.max((today - limit) / 2, 0.0001) : limit / 4
  const n = casesForShare(limit, margin)
  const within = points(limit, n)
  return {
    cases: n,
    fromLogs: true,
    goal: `below ${percent(limit)}${today === undefined ? '' : `, from ${percent(today)}`}`,
    proof: `${cases(n)} show it within ±${within}, counted as they come in`,
    says: `${cases(n)}, counted as they come in, show a rate of ${percent(limit)} within ${within} at 95% confidence.`,
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

/** A time that must fall, timed both ways on the same cases; or, with no time of today, the mean alone. Seconds. */
export function timeNeed(target: number, today: number | undefined): Need {
  const assumed = 'if individual cases vary by half the mean (an assumption; the first ten will show)'
  if (today === undefined || today <= target) {
    const n = Math.ceil((1.96 * TIME_SPREAD * 10) ** 2)
    return {
      cases: n,
      goal: spell(target),
      proof: `${n.toLocaleString('en-US')} timed cases show the mean within ±10%`,
      says: `${n.toLocaleString('en-US')} timed cases show the mean time within 10% at 95% confidence, ${assumed}.`,
    }
  }
  const n = Math.max(MIN_PAIRS, pairsForEffect((today - target) / today / TIME_SPREAD))
  return {
    cases: n,
    goal: `${spell(target)}, from ${spell(today)}`,
    proof: `${cases(n)} timed both ways show it at 95% confidence`,
    says: `${cases(n)} timed both ways (paired) show a drop from ${spell(today)} to ${spell(target)} at 95% confidence with 80% power, ${assumed}.`,
  }
}

/** A change by a share against today, on paired cases or days. */
export function changeNeed(by: number): Need {
  const n = Math.max(MIN_PAIRS, pairsForEffect(by / CHANGE_SPREAD))
  return {
    cases: n,
    goal: `a change of ${percent(by)}`,
    proof: `${cases(n)} done both ways show it at 95% confidence`,
    says: `${cases(n)} done both ways (the same case or the same day, paired) show a change of ${percent(by)} at 95% confidence with 80% power, if the differences spread by ${percent(CHANGE_SPREAD)} (an assumption; the first ten pairs will show).`,
  }
}

/** A change of what happens by itself (complaints, victims, energy): no case can be done both ways, so weeks are compared. */
export function weeksNeed(by: number): Need {
  const n = Math.max(MIN_WEEKS, pairsForEffect(by / CHANGE_SPREAD))
  return {
    cases: n,
    fromLogs: true,
    goal: `a change of ${percent(by)}`,
    proof: `about ${n} weeks, beside a part that keeps the old way, if weeks differ by ${percent(CHANGE_SPREAD)}`,
    says: `About ${n} weeks beside a part that keeps the old way (a team, a site, a group drawn by chance) show a change of ${percent(by)} at 95% confidence with 80% power, if weeks differ by ${percent(CHANGE_SPREAD)} (an assumption; last year's weeks tell).`,
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

/** A correlation, within 5 hundredths. */
export function correlationNeed(r: number): Need {
  const n = casesForCorrelation(r, 0.05)
  return {
    cases: n,
    goal: formatNumber(r),
    proof: `${cases(n)} show it within ±0.05`,
    says: `${cases(n)} measure a correlation of ${formatNumber(r)} within 0.05 at 95% confidence.`,
  }
}

/** A score by case: within a tenth of the spread of single cases. */
export function spreadNeed(name: string, spread: number, unit: string): Need {
  const n = Math.ceil((1.96 * 10) ** 2)
  return {
    cases: n,
    goal: 'as named',
    proof: `${cases(n)} show it within ±${formatNumber(spread / 10)} ${unit}`.trim(),
    says: `${cases(n)} measure ${name} within ${formatNumber(spread / 10)} ${unit} at 95% confidence if individual cases vary by ${formatNumber(spread)} (an assumption; the first fifty will show).`,
  }
}

const points = (share: number, n: number): string => `${formatNumber(marginOf(share, n) * 100, 2)} points`

function spell(seconds: number): string {
  return seconds < 120 ? `${formatNumber(seconds)} seconds` : `${formatNumber(seconds / 60)} minutes`
}
