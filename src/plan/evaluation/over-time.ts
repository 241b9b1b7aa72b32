import { count } from '../../amounts/print.ts'
import { upperFirst } from '../../sentence.ts'
import { casesForDifference, casesForShare, effectOfGroups, eventsForChange } from '../../statistics/binomial.ts'
import { cases, type Need, percent, points, spell } from './need.ts'

/** Fewer days or weeks hold no weekend, no month's end and no holiday: an assumption. */
const LEAST = { day: 14, week: 6 }
/** Nobody runs a trial for longer: then it is said what a year shows. */
const A_YEAR = { day: 180, week: 52 }
/** The share of those asked who answer, where nobody said: an assumption. */
const ANSWERING = 0.05
/** What is counted on every case needs no sample, but a margin all the same. */
const MARGIN = 0.03

/** A share that the systems count on every case: how soon it is known. */
export function loggedNeed(target: number, perDay: number | undefined): Need {
  const n = casesForShare(target, MARGIN)
  const days = perDay === undefined ? undefined : Math.ceil(n / perDay)
  const soon =
    days === undefined ? '' : days <= 1 ? ', which is a day of yours' : `, which are ${count(days, 'day')} of yours`
  return {
    cases: n,
    fromLogs: true,
    goal: `at least ${percent(target)}`,
    proof: `counted on all of them, no sample; ${cases(n)} tell it within ±3 points${soon}`,
    says: `It is counted on every case; ${cases(n)} tell ${percent(target)} within 3 points.`,
  }
}

/** A share of a result that is computed whole: a plan, an assignment. */
export function wholeNeed(target: number): Need {
  return {
    cases: 1,
    fromLogs: true,
    goal: `at least ${percent(target)}`,
    proof: 'counted on the whole result, no sample; past rounds, computed again, show what can be reached',
    says: `It is counted on the whole result. Compute past rounds again to see whether ${percent(target)} can be reached.`,
  }
}

/** How long cases lie, read off the systems: no stopwatch, and no mean. */
export function waitNeed(target: number, today: number | undefined): Need {
  const from = today !== undefined && today > target ? `, from ${spell(today)}` : ''
  return {
    cases: 1,
    fromLogs: true,
    goal: `${spell(target)}${from}`,
    proof: 'read off the system for every case, no sample; median and slowest tenth, both ways at the same time',
    says: 'Waiting times are read off the system for every case: take the median and the slowest tenth, for a mean follows the few that lie longest.',
  }
}

/** What all together spend on it by the day, week or month: written down by everyone, before and in the pilot. */
export function spentNeed(target: number, today: number | undefined, per: string): Need {
  const proof = 'written down by all for two weeks before and for two of the pilot, at the same load (our judgment)'
  return {
    cases: 1,
    fromLogs: true,
    inUse: true,
    goal: `${hours(target)} a ${per}${today === undefined ? '' : `, from ${hours(today)}`}`,
    proof,
    says: `${hours(target)} a ${per}: ${proof}.`,
  }
}
const hours = (seconds: number): string =>
  seconds < 2 * 3600 ? `${Math.round(seconds / 60)} minutes` : `${Number((seconds / 3600).toPrecision(3))} hours`

/** Fewer of what happens now and then: how many must have happened before to see it. */
export function eventsNeed(by: number): Need {
  const before = eventsForChange(by)
  return {
    cases: before,
    fromLogs: true,
    goal: `a change of ${percent(by)}`,
    proof: `takes about ${before.toLocaleString('en-US')} of them before and as long a time after; with fewer, chance alone may do it`,
    says: `A change of ${percent(by)} shows at 95% confidence with 80% power once about ${before.toLocaleString('en-US')} of them have happened in the time before, against a time of the same length after (Poisson).`,
  }
}

