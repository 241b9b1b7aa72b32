import type { FactValues } from '../../blueprint/expression.ts'

/** What the project is worth a year, by the team's own numbers, in US dollars, and how it was reckoned. */
export type Benefit = { readonly usdPerYear: number; readonly how: string; readonly assumed: boolean }

/** Share of a person's time for a case that is saved where the team did not say how long it shall take. (Our assumption.) */
const SAVED_SHARE = 0.4

/**
 * The benefit from what was said: minutes saved at the cost of an hour, and mistakes avoided at the cost of one. Undefined where
 * the numbers do not say: then the plan shows what it would take to break even.
 */
export function benefitOf(facts: FactValues): Benefit | undefined {
  const number = (name: string) => (typeof facts[name] === 'number' ? (facts[name] as number) : undefined)
  const cases = number('casesPerYear')
  if (cases === undefined) return undefined
  const parts: { readonly usd: number; readonly how: string; readonly assumed: boolean }[] = []
  const before = number('minutesPerCase')
  const hourly = number('hourlyCostUsd')
  if (before !== undefined && hourly !== undefined) {
    const after = number('targetMinutesPerCase')
    const saved = after !== undefined && after < before ? before - after : before * SAVED_SHARE
    const assumed = saved !== before - (after ?? Number.NaN)
    parts.push({
      usd: (cases * saved * hourly) / 60,
      how: `${round(saved)} minutes saved on each of ${count(cases)} a year at $${round(hourly)} an hour${assumed ? `, if ${SAVED_SHARE * 100}% of the time is saved (assumption)` : ''}`,
      assumed,
    })
  }
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

const round = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 3 })
const count = (value: number): string => Math.round(Number(value.toPrecision(3))).toLocaleString('en-US')
