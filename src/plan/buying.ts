import { formatNumber, formatUsd } from '../amounts/print.ts'
import type { FactValues } from '../blueprint/expression.ts'
import type { Blueprint, PRICED_BY } from '../blueprint/schema.ts'
import { withArticle } from '../sentence.ts'
import type { Solution } from '../solution/solve.ts'
import type { Alternative } from './alternatives.ts'

type Product = Blueprint['buy'][number]
type Price = NonNullable<Product['typical']>

/** What it takes to bring a product in, as a share of what building costs once. (Our assumption.) */
const BUY_SHARE = 0.3
/** Between these shares of the plan's cost neither is clearly cheaper. (Our judgment.) */
const CLOSE = { low: 0.6, high: 1.4 }
const MONTHS = 36
/** A price by the month that many times below the plan is simply tried. (Our judgment.) */
const TRIFLE = 100
/** Cases a year up to which a price for one says what all cost. (Our judgment.) */
const SMALL_VOLUME = 2_000_000
/** Laws under which what is sold is approved, and what is built must be. */
const APPROVAL = /^(?:mdr|ivdr|fda)\b/u

/** The row of what can be bought: its typical price against the plan over three years, and what decides. */
export function buying(solution: Solution, blueprint: Blueprint | undefined, facts: FactValues): Alternative {
  const { budget, workload } = solution
  const sold = (blueprint?.buy ?? []).filter(({ free }) => !free)
  const perYear = typeof facts.casesPerYear === 'number' ? facts.casesPerYear : workload.requestsPerDay.value * 365
  const once = budget.once.planning * BUY_SHARE
  const own = budget.threeYears.planning
  const most = Math.max(0, (own - once) / MONTHS)
  const typical = sold.find((product) => product.typical !== undefined)?.typical
  const many = typical && countOf(typical.per, facts, perYear)
  const monthly =
    typical === undefined || many === undefined ? undefined : { low: typical.low * many, high: typical.high * many }
  const middle = monthly && Math.sqrt(Math.max(1, monthly.low) * Math.max(1, monthly.high))
  return {
    id: 'buy',
    role: 'buy',
    title: sold[0]?.name ?? 'a product, if one exists',
    ...(middle !== undefined && { onceUsd: once, monthlyUsd: middle, threeYearUsd: once + middle * MONTHS }),
    risk: blueprint?.buyTest ?? 'Test it on your own cases before you sign.',
    switchWhen: decision({
      isApproved: blueprint?.law.some((id) => APPROVAL.test(id)) === true,
      typical,
      monthly,
      most,
      own,
      total: middle && once + middle * MONTHS,
      perYear,
      facts,
    }),
  }
}

type Weighed = {
  /** Whether what is sold for it has an approval that an own one would need. */
  readonly isApproved: boolean
  readonly typical: Price | undefined
  readonly monthly: { readonly low: number; readonly high: number } | undefined
  /** A month at which buying costs as much as the plan. */
  readonly most: number
  readonly own: number
  readonly total: number | undefined
  readonly perYear: number
  readonly facts: FactValues
}

/** A sentence that decides: at which price to buy, and whether to ask first. */
function decision({ isApproved, typical, monthly, most, own, total, perYear, facts }: Weighed): string {
  const each = perYear > 0 ? (most * 12) / perYear : 0
  const per = each >= 0.0005 ? ` (${cents(each)} ${withArticle(String(facts.case ?? 'case'))})` : ''
  const limit = `Buy below about ${formatUsd(most)} a month${per}, integration included.`
  if (typical === undefined) return `${limit} Ask two vendors first: we know no typical price.`
  const one = typical.per === 'case' ? withArticle(String(facts.case ?? 'case')) : NAMED[typical.per]
  const price = `${cents(typical.low)} to ${cents(typical.high)} ${one}`
  if (monthly === undefined || total === undefined) {
    const upTo = Math.floor(most / Math.sqrt(Math.max(0.01, typical.low) * Math.max(0.01, typical.high)))
    return typical.per === 'case' || upTo < 2
      ? `${limit} ${price} is typical for small volumes (our judgment): ask two vendors for yours.`
      : `${limit} At a typical ${price} (our judgment) it is cheaper up to about ${formatNumber(upTo, 2)} ${typical.per}s: ask two vendors first if you have fewer.`
  }
  const share = total / own
  if (share < CLOSE.low && typical.high * TRIFLE < own)
    return `${limit} At a typical ${price} (our judgment) try it first: little is lost if it fails.`
  if (share < CLOSE.low)
    return `${limit} At a typical ${price} (our judgment) it is cheaper: ask two vendors before anything is built.`
  if (share > CLOSE.high && isApproved)
    return `${limit} A typical ${price} (our judgment) is dearer, but one that is approved spares you the approval: ask two vendors first.`
  if (share > CLOSE.high) return `${limit} At a typical ${price} (our judgment) it is dearer: build.`
  return `${limit} At a typical ${price} (our judgment) both cost about the same: ask two vendors first.`
}

const NAMED: Readonly<Record<Exclude<(typeof PRICED_BY)[number], 'case'>, string>> = {
  user: 'a user and month',
  site: 'a site and month',
  vehicle: 'a vehicle and month',
  machine: 'a machine and month',
  camera: 'a camera and month',
  month: 'a month',
}

/** How many of what is paid a month; undefined where the team told no such number. */
function countOf(per: Price['per'], facts: FactValues, perYear: number): number | undefined {
  // A price for one is that of small volumes: who buys millions pays another, which only a vendor knows.
  if (per === 'case') return perYear > SMALL_VOLUME ? undefined : perYear / 12
  if (per === 'month') return 1
  const named: Readonly<Record<typeof per, readonly unknown[]>> = {
    user: [facts.usersAtWork],
    site: [facts.sites],
    vehicle: [facts.vehicles],
    machine: [facts.machines],
    camera: [facts.cameras],
  }
  return named[per].find((each): each is number => typeof each === 'number')
}

const cents = (usd: number): string =>
  usd >= 10 ? formatUsd(usd) : `$${usd >= 0.1 ? usd.toFixed(2) : Number(usd.toPrecision(2))}`
