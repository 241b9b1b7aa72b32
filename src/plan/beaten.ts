import { formatUsd } from '../amounts/print.ts'
import type { Alternative, Miss } from './alternatives.ts'
import { CLEARLY } from './best.ts'
import { type Tipping, tippingInWords } from './tipping.ts'

/** What keeps a product from being advised, as the end of "but". */
const KEPT_BACK: Readonly<Record<Miss, string>> = {
  place: 'it may not run where your data must stay',
  fit: 'it may not be good enough without your own examples',
  price: 'that price is our guess',
  budget: 'it is past your budget',
  deadline: 'it is past your deadline',
}

/** Why the advised option stands first though a product leaves clearly more, and what would turn it; nothing where none does. */
export function whyNotBought(ways: readonly Alternative[], best: Alternative['role']): string {
  const buy = ways.find(({ role }) => role === 'buy')
  const taken = best === 'nothing' ? 0 : ways.find(({ role }) => role === best)?.netUsd
  if (best === 'buy' || buy?.netUsd === undefined || taken === undefined) return ''
  if (buy.netUsd <= Math.max(0, taken) * CLEARLY) return ''
  const reasons = (buy.misses ?? []).map((miss) => KEPT_BACK[miss])
  if (reasons.length === 0) return ''
  return ` Buying would leave ${formatUsd(buy.netUsd)} over three years against ${formatUsd(taken)}, but ${reasons.join(' and ')}: ask two sellers in week 1, before anything is built.`
}

/** Where doing less leaves about as much as the plan within what we assume, and what turns it; nothing where nothing does. */
export function whyNotLess(ways: readonly Alternative[], tipping: Tipping | undefined): string {
  if (tipping === undefined) return ''
  const [plan, less] = (['recommended', 'less'] as const).map((role) => ways.find((row) => row.role === role))
  const turns = tippingInWords(tipping, 'less')
  if (plan?.netUsd === undefined || less?.netUsd === undefined || less.netUsd <= plan.netUsd)
    return ` Doing less leaves more if ${turns}.`
  return ` Doing less (${formatUsd(less.onceUsd ?? 0)}) leaves about as much (${formatUsd(less.netUsd)} against ${formatUsd(plan.netUsd)}): try it on past cases first, and stop there if ${turns}.`
}
