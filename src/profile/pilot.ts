import type { Answers } from '../rules/rule-book.ts'
import { around } from './change.ts'
import type { Quantity } from './quantity.ts'

/** The trial that the team plans: how long, and with how many of the places or people that it has. */
export type Pilot = { readonly weeks: number; readonly with?: number }

const WEEK = 7 * 86_400
const TRIAL = String.raw`(?:pilot|trial|field test|test run|experiment|A\/B test)`
const BEHIND = new RegExp(String.raw`^[\s-]*(?:long |live |field )?${TRIAL}\b`, 'iu')
const BEFORE = new RegExp(String.raw`\b${TRIAL}s?\b[^.;\d]{0,24}\b(?:of|for|over|in|lasting)\s*$`, 'iu')
const WITH = /\b(?:with|in|at|across|among)\s*$/iu
/** Places or people of the trial are named within so many characters of it. */
const NEAR = 60

/** "A ten-week pilot with 14 dealers". Undefined where no length is named. Pure. */
export function pilotOf(quantities: readonly Quantity[], answers: Answers): Pilot | undefined {
  for (const quantity of quantities) {
    if (quantity.unit !== 'seconds') continue
    const [before, after] = around(quantity, answers)
    if (!BEHIND.test(after) && !BEFORE.test(before)) continue
    const places = quantities.find(
      (each) =>
        each.unit === 'count' &&
        each.where.question === quantity.where.question &&
        Math.abs(each.where.at - quantity.where.at) < NEAR &&
        each.counts !== undefined &&
        WITH.test(around(each, answers)[0]),
    )
    return { weeks: quantity.value / WEEK, ...(places && { with: places.value }) }
  }
  return undefined
}
