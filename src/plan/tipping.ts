import { formatUsd } from '../amounts/print.ts'
import type { Benefit } from '../solution/money/benefit.ts'
import { middleOf } from '../solution/money/gain.ts'
import { netOverYears } from '../solution/money/net.ts'
import type { Alternative } from './alternatives.ts'

/** The share that doing less must keep, and the benefit of the whole in US dollars a year, at which it leaves as much as the build. */
export type Tipping = {
  readonly keeps?: number
  readonly grossUsd?: number
  /** The one share that the benefit rests on, at that point. */
  readonly share?: { readonly what: string; readonly at: number }
}

const YEARS = 3

/** Where build and doing less change places inside what we assume ourselves; undefined where nothing within it turns the advice. */
export function tippingOf(rows: readonly Alternative[], benefit: Benefit | undefined): Tipping | undefined {
  const [build, less] = (['recommended', 'less'] as const).map((role) => rows.find((row) => row.role === role))
  if (benefit === undefined || build?.threeYearUsd === undefined || less?.threeYearUsd === undefined) return undefined
  if (build.keeps === undefined || less.keeps === undefined) return undefined
  const more = (build.threeYearUsd - less.threeYearUsd) / YEARS
  const kept = middleOf(build.keeps)
  const paysAt = (grossUsd: number) => netOverYears(grossUsd * kept, build.threeYearUsd ?? 0) > 0
  const keeps = kept - more / benefit.usdPerYear
  const grossUsd = more / (kept - middleOf(less.keeps))
  const found: Tipping = {
    ...(isWithin(keeps, less.keeps) && paysAt(benefit.usdPerYear) && { keeps }),
    ...(isWithin(grossUsd, benefit) && paysAt(grossUsd) && { grossUsd, ...shareAt(grossUsd, benefit) }),
  }
  return Object.keys(found).length === 0 ? undefined : found
}

const isWithin = (value: number, { low, high }: { readonly low: number; readonly high: number }): boolean =>
  value > low && value < high

/** A benefit that one assumed share scales can be said as that share, which a team can count. */
function shareAt(grossUsd: number, { assumed, mostUsd, usdPerYear }: Benefit): Pick<Tipping, 'share'> {
  const [only, ...rest] = assumed
  if (only === undefined || rest.length > 0) return {}
  const isScaled = Math.abs(mostUsd * middleOf(only) - usdPerYear) < usdPerYear / 100
  return isScaled ? { share: { what: only.what.split(/[:;,]/u)[0] ?? only.what, at: grossUsd / mostUsd } } : {}
}

/** "doing less brings under 35% of what the whole would": when the build pays; the other way round for when doing less leaves more. */
export function tippingInWords({ keeps, grossUsd = 0, share }: Tipping, pays: 'build' | 'less'): string {
  const [below, above] = pays === 'build' ? ['under', 'over'] : ['over', 'under']
  if (keeps !== undefined)
    return `${pays === 'build' ? 'doing less' : 'it'} brings ${below} ${percent(keeps)} of what the whole would`
  return share === undefined
    ? `the whole brings ${above} ${formatUsd(grossUsd)} a year before running costs`
    : `the share “${share.what}” is ${above} ${percent(share.at)}`
}

export const percent = (share: number): string => `${Math.round(100 * share)}%`
