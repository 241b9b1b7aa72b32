import { findNumbers } from '../amounts/find-numbers.ts'
import type { Quantity } from './quantity.ts'
import { isPeriod } from './quantity-words.ts'

/** "We would save maybe 110 of that": a part of what one costs, told right before. */
const SAVES = /\b(?:saves?|spares?|saving|sparing) (?:us )?(?:maybe |about |around |some |perhaps )*$/iu
const OF_THAT = /^ of (?:that|it|this)\b/iu
/** "A case found earlier would cost 90 less". */
const COSTS = /\b(?:would|could|might) cost (?:us )?(?:maybe |about |around |some |perhaps )*$/iu
const LESS = /^ (?:less|fewer)\b(?! than)/iu
/** "1.3 million of the 2.3 can be saved", "he pays 260 of the 410". */
const OF_THE = /^ of the (?<whole>\d[\d,.]*\d|\d)(?<rest>[^.;,]{0,40})/iu
const CAN_BE_SAVED = /\b(?:can|could|would) be (?:saved|spared|avoided|recovered)\b/iu
const PAYS = /\bpays? (?:us )?(?:back )?(?:about |around )?$/iu

/** The part of what one thing costs that is saved each time, where a bare number tells it beside that amount. Pure. */
export function savedOfOne(earlier: readonly Quantity[], quantity: Quantity, text: string): Quantity | undefined {
  if (quantity.unit !== 'count' || quantity.counts !== undefined || isPeriod(quantity.per)) return undefined
  const start = quantity.where.at
  const [before, after] = [text.slice(Math.max(0, start - 60), start), text.slice(start + quantity.words.length)]
  const money = earlier.findLast(
    ({ unit, per, where }) =>
      unit === 'usd' && !isPeriod(per) && [...text.slice(where.at, start).matchAll(/[.;!?]\s/gu)].length <= 2,
  )
  const first = findNumbers(money?.words ?? '')[0]?.value
  if (money === undefined || !first) return undefined
  const isPart = (SAVES.test(before) && OF_THAT.test(after)) || (COSTS.test(before) && LESS.test(after))
  const value = quantity.value * (money.value / first)
  if (isPart ? value >= money.value : !isOfWhole(before, after, first)) return undefined
  const { currency, per } = money
  const { per: _, ...rest } = quantity
  return {
    ...rest,
    unit: 'usd',
    value,
    role: 'benefit',
    saved: true,
    ...(currency && { currency }),
    ...(isPart && per !== undefined && { per }),
  }
}

/** "260 of the 410": the whole is the amount itself, unless the words say that it can be saved. */
function isOfWhole(before: string, after: string, first: number): boolean {
  const { whole, rest = '' } = OF_THE.exec(after)?.groups ?? {}
  if (whole === undefined) return false
  return CAN_BE_SAVED.test(rest) || (PAYS.test(before) && Number(whole.replaceAll(',', '')) === first)
}
