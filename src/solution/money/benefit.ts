import type { FactValues } from '../../blueprint/expression.ts'
import { EXPERT_HOUR } from './experts.ts'
import { workToday } from './work-today.ts'

/** What the project is worth a year, by the team's own numbers, in US dollars, and how it was reckoned. */
export type Benefit = { readonly usdPerYear: number; readonly how: string; readonly assumed: boolean }

/** Share of a person's time for a case that is saved where the team did not say how long it shall take. (Our assumption.) */
const SAVED_SHARE = 0.4

/** What an hour costs where the team did not say. (Our assumption, the middle of what experts cost.) */
const AN_HOUR = Math.round(Math.sqrt(EXPERT_HOUR.low * EXPERT_HOUR.high))

/**
 * The benefit from what was said: minutes saved at the cost of an hour, mistakes avoided at the cost of one, or the part of
 * today's cost that shall be done without people. Undefined where the numbers do not say: then the plan shows what it would
 * take to break even.
 */
export function benefitOf(facts: FactValues): Benefit | undefined {
  const number = (name: string) => (typeof facts[name] === 'number' ? (facts[name] as number) : undefined)
  const cases = number('casesPerYear')
  if (cases === undefined) return undefined
  const parts: Part[] = []
  const before = number('minutesPerCase')
  const automated = number('automationTarget')
  const cost = number('currentCostUsd')
  const hourly = number('hourlyCostUsd') ?? AN_HOUR
  if (before !== undefined && workToday(facts, hourly) !== undefined) {
    const after = number('targetMinutesPerCase')
    const told = after !== undefined && after < before ? before - after : undefined
    const saved = told ?? before * (automated ?? SAVED_SHARE)
    const worth = (cases * saved * hourly) / 60
    const assumptions = [
      ...(told === undefined ? [`if ${round((automated ?? SAVED_SHARE) * 100)}% of the time is saved`] : []),
      ...(number('hourlyCostUsd') === undefined ? ['the hourly cost is our figure'] : []),
    ]
    // More cannot be saved than the work costs.
    const most = cost === undefined ? undefined : (cost * saved) / before
    parts.push(
      most !== undefined && most < worth
        ? ofCost(most / (cost ?? 1), cost ?? 0)
        : {
            usd: worth,
            how: `${round(saved)} minutes saved on each of ${count(cases)} a year at $${round(hourly)} an hour${noted(assumptions)}`,
            assumed: assumptions.length > 0,
          },
    )
  }
  if (before === undefined && cost !== undefined && automated !== undefined) parts.push(ofCost(automated, cost))
  const fall = fallOf(number)
  if (fall !== undefined) parts.push(fall)
  const cut = number('cutTarget')
  if (parts.length === 0 && cut !== undefined && cost !== undefined) parts.push(ofCost(cut, cost))
  const now = number('targetNow')
  const target = number('target')
  const error = number('costPerErrorUsd')
  if (now !== undefined && target !== undefined && error !== undefined && target > now) {
    parts.push({
      usd: cases * (target - now) * error,
      how: `${round((target - now) * 100)} points fewer mistakes in ${count(cases)} a year at $${round(error)} each`,
      assumed: false,
    })
  }
  const usdPerYear = parts.reduce((sum, { usd }) => sum + usd, 0)
  if (!(usdPerYear > 0)) return undefined
  return { usdPerYear, how: parts.map(({ how }) => how).join('; '), assumed: parts.some(({ assumed }) => assumed) }
}

type Part = { readonly usd: number; readonly how: string; readonly assumed: boolean }

/** A rate that shall fall: fewer cases at the cost of one, or the same part of what they cost together. */
function fallOf(number: (name: string) => number | undefined): Part | undefined {
  const now = number('rateNow')
  const then = number('rateTarget')
  if (now === undefined || then === undefined || then >= now) return undefined
  const each = number('costPerErrorUsd')
  const cases = number('rateCasesPerYear')
  if (each !== undefined && cases !== undefined)
    return {
      usd: cases * (now - then) * each,
      how: `${round((now - then) * 100)} points fewer of ${count(cases)} a year at $${round(each)} each`,
      assumed: false,
    }
  const cost = number('currentCostUsd')
  return cost === undefined
    ? undefined
    : {
        usd: cost * (1 - then / now),
        how: `${round((1 - then / now) * 100)}% of the $${count(cost)} a year it costs today${noted(['the cost falls with the rate'])}`,
        assumed: true,
      }
}

const ofCost = (share: number, cost: number): Part => ({
  usd: cost * share,
  how: `${round(share * 100)}% of the $${count(cost)} a year it costs today${noted(['the cost falls with it'])}`,
  assumed: true,
})

const noted = (assumptions: readonly string[]): string =>
  assumptions.length === 0 ? '' : ` (assumed: ${assumptions.join('; ')})`
const round = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 3 })
const count = (value: number): string => Math.round(Number(value.toPrecision(3))).toLocaleString('en-US')