/** A change of what adds up by the day or week, one with the new way for one without. `spread` is how far single ones differ. */
export function amountNeed(by: number, spread: number, unit: 'day' | 'week'): Need {
  const wanted = Math.max(LEAST[unit], Math.ceil((effectOfGroups(1) * spread) ** 2 / by ** 2))
  const most = A_YEAR[unit]
  const assumed = `if single ${unit}s differ by ${percent(spread)} (assumed; past ones tell)`
  const proof =
    wanted <= most
      ? `about ${count(wanted, unit)} with and as many without, in turn or side by side, ${assumed}`
      : `cannot be seen: ${count(most, unit)} with and as many without show a change from ${percent(round(effectOfGroups(most) * spread))} on, ${assumed}`
  return {
    cases: Math.min(wanted, most),
    fromLogs: true,
    weeks: unit === 'week' ? wanted : Math.ceil(wanted / 7),
    goal: `a change of ${percent(by)}`,
    proof,
    says: `A change of ${percent(by)}: ${proof}.`,
  }
}

/** How far single days differ where what they add up to is counted by stop, order or shift: an assumption of ours, 2026-11. */
const SPREAD_EACH = 0.1

/** A change of what a plan or route adds up to, counted for each thing that is planned: the load of the day is out of it. */
export function eachNeed(by: number): Need {
  const need = amountNeed(by, SPREAD_EACH, 'day')
  const each = 'counted for each stop, order or shift, not as the sum of the day: '
  return { ...need, proof: `${each}${need.proof}`, says: `${upperFirst(each)}${need.says}` }
}

/** Income from people who are asked swings with a few large ones: how many of each group show the change in how many answer. */
export function responseNeed(by: number, answering: number | undefined, planned: number | undefined): Need {
  const rate = answering ?? ANSWERING
  const n = casesForDifference(rate, rate * (1 + by))
  const sees = planned === undefined ? undefined : (effectOfGroups(planned) * Math.sqrt(rate * (1 - rate))) / rate
  const few =
    planned === undefined || sees === undefined || planned >= n
      ? ''
      : `; the ${planned.toLocaleString('en-US')} planned show one from ${percent(round(sees))} on`
  const proof = `${n.toLocaleString('en-US')} in each of two groups show ${percent(by)} more answers, where ${percent(rate)} answer${answering === undefined ? ' (assumed)' : ' today'}${few}; sums of money swing more than answers`
  return { cases: 2 * n, fromLogs: true, goal: `a change of ${percent(by)}`, proof, says: `${proof}.` }
}

/** An attack or blind choice that must stay near a coin's half. */
export function guessNeed(limit: number): Need {
  const n = casesForDifference(0.5, limit)
  return {
    cases: n,
    fromLogs: true,
    goal: `not above ${percent(limit)}`,
    proof: `50% is guessing; ${cases(n)} of each kind tell ${percent(limit)} from it, and a program judges them`,
    says: `Guessing reaches 50%; ${cases(n)} of each kind tell ${percent(limit)} from it at 95% confidence with 80% power.`,
  }
}

/** A rate that must fall or stay below a limit, counted as things happen: told from today's, or within a quarter of itself. */
export function rateNeed(limit: number, today: number | undefined): Need {
  if (today !== undefined && today > limit) {
    const n = casesForDifference(today, limit)
    return {
      cases: 2 * n,
      fromLogs: true,
      goal: `below ${percent(limit)}, from ${percent(today)}`,
      proof: `${cases(n)} of each way, drawn by chance and counted as they come (95% confidence)`,
      says: `${cases(n)} of each way tell ${percent(limit)} from ${percent(today)} at 95% confidence with 80% power.`,
    }
  }
  const n = casesForShare(limit, limit / 4)
  return {
    cases: n,
    fromLogs: true,
    goal: `below ${percent(limit)}`,
    proof: `${cases(n)} show it within ±${points(limit, n)}, counted as they come in`,
    says: `${cases(n)}, counted as they come in, show a rate of ${percent(limit)} within ${points(limit, n)} at 95% confidence.`,
  }
}

const round = (share: number): number => Number(share.toPrecision(2))
