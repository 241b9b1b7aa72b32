import type { Range } from '../range.ts'
import { normal, seeded } from './random.ts'

/** One uncertain part of a budget, an 80 % range: what is paid once, or each month that the thing runs. */
export type CostPart = Range & { readonly id: string; readonly per: 'once' | 'month' }
/** What to plan with (the median), and what nine of ten projects stay below, beside the low end that one of ten does. */
export type Spread = { readonly low: number; readonly planning: number; readonly high: number }
export type Simulated = {
  readonly once: Spread
  /** What is paid once, before what is set aside for surprises. */
  readonly work: Spread
  readonly monthly: Spread
  readonly firstYear: Spread
  /** What is paid once, and three years of use: the benefit is counted over the same three years. */
  readonly threeYears: Spread
}

const DRAWS = 2000
const SEED = 20261121
/** z of the 90th percentile: the ends of an 80 % range. */
const Z90 = 1.281552
const WEEKS_A_MONTH = 4.345
/** Parts that are people move together: a project that takes long takes long for everybody. The share is a judgment. */
const TOGETHER = 0.6

/**
 * The cost of a project by Monte-Carlo with a fixed seed: each part is lognormal with its ends as the 10th and 90th
 * percentile (normal where it may be nothing), the people (`people-...`) and the weeks until it runs move together.
 * `weeksToRun`: weeks until what is paid by the month begins; `surprises`: set aside, as a share of what is paid once.
 * US dollars. Pure: the same parts give the same numbers.
 */
export function simulate(parts: readonly CostPart[], weeksToRun: Range, surprises: Range = NONE): Simulated {
  let at = 0
  const next = () => normalAt(at++)
  const totals = {
    once: [] as number[],
    work: [] as number[],
    monthly: [] as number[],
    firstYear: [] as number[],
    threeYearsOfUse: [] as number[],
  }
  const drawn = parts.map((part) => ({ draw: drawing(part), people: isPeople(part), once: part.per === 'once' }))
  const weeksAt = drawing(weeksToRun)
  const surpriseAt = drawing(surprises)
  for (let draw = 0; draw < DRAWS; draw++) {
    const pace = next()
    const weeks = weeksAt(pace)
    const surprise = surpriseAt(next())
    let work = 0
    let monthly = 0
    for (const part of drawn) {
      const own = next()
      const cost = part.draw(part.people ? TOGETHER * pace + Math.sqrt(1 - TOGETHER ** 2) * own : own)
      if (part.once) work += cost
      else monthly += cost
    }
    const once = work * (1 + surprise)
    totals.work.push(work)
    totals.once.push(once)
    totals.monthly.push(monthly)
    totals.firstYear.push(once + monthly * monthsAfter(weeks, 12))
    totals.threeYearsOfUse.push(once + monthly * MONTHS_OF_USE)
  }
  const [once, monthly] = [spread(totals.once), spread(totals.monthly)]
  return {
    once,
    work: spread(totals.work),
    monthly,
    firstYear: spread(totals.firstYear),
    // To plan with, the sum of what stands beside it: a reader adds it up.
    threeYears: { ...spread(totals.threeYearsOfUse), planning: once.planning + monthly.planning * MONTHS_OF_USE },
  }
}

const MONTHS_OF_USE = 36

const uniform = seeded(SEED)
const normals: number[] = []

/** The standard normal numbers of the seed, each drawn once: every simulation takes the same ones in the same order. */
function normalAt(at: number): number {
  while (normals.length <= at) normals.push(normal(uniform))
  return normals[at] as number
}

const NONE: Range = { low: 0, high: 0 }

/** The value of an 80 % range at `z` standard deviations. */
export function between(range: Range, z: number): number {
  return drawing(range)(z)
}

/** A range as a function of standard deviations; what needs a logarithm is taken once. */
function drawing({ low, high }: Range): (z: number) => number {
  if (high <= low) return () => low
  if (low > 0) {
    const middle = (Math.log(low) + Math.log(high)) / 2
    const width = (Math.log(high) - Math.log(low)) / (2 * Z90)
    return (z) => Math.exp(middle + z * width)
  }
  const middle = high / 2
  return (z) => Math.max(0, middle + (z * middle) / Z90)
}

const isPeople = ({ id }: CostPart): boolean => id.startsWith('people-')

/** Months of a span that are left after so many weeks. */
export const monthsAfter = (weeks: number, months: number): number => Math.max(0, months - weeks / WEEKS_A_MONTH)

function spread(totals: number[]): Spread {
  const sorted = Float64Array.from(totals).sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { low: at(0.1), planning: at(0.5), high: at(0.9) }
}
