import { formatNumber, formatUsd } from '../amounts/print.ts'
import type { FactValues } from '../blueprint/expression.ts'
import type { Blueprint, PRICED_BY } from '../blueprint/schema.ts'
import type { Smaller } from '../blueprint/smaller/schema.ts'
import { withArticle } from '../sentence.ts'
import { limitsOf, missed } from '../solution/limits.ts'
import { type Served, servedBy } from '../solution/served.ts'
import type { Solution } from '../solution/solve.ts'
import type { Alternative, Miss } from './alternatives.ts'

type Product = Blueprint['buy'][number]
type Price = NonNullable<Product['typical']>

/** Between these shares of the plan's cost neither is clearly cheaper. (Our judgment.) */
const CLOSE = { low: 0.6, high: 1.4 }
const MONTHS = 36
/** Cases a year up to which a price for one says what all cost. (Our judgment.) */
const SMALL_VOLUME = 2_000_000
/** Ways that learn from the team's own examples. */
const TUNED: readonly string[] = ['fine-tune', 'distill', 'continued-pretraining', 'from-scratch']
/** Answers about hosting under which data may not go to a product. */
const OWN_PLACE = ['own-cloud', 'on-premises', 'on-device']
/** Laws under which what is sold is approved, and what is built must be. */
const APPROVAL = /^(?:mdr|ivdr|fda)\b/u

type Asked = {
  readonly blueprint: Blueprint | undefined
  readonly facts: FactValues
  readonly hosting: unknown
  readonly bought: Smaller['bought']
  /** Whether the plan is only a part of what was asked for, and a product all of it. */
  readonly isPart: boolean
}

/** The row of what can be bought: its typical price against the plan over three years, what decides, and what speaks against it. */
export function buying(solution: Solution, { blueprint, facts, hosting, bought, isPart }: Asked): Alternative {
  const { budget } = solution
  const sold = soldFor(blueprint)
  const served = servedBy(solution, facts)
  const once = budget.once.planning * bought.bringingIn
  const own = budget.threeYears.planning
  const most = Math.max(0, (own - once) / MONTHS)
  const typical = typicalOf(sold)
  const many = typical && countOf(typical.per, facts, served.casesPerYear)
  const monthly =
    typical === undefined || many === undefined ? undefined : { low: typical.low * many, high: typical.high * many }
  const middle = monthly && Math.sqrt(Math.max(1, monthly.low) * Math.max(1, monthly.high))
  const isElsewhere = OWN_PLACE.includes(String(hosting))
  const total = middle && once + middle * MONTHS
  // A price by the month alone knows neither the users nor the cases that were told.
  const isTold = typical !== undefined && typical.per !== 'month'
  const surely = monthly && once + (isPart ? monthly.high : (middle ?? 0)) * MONTHS
  const isClear = isTold && surely !== undefined && surely < own * (isPart ? 1 : CLOSE.low)
  // A finished product is as near to the team's own examples as a finished model is.
  const isTuned = TUNED.includes(solution.choice.option) && solution.choice.family === 'decoder'
  const misses: readonly Miss[] = [
    ...missed({ ...(middle && { usd: once + middle * MONTHS_A_YEAR }), weeks: bought.weeks }, limitsOf(solution)),
    ...(isElsewhere ? (['place'] as const) : []),
    ...(isTuned ? (['fit'] as const) : []),
    ...(isClear ? [] : (['price'] as const)),
  ]
  return {
    id: 'buy',
    role: 'buy',
    title: sold[0]?.name ?? 'a product, if one exists',
    // A guess of a price for all is no figure to set beside the plan's.
    ...(total !== undefined &&
      isTold && { onceUsd: once, monthlyUsd: middle ?? 0, threeYearUsd: total, weeks: bought.weeks }),
    ...(misses.length > 0 && { misses }),
    risk: blueprint?.buyTest ?? 'Test it on your own cases before you sign.',
    switchWhen: decision({
      isApproved: blueprint?.law.some((id) => APPROVAL.test(id)) === true,
      unless: isElsewhere
        ? ', if it can run where your data must stay'
        : isTuned
          ? ', if it is good enough without your own examples'
          : '',
      isClear,
      typical,
      monthly,
      most,
      own,
      total,
      served,
      facts,
    }),
  }
}

const soldFor = (blueprint: Blueprint | undefined): readonly Product[] =>
  (blueprint?.buy ?? []).filter(({ free }) => !free)

const typicalOf = (sold: readonly Product[]): Price | undefined =>
  sold.find(({ typical }) => typical !== undefined)?.typical

/** Whether a product is paid by the case: for a part of the cases, a part of the price. */
export const pricedByCase = (blueprint: Blueprint | undefined): boolean => typicalOf(soldFor(blueprint))?.per === 'case'

const MONTHS_A_YEAR = 12

type Weighed = {
  /** Whether what is sold for it has an approval that an own one would need. */
  readonly isApproved: boolean
  /** What speaks against a product, however cheap, as the end of a sentence. */
  readonly unless: string
  readonly isClear: boolean
  readonly typical: Price | undefined
  readonly monthly: { readonly low: number; readonly high: number } | undefined
  /** A month at which buying costs as much as the plan. */
  readonly most: number
  readonly own: number
  readonly total: number | undefined
  /** The cases for which both are priced. */
  readonly served: Served
  readonly facts: FactValues
}

/** A sentence that decides: at which price to buy, and whether to ask first. */
function decision({ isApproved, unless, isClear, typical, monthly, most, own, total, served, facts }: Weighed): string {
  const each = served.casesPerYear > 0 ? (most * MONTHS_A_YEAR) / served.casesPerYear : 0
  const many = formatNumber(served.casesPerYear / MONTHS_A_YEAR, 3)
  const per = each >= 0.0005 ? ` (${cents(each)} ${withArticle(String(facts.case ?? 'case'))} at ${many} a month)` : ''
  const limit = `Buy below about ${formatUsd(most)} a month${per}, integration included.`
  if (typical === undefined) return `${limit} We know no typical price: two quotes in week 1.`
  const one = typical.per === 'case' ? withArticle(String(facts.case ?? 'case')) : NAMED[typical.per]
  const price = `${cents(typical.low)} to ${cents(typical.high)} ${one}`
  if (monthly === undefined || total === undefined) {
    const upTo = Math.floor(most / Math.sqrt(Math.max(0.01, typical.low) * Math.max(0.01, typical.high)))
    return typical.per === 'case' || upTo < 2
      ? `${limit} ${price} is typical for small volumes (our judgment): two quotes for yours in week 1.`
      : `${limit} At a typical ${price} (our judgment) it is cheaper up to about ${formatNumber(upTo, 2)} ${typical.per}s: two quotes in week 1 if you have fewer.`
  }
  const share = total / own
  const at = `${limit} At a typical ${price} (our judgment)`
  if (isClear) return `${at} it costs about ${formatUsd(own - total)} less over three years${unless}.`
  if (share < CLOSE.low)
    return `${at} it may cost about ${formatUsd(own - total)} less over three years${unless || ', if it does the work'}: try it before the first gate.`
  if (share > CLOSE.high && isApproved)
    return `${limit} A typical ${price} (our judgment) is dearer, but one that is approved spares you the approval: two quotes in week 1.`
  if (share > CLOSE.high) return `${at} it is dearer: build.`
  return `${at} both cost about the same: two quotes in week 1.`
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
