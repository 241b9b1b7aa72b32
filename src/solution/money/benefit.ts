import { formatUsd } from '../../amounts/print.ts'
import type { FactValues } from '../../blueprint/expression.ts'
import { EXPERT_HOUR } from './expert-hour.ts'
import { workToday } from './work-today.ts'

/** What the project is worth a year, by the team's own numbers, in US dollars, and how it was reckoned. */
export type Benefit = {
  readonly usdPerYear: number
  readonly how: string
  readonly assumed: boolean
  /** What the numbers tell of today's loss that no goal cuts, as a sentence: it is at stake beside it. */
  readonly notCounted?: string
}

/** The share of time that counts where none is told, and above which a goal is an upper bound. */
type TimeSaved = { readonly share: number; readonly most: number }

/** What an hour costs where the team did not say. (Our assumption, the middle of what experts cost.) */
const AN_HOUR = Math.round(Math.sqrt(EXPERT_HOUR.low * EXPERT_HOUR.high))

type Told = (name: string) => number | undefined

/**
 * The benefit from what was said: minutes saved at the cost of an hour, a rate that falls at the cost of one case, or the part of
 * today's loss or cost that the goal takes away. Undefined where the numbers do not say, and where the loss is somebody else's:
 * then `stakeOf` tells what is at stake. `saved`: see planning.yaml; `payFactor`: pay of the place
 * against the United States.
 */
export function benefitOf(facts: FactValues, saved: TimeSaved, payFactor = 1): Benefit | undefined {
  const told: Told = (name) => (typeof facts[name] === 'number' ? (facts[name] as number) : undefined)
  // Work that is there once brings nothing every year.
  if (told('casesOnce') !== undefined) return undefined
  const time = timeSaved(facts, told, saved, AN_HOUR * payFactor)
  const fall = fallOf(told)
  const others =
    fall === undefined ? (lossCut(facts, told) ?? (time === undefined ? costCut(told) : undefined)) : undefined
  const parts = [time, fall, others, fewerMistakes(told)].filter((part) => part !== undefined)
  const usdPerYear = parts.reduce((sum, part) => sum + part.usdPerYear, 0)
  if (!(usdPerYear > 0)) return undefined
  const loss = told('lossUsdPerYear')
  const open = loss !== undefined && facts.lossOf === undefined && parts.every((part) => part === time)
  return {
    usdPerYear,
    how: parts.map(({ how }) => how).join('; '),
    assumed: parts.some(({ assumed }) => assumed),
    ...(open && {
      notCounted: `Not counted: about ${formatUsd(loss)} a year that is lost or paid today by your numbers; no goal says how much of it will go.`,
    }),
  }
}

function timeSaved(facts: FactValues, told: Told, saved: TimeSaved, anHour: number): Benefit | undefined {
  const hourly = told('hourlyCostUsd') ?? anHour
  const hours = workToday(facts, hourly)
  if (hours === undefined) return undefined
  const [cases, before, after] = [told('casesPerYear'), told('minutesPerCase'), told('targetMinutesPerCase')]
  const automated = told('automationTarget')
  const shorter = after !== undefined && before !== undefined && after < before ? 1 - after / before : undefined
  const goal = shorter ?? automated
  const high = goal !== undefined && goal > saved.most ? goal : undefined
  const share = high === undefined ? (goal ?? saved.share) : saved.share
  const assumptions = [
    ...(goal === shorter && high === undefined && goal !== undefined
      ? []
      : [`${round(100 * share)}% of the time is saved; a large field study measured 14%, and 34% for newcomers`]),
    ...(high === undefined
      ? []
      : [`your goal of ${round(100 * high)}% would be at most ${formatUsd(hours * high * hourly)}`]),
    ...(told('hourlyCostUsd') === undefined ? ['the hourly cost is our figure'] : []),
  ]
  const usdPerYear = hours * share * hourly
  // What an hour costs is our figure: more cannot be saved than the team says that it costs.
  const cost = told('hourlyCostUsd') === undefined ? told('currentCostUsd') : undefined
  if (cost !== undefined && cost * share < usdPerYear) return ofCost(share, cost)
  const how =
    cases !== undefined && before !== undefined && Math.abs((cases * before) / 60 / hours - 1) < 0.01
      ? `${round(before * share)} minutes saved on each of ${count(cases)} a year at $${round(hourly)} an hour`
      : `${round(100 * share)}% of ${count(hours)} hours of work a year at $${round(hourly)} an hour`
  return { usdPerYear, how: `${how}${noted(assumptions)}`, assumed: assumptions.length > 0 }
}

/** A rate that shall fall: fewer cases at the cost of one, or the same part of what they cost together. */
function fallOf(told: Told): Benefit | undefined {
  const [now, then] = [told('rateNow'), told('rateTarget')]
  if (now === undefined || then === undefined || then >= now) return undefined
  const [each, cases, cost] = [told('costPerErrorUsd'), told('rateCasesPerYear'), told('currentCostUsd')]
  if (each !== undefined && cases !== undefined)
    return {
      usdPerYear: cases * (now - then) * each,
      how: `${round((now - then) * 100)} points fewer of ${count(cases)} a year at $${round(each)} each`,
      assumed: false,
    }
  return cost === undefined
    ? undefined
    : {
        usdPerYear: cost * (1 - then / now),
        how: `${round((1 - then / now) * 100)}% of the $${count(cost)} a year it costs today${noted(['the cost falls with the rate'])}`,
        assumed: true,
      }
}

/** What the goal takes off a loss that the team bears, or its own part of it. */
function lossCut(facts: FactValues, told: Told): Benefit | undefined {
  const [loss, cut, own] = [told('lossUsdPerYear'), told('cutTarget'), told('ownLossShare')]
  if (loss === undefined || cut === undefined || facts.lossOf !== undefined) return undefined
  const today = told('eventsPerYear') === undefined ? 'it costs today' : 'that is lost today'
  const whole = `${round(100 * cut)}% less of the $${count(loss)} a year ${today}`
  return {
    usdPerYear: loss * cut * (own ?? 1),
    how: `${whole}${own === undefined ? '' : ` is $${count(loss * cut)}, and ${round(100 * own)}% of that is yours by your numbers`}${noted(['the money falls with it'])}`,
    assumed: true,
  }
}

function costCut(told: Told): Benefit | undefined {
  const [cost, share] = [told('currentCostUsd'), told('automationTarget') ?? told('cutTarget')]
  return cost === undefined || share === undefined ? undefined : ofCost(share, cost)
}

function fewerMistakes(told: Told): Benefit | undefined {
  const [cases, now, target, error] = [told('casesPerYear'), told('targetNow'), told('target'), told('costPerErrorUsd')]
  if (cases === undefined || now === undefined || target === undefined || error === undefined || target <= now)
    return undefined
  return {
    usdPerYear: cases * (target - now) * error,
    how: `${round((target - now) * 100)} points fewer mistakes in ${count(cases)} a year at $${round(error)} each`,
    assumed: false,
  }
}

const ofCost = (share: number, cost: number): Benefit => ({
  usdPerYear: cost * share,
  how: `${round(share * 100)}% of the $${count(cost)} a year it costs today${noted(['the cost falls with it'])}`,
  assumed: true,
})

const noted = (assumptions: readonly string[]): string =>
  assumptions.length === 0 ? '' : ` (assumed: ${assumptions.join('; ')})`
const round = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 3 })
const count = (value: number): string => Math.round(Number(value.toPrecision(3))).toLocaleString('en-US')
