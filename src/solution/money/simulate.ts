import { normal, seeded } from './random.ts'

/** One line of a budget, an 80 % range: what is paid once, or each month that the thing runs. */
export type CostLine = {
  readonly id: string
  readonly label: string
  readonly low: number
  readonly high: number
  readonly per: 'once' | 'month'
}
/** What to plan with (the median), and what nine of ten projects stay below, beside the low end that one of ten does. */
export type Spread = { readonly low: number; readonly planning: number; readonly high: number }
/** How far one line alone moves the total, from its low end to its high end with all others in the middle. */
export type Swing = { readonly id: string; readonly label: string; readonly low: number; readonly high: number }
export type Simulated = {
  readonly once: Spread
  readonly monthly: Spread
  readonly firstYear: Spread
  readonly threeYears: Spread
  readonly swings: readonly Swing[]
}

const DRAWS = 2000
const SEED = 20261121
/** z of the 90th percentile: the ends of an 80 % range. */
const Z90 = 1.281552
const WEEKS_A_MONTH = 4.345
/** Lines of people move together: a project that takes long takes long for everybody. The share is a judgment. */
const TOGETHER = 0.6

/**
 * The cost of a project by Monte-Carlo with a fixed seed: each line is lognormal with its ends as the 10th and 90th
 * percentile (triangular where it may be nothing), the lines of people and the weeks until it runs move together.
 * `weeksToRun`: weeks until what is paid by the month begins. US dollars. Pure: the same lines give the same numbers.
 */
export function simulate(
  lines: readonly CostLine[],
  weeksToRun: { readonly low: number; readonly high: number },
): Simulated {
  const uniform = seeded(SEED)
  const totals = {
    once: [] as number[],
    monthly: [] as number[],
    firstYear: [] as number[],
    threeYears: [] as number[],
  }
  for (let draw = 0; draw < DRAWS; draw++) {
    const pace = normal(uniform)
    const weeks = between(weeksToRun, pace)
    let once = 0
    let monthly = 0
    for (const line of lines) {
      const own = normal(uniform)
      const z = isPeople(line) ? TOGETHER * pace + Math.sqrt(1 - TOGETHER ** 2) * own : own
      if (line.per === 'once') once += between(line, z)
      else monthly += between(line, z)
    }
    totals.once.push(once)
    totals.monthly.push(monthly)
    totals.firstYear.push(once + monthly * monthsAfter(weeks, 12))
    totals.threeYears.push(once + monthly * monthsAfter(weeks, 36))
  }
  return {
    once: spread(totals.once),
    monthly: spread(totals.monthly),
    firstYear: spread(totals.firstYear),
    threeYears: spread(totals.threeYears),
    swings: swings(lines, weeksToRun),
  }
}

/** The value of an 80 % range at `z` standard deviations. */
function between({ low, high }: { readonly low: number; readonly high: number }, z: number): number {
  if (high <= low) return low
  if (low > 0) {
    const middle = (Math.log(low) + Math.log(high)) / 2
    return Math.exp(middle + (z * (Math.log(high) - Math.log(low))) / (2 * Z90))
  }
  const middle = high / 2
  return Math.max(0, middle + (z * middle) / Z90)
}

const isPeople = ({ id }: CostLine): boolean => /^people/u.test(id)
const monthsAfter = (weeks: number, months: number): number => Math.max(0, months - weeks / WEEKS_A_MONTH)

function spread(totals: number[]): Spread {
  const sorted = totals.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { low: at(0.1), planning: at(0.5), high: at(0.9) }
}

/** The tornado of the first year: the lines that move it most first. */
function swings(
  lines: readonly CostLine[],
  weeksToRun: { readonly low: number; readonly high: number },
): readonly Swing[] {
  const months = monthsAfter(between(weeksToRun, 0), 12)
  const times = (line: CostLine) => (line.per === 'once' ? 1 : months)
  const middle = lines.reduce((sum, line) => sum + between(line, 0) * times(line), 0)
  return lines
    .map((line) => {
      const around = middle - between(line, 0) * times(line)
      return {
        id: line.id,
        label: line.label,
        low: around + line.low * times(line),
        high: around + line.high * times(line),
      }
    })
    .toSorted((a, b) => b.high - b.low - (a.high - a.low))
}
