import { formatNumber } from '../../amounts/print.ts'
import {
  casesForDifference,
  casesForRatio,
  casesForShare,
  casesForZero,
  failMark,
  limitFromZero,
  marginOf,
  passesAt,
  passMark,
  testBelow,
} from '../../statistics/binomial.ts'
import { classTest, someBelow } from '../../statistics/by-class.ts'

/** How many cases one measure takes, and what that many show, in a sentence or two. */
export type Need = {
  readonly cases: number
  readonly says: string
  /** What is to be reached, and what shows it, as a table tells them: "at least 70 %", "323 cases tell it ±5 points". */
  readonly goal: string
  readonly proof: string
  /** What one of the cases is, where it is none of the team's cases: "excerpts". */
  readonly unit?: string
  /** What must be seen in the test: at least 478 of 545 right, or at most 4 of 913 wrong. */
  readonly passAt?: { readonly counted: number; readonly of: number; readonly are: 'right' | 'wrong' | 'such' }
  /** The same in words, where it is no such count. */
  readonly pass?: string
  /** How many groups each must pass for itself. */
  readonly groups?: number
  /** Cases of each class, where each has a mark of its own. */
  readonly groupOf?: number
  /** Seen only where people work with it, however few cases that takes. */
  readonly inUse?: boolean
  /** A change by case: cases of one class or site are alike in it, too. */
  readonly change?: boolean
  /** Made of what was found before. */
  readonly positives?: boolean
  /** So many of the rest are looked at beside them, drawn by chance. */
  readonly rest?: number
  /** Holds of everything together, so that no slice or pilot shows it. */
  readonly whole?: boolean
  /** Weeks that it takes to see it, where it adds up by the day or week. */
  readonly weeks?: number
  /** Minutes that judging one takes, where it is not the usual. */
  readonly minutes?: number
  /** Read off what happened anyway: nobody judges these cases. */
  readonly fromLogs?: boolean
  /** Cases that happen now and then: no place has many of them. */
  readonly seldom?: boolean
  /** Read off the past, so that it stands before the pilot. */
  readonly past?: boolean
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

/** What a test is planned to be passed by: errors half as often as the goal allows, and a third as often where they are rare. (Our assumption.) */
const REALLY = 1 / 2
const REALLY_RARE = 1 / 3
/** "A true 89% passes 4 times in 5": what must be so that a test with `most` wrong of `n` is passed. */
const passedBy = (most: number, n: number): string => {
  const really = 1 - passesAt(most, n)
  return `a true ${percent(Number(really.toFixed(really > 0.99 ? 4 : 3)))} passes 4 times in 5`
}

/** What must be seen, in words: "478 of 545 right", "at most 4 wrong in 913". */
export function passText({ pass, passAt, groups }: Need): string | undefined {
  if (passAt === undefined) return pass
  const { counted, of, are } = passAt
  const each = groups === undefined ? '' : `, in each of ${groups}`
  if (are === 'right') return `${number(counted)} of ${number(of)} right${each}`
  return `at most ${number(counted)} ${are === 'wrong' ? 'wrong in' : 'of'} ${number(of)}${each}`
}

/** A share to reach, measured within 3 points (5 in the middle) and with power for half the errors, with the number that must be seen to be sure of it. */
export function shareNeed(target: number, planned: number | undefined, noun = 'cases'): Need {
  if (1 - target <= RARE) {
    return { ...rareNeed(1 - target, planned, noun), goal: `at least ${percent(target)}` }
  }
  const margin = target >= 0.85 || target <= 0.15 ? 0.03 : 0.05
  const powered = target < HALF ? 0 : testBelow(1 - target, (1 - target) * REALLY).cases
  const wanted = Math.max(casesForShare(target, margin), powered)
  const kept = planned !== undefined && marginOf(target, planned) <= GOOD_ENOUGH
  const n = kept ? planned : wanted
  const pass = passMark(n, target)
  const mark = pass === undefined ? undefined : `${number(pass)} right (${percent(pass / n)})`
  const sure =
    pass === undefined
      ? ''
      : ` To be sure of ${percent(target)}, at least ${number(pass)} (${percent(pass / n)}) must be right.`
  const few = planned === undefined || kept ? undefined : `${number(planned)} planned`
  const finer =
    kept && marginOf(target, n) > margin + 0.01 ? ` Within ${margin * 100} points takes ${cases(wanted)}.` : ''
  return {
    cases: n,
    target,
    ...(noun !== 'cases' && { unit: noun }),
    ...(pass !== undefined && { passAt: { counted: pass, of: n, are: 'right' as const } }),
    goal: `at least ${percent(target)}`,
    proof: `${number(n)} ${noun} show it within ±${points(target, n)}${mark === undefined ? '' : `; pass at ${mark}: ${passedBy(n - (pass ?? n), n)}`}${few === undefined ? '' : `; the ${few} only ±${points(target, planned ?? n)}`}`,
    says: `${number(n)} ${noun} measure ${percent(target)} within ${points(target, n)} at 95% confidence.${sure}${finer}${few === undefined ? '' : ` The ${few} show it only within ${points(target, planned ?? n)}.`}`,
  }
}
/** Below it what is counted are the right ones. */
const HALF = 0.5

/** A share that may remain, too large to be counted as single errors: the number that may be seen at most to be sure of it. */
export function mostNeed(limit: number, planned: number | undefined): Need {
  const { target: _, ...need } = shareNeed(1 - limit, planned)
  const found = passMark(need.cases, 1 - limit)
  const most = found === undefined ? undefined : need.cases - found
  const mark = most === undefined ? '' : `; pass at no more than ${number(most)} (${percent(most / need.cases)})`
  return {
    ...need,
    limit,
    ...(most !== undefined && { passAt: { counted: most, of: need.cases, are: 'such' as const } }),
    goal: `below ${percent(limit)}`,
    proof: `${cases(need.cases)} show it within ±${points(limit, need.cases)}${mark}`,
    says: `${cases(need.cases)} measure ${percent(limit)} within ${points(limit, need.cases)} at 95% confidence.${most === undefined ? '' : ` To be sure of less than ${percent(limit)}, no more than ${number(most)} (${percent(most / need.cases)}) may be of that kind.`}`,
  }
}

/**
 * Errors that must stay below a share: the test that shows it and that a system with a third of them passes four times in five
 * (exact binomial). None in fewer cases would show it too, but hardly any good system passes that.
 */
export function rareNeed(limit: number, planned?: number, noun = 'cases'): Need {
  const { cases: n, most } = testBelow(limit, limit * REALLY_RARE)
  const really = percent(Number((limit * REALLY_RARE).toPrecision(2)))
  const none = casesForZero(limit)
  const unjudged = n > MAX_JUDGED
  const shown = planned === undefined ? undefined : plannedShows(planned, limit)
  return {
    cases: n,
    limit,
    ...(noun !== 'cases' && { unit: noun }),
    ...(unjudged && { fromLogs: true }),
    ...(!unjudged && { passAt: { counted: most, of: n, are: 'wrong' as const } }),
    goal: `below ${percent(limit)}`,
    proof: `${unjudged ? 'too rare for a test; counted as they come in, ' : ''}at most ${most} wrong in ${number(n)} ${noun}, which a true ${really} (assumed) passes 4 times in 5${shown === undefined ? '' : `; ${shown}`}`,
    says: `${number(n)} ${noun} with at most ${most} wrong show, at 95% confidence, that fewer than ${percent(limit)} are; if really ${really} are (an assumption), the test is passed four times in five. ${number(none)} without one error show it too, but are passed so often only if really ${percent(Number(passesAt(0, none).toPrecision(2)))} are wrong.${shown === undefined ? '' : ` ${shown.charAt(0).toUpperCase()}${shown.slice(1)}.`}`,
  }
}

/** What a planned test can prove of a rare error, and what it cannot. */
function plannedShows(planned: number, limit: number): string {
  const most = failMark(planned, limit)
  return most < 0
    ? `the ${number(planned)} planned, all without one, show below ${percent(limitFromZero(planned))}, not below ${percent(limit)}`
    : `of the ${number(planned)} planned at most ${number(most)}, which a true ${percent(Number(passesAt(most, planned).toPrecision(2)))} passes 4 times in 5`
}

/** A rate that must rise, as happens anyway: cases of each way that tell it from today's. */
export function riseNeed(target: number, today: number): Need {
  const n = casesForDifference(today, target)
  return {
    cases: 2 * n,
    fromLogs: true,
    goal: `at least ${percent(target)}, from ${percent(today)}`,
    proof: `${cases(n)} of each way, drawn by chance and counted as they come (95% confidence)`,
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
  const n = planned ?? casesForZero(0.01)
  const shown = percent(limitFromZero(n))
  const really = percent(Number(passesAt(0, n).toPrecision(2)))
  const stricter = limitFromZero(n) > 0.001 ? ` To show fewer than 1 in 1,000, take ${cases(casesForZero(0.001))}.` : ''
  return {
    cases: n,
    limit: 0,
    pass: `none in ${number(n)}, which shows below ${shown}`,
    goal: 'none',
    proof: `cannot be proven: ${cases(n)} without one show below ${shown}, and only a true ${really} passes 4 times in 5`,
    says: `${cases(n)} without one error show, at 95% confidence, that fewer than ${shown} are wrong; they cannot show that none are.${stricter}`,
  }
}

/** A share that every class must reach: each with a mark of its own. More than people judge are taken from the most frequent on. */
export function classNeed(floor: number, classes: number): Need {
  const { each, mark, judged: some } = classTest(floor, classes)
  const all = each * classes
  const really = Math.min(floor + BETTER, (1 + floor) / 2)
  const chance = Number(someBelow(floor, really, each, classes).toPrecision(2))
  const passed = `a class passes at ${mark} of ${each} (${passedBy(each - mark, each)})`
  const few = some < classes
  return {
    cases: each * some,
    groupOf: each,
    target: floor,
    pass: `${mark} of ${each} in each class that goes live`,
    goal: `at least ${percent(floor)} in each of ${classes} classes`,
    proof: few
      ? `not to be proven in all ${classes}: ${each} of each would be ${cases(all)} to judge, and were all truly at ${percent(really)}, one would show less by chance ${percent(chance)} of the time. Sign “at least ${percent(floor)} in each class that is live; the others stay with people”: the ${some} most frequent (${number(each * some)}; count their share in week 1), each at ${mark} of ${each}`
      : `${each} of each, ${cases(all)}; ${passed}; a class with fewer stays with people`,
    says: `Each of the ${classes} classes needs ${cases(each)} to be measured within 10 points at 95% confidence: ${cases(all)} in total. ${few ? `That is more than people judge for one test: judge the ${some} most frequent classes, and leave the others with people until they have been. ` : ''}Collect rare classes on purpose; a random sample misses them.`,
  }
}

/** So much above the floor all classes are supposed to be, to tell what chance alone does. */
const BETTER = 0.1

/** Rates of two groups whose ratio must stay near one: cases of each group. `apart` is how far they may lie apart. */
export function ratioNeed(apart: number): Need {
  const n = casesForRatio(CHOSEN, 1 / (1 - apart))
  return {
    cases: 2 * n,
    fromLogs: true,
    goal: `less than ${percent(apart)} apart`,
    proof: `${n.toLocaleString('en-US')} from each group in the logs if one in ten is chosen (assumed); nobody grades them`,
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
