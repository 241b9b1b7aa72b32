import { formatNumber, formatUsd } from '../../amounts/print.ts'
import { writtenName } from '../../blueprint/as-written.ts'
import type { FactValues } from '../../blueprint/expression.ts'
import type { FactName } from '../../blueprint/fact-names.ts'
import type { ToldLine } from '../../blueprint/told-lines/line.ts'
import type { Worth } from '../../blueprint/worth-schema.ts'
import { lowerFirst, withArticle } from '../../sentence.ts'
import { moneyOf } from './gain.ts'
import { casesAYear } from './worth-input.ts'

type Asked = {
  readonly facts: FactValues
  /** The share of the cases for which this is paid; 1 where absent. */
  readonly share?: number
  readonly worth: Worth | undefined
  /** What the plan costs a year, over three years. US dollars. */
  readonly yearlyUsd: number
  /** Pay of the place against the United States. */
  readonly payFactor: number
  /** An hour of those who do the work today, in US dollars. */
  readonly anHourUsd: number
  /** Whether money is not the aim of those who ask: charities, schools, public bodies. */
  readonly notForMoney: boolean
  /** What the text tells beside the facts: an event and what it cost, hours that the work takes. */
  readonly lines?: readonly ToldLine[]
  /** The measure of success as the team wrote it. */
  readonly success?: string
}

/** What a plan must bring where no value is told, as sentences; `without`: what staying as it is then means; `own`: it rests on what the team tells. */
export type BreakEven = { readonly say: string; readonly without: string; readonly own?: true }

/**
 * Where no value is told: what it takes to pay for the plan, in units that the team counts in. Where money is not the aim, what a case
 * costs and what that buys. Undefined where neither can be said.
 */
export function breakEvenOf(asked: Asked): BreakEven | undefined {
  const { worth, notForMoney } = asked
  const isCare = notForMoney || worth?.care === true
  return (
    (isCare ? undefined : whatItTakes(asked)) ??
    (isCare || worth?.measure !== undefined ? whatItBuys(asked) : undefined)
  )
}

function whatItBuys(asked: Asked): BreakEven {
  const { facts, share = 1, worth, yearlyUsd, success } = asked
  const cases = typeof facts.casesPerYear === 'number' ? facts.casesPerYear * share : 0
  const each =
    cases > 0 && yearlyUsd / cases >= 0.0005
      ? `${centsOf(yearlyUsd / cases)} ${withArticle(String(facts.case ?? 'case'))} (building included)`
      : `${formatUsd(yearlyUsd)} a year`
  const measure = worth?.measure === undefined ? success && `“${success}”` : lowerFirst(worth.measure)
  const time = minutes(asked)
  const saved = time === undefined ? '' : `; ${time.what} ${time.at} would pay for it`
  return {
    say: `no payback decides here, but what it buys for ${each}${measure === undefined ? '' : `: ${measure}`}${saved}.`,
    without: 'What the plan would buy stays as it is today.',
  }
}

/** Minutes below and above these are no time that anybody saves on a case. (Our judgment.) */
const MINUTES = { low: 0.05, high: 240 }

function whatItTakes(asked: Asked): BreakEven | undefined {
  const { facts, worth, yearlyUsd, payFactor } = asked
  const end = atTheEnd(facts, worth)
  if (end !== undefined) return end
  const ways = [
    partOfSpend(facts, yearlyUsd),
    eachOfGoal(facts, yearlyUsd),
    fewerOfShare(facts, yearlyUsd) ?? eventsAvoided(asked) ?? successes(asked),
    partOfHours(asked) ?? minutes(asked),
  ]
  const said = ways.filter((way) => way !== undefined).slice(0, WAYS)
  const [first] = said
  if (first === undefined) return undefined
  return {
    say: `to break even over three years (${formatUsd(yearlyUsd)} a year) it takes ${said.map(({ what, at }) => `${what} ${at}`.trim()).join(', or ')}.`,
    without: `Makes sense if you expect ${first.rarer ?? (first.by === 'units' ? `fewer than ${first.what} in a year` : `less than ${first.what}`)}.`,
    ...(!first.at.includes('assumed') && { own: true as const }),
  }
}

/** A number of units that would pay for the plan, and at what each. */
type Way = {
  readonly by: 'units' | 'time' | 'part'
  readonly what: string
  readonly at: string
  /** That it is less, where "less than" is no English for it. */
  readonly rarer?: string
}

/** More ways than these to say the same are no help. */
const WAYS = 2

/** What is paid until the very end of a change: none of it is a benefit before. */
function atTheEnd(facts: FactValues, worth: Worth | undefined): BreakEven | undefined {
  const cost = facts.currentCostUsd
  if (worth?.atEnd === undefined || typeof cost !== 'number' || !(cost > 0)) return undefined
  const said = moneyOf('currentCostUsd', facts)
  return {
    say: `none of the ${said} a year is counted, since it ${worth.atEnd}; each month that this comes earlier is worth ${formatUsd(cost / 12)}.`,
    without: `The ${said} a year goes on.`,
  }
}

/** Of what is paid a year for a thing: the part that must go, or be got for it. */
function partOfSpend(facts: FactValues, yearlyUsd: number): Way | undefined {
  const { currentCostUsd: cost, lossUsdPerYear: told, lossKind } = facts
  if (typeof cost !== 'number' || told !== cost || lossKind !== 'thing' || yearlyUsd >= cost) return undefined
  return {
    by: 'part',
    what: `${formatNumber((100 * yearlyUsd) / cost, 2)}% of the ${moneyOf('currentCostUsd', facts)} a year that you name`,
    at: '',
  }
}

/** What one must be worth of those that the goal spares, where the text counts what its rate is of. */
function eachOfGoal(facts: FactValues, yearlyUsd: number): Way | undefined {
  const { rateNow: now, rateTarget: then, rateCasesPerYear: cases, rateOf: of, costPerErrorUsd: cost } = facts
  if (typeof now !== 'number' || typeof then !== 'number' || typeof cases !== 'number') return undefined
  const fewer = cases * (now - then)
  if (typeof of !== 'string' || cost !== undefined || fewer < 1) return undefined
  const many = `${formatNumber(100 * now, 2)}% to ${formatNumber(100 * then, 2)}% of ${of}`
  return {
    by: 'part',
    what: `a value of ${centsOf(yearlyUsd / fewer)} for each of the ${Math.round(Number(fewer.toPrecision(2))).toLocaleString('en-US')} fewer a year that your goal means (${many})`,
    at: '',
  }
}

/** Fewer of what a share of the cases brings, at what the team says that one costs. */
function fewerOfShare(facts: FactValues, yearlyUsd: number): Way | undefined {
  const { errorShare: share, errorShareOf: of, costPerErrorUsd: cost } = facts
  if (typeof share !== 'number' || typeof of !== 'string' || typeof cost !== 'number') return undefined
  const each = `${moneyOf('costPerErrorUsd', facts)} each`
  return {
    by: 'part',
    what: `${formatNumber(Math.ceil(yearlyUsd / cost), 2)} fewer a year of the ${formatNumber(100 * share, 2)}% of ${of} that cost you ${each}`,
    at: `(every 1,000 ${of} cost ${formatUsd(1000 * share * cost)} this way)`,
  }
}

/** A part of the hours that the text counts itself. */
function partOfHours({ lines, facts, yearlyUsd, anHourUsd }: Asked): Way | undefined {
  const spent = lines?.find((line) => line.spent !== undefined)?.spent
  if (spent === undefined || yearlyUsd >= spent.hours * anHourUsd) return undefined
  const rate = rateOf(facts, anHourUsd)
  const part = formatNumber((100 * yearlyUsd) / (spent.hours * anHourUsd), 2)
  return { by: 'time', what: `${part}% of the ${spent.named}`, at: `at ${rate}` }
}

/** Events like the one that the team tells, instead of a unit at a price of ours. */
function eventsAvoided({ lines, facts, yearlyUsd }: Asked): Way | undefined {
  const event = lines?.find((line) => line.event !== undefined)?.event
  if (event === undefined || ownEach(facts) !== undefined) return undefined
  const years = event.usd / yearlyUsd
  const often = years >= 1.5 ? `one in ${formatNumber(years, 2)} years` : `${formatNumber(1 / years, 2)} a year`
  return {
    by: 'part',
    what: `a loss like your ${event.named} avoided`,
    at: `(${often})`,
    rarer: `such a loss (${event.named}) less often than ${often}`,
  }
}

function successes({ facts, worth, yearlyUsd, payFactor: factor, anHourUsd }: Asked): Way | undefined {
  const [one, many] = worth === undefined ? ['success', 'successes'] : [worth.unit.one, worth.unit.many]
  const own = ownEach(facts)
  if (own !== undefined) return { by: 'units', what: counted(yearlyUsd / own.usd, one, many), at: own.at }
  if (worth?.usd === undefined) return undefined
  // An hour of the same people has one pay in a plan.
  if (HOURS.test(one))
    return { by: 'units', what: counted(yearlyUsd / anHourUsd, one, many), at: `at ${rateOf(facts, anHourUsd)}` }
  const { low, high, because } = worth.usd
  const each = Number((Math.sqrt(low * high) * factor).toPrecision(2))
  return {
    by: 'units',
    what: counted(yearlyUsd / each, one, many),
    at: `at an assumed ${centsOf(each)} each (${lowerFirst(because)})`,
  }
}

const HOURS = /^hours?\b/iu
const rateOf = (facts: FactValues, anHourUsd: number): string =>
  `${typeof facts.hourlyCostUsd === 'number' ? '' : 'an assumed '}${formatUsd(anHourUsd)} an hour`

/** What one is worth by the team's own words: no usual value of ours stands against it. */
function ownEach(facts: FactValues): { readonly usd: number; readonly at: string } | undefined {
  const {
    valuePerSuccessUsd: value,
    costPerErrorUsd: cost,
    errorCostOf: whose,
    loanUsd: loan,
    savedEachUsd: saved,
  } = facts
  const named = (name: FactName, usd: number): string => String(facts[writtenName(name)] ?? centsOf(usd))
  if (typeof value === 'number' && value > 0)
    return { usd: value, at: `at your ${named('valuePerSuccessUsd', value)} each` }
  if (typeof saved === 'number' && saved > 0) return { usd: saved, at: `at your ${named('savedEachUsd', saved)} each` }
  if (typeof cost === 'number' && cost > 0)
    return {
      usd: cost,
      at:
        typeof whose === 'string'
          ? `at the ${named('costPerErrorUsd', cost)} that one costs the ${whose} (their money: ask what they would pay of it)`
          : `at your ${named('costPerErrorUsd', cost)} each`,
    }
  if (typeof loan === 'number' && loan > 0)
    return { usd: loan, at: `at ${named('loanUsd', loan)} each, the middle of your loans, if all of one is lost` }
  return undefined
}

/** A day of a machine or a reading of a sensor is watched by a program: nobody spends minutes on each. */
const MEASURED = /-(?:day|hour|minute|month)$|\b(?:reading|signal|series|measurement|frame|line|event|transaction)$/iu
/** What a computer makes of all cases at once. */
const RUNS = /\b(?:plan|schedule|roster|rota|timetable|forecast|run)$/iu

function minutes({ facts, share = 1, worth, yearlyUsd, anHourUsd: hourly }: Asked): Way | undefined {
  const cases = casesAYear(facts, worth)
  if (cases === undefined || worth?.time === undefined || MEASURED.test(String(facts.case))) return undefined
  const needed = (yearlyUsd * 60) / (cases * share * hourly)
  const today = typeof facts.minutesPerCase === 'number' ? facts.minutesPerCase : MINUTES.high
  if (needed < MINUTES.low || needed > today) return undefined
  const rate = rateOf(facts, hourly)
  // A plan is worked out anew many times a day; people's hours go into all of it, not into each run.
  if (RUNS.test(String(facts.case)))
    return {
      by: 'time',
      what: `${counted(yearlyUsd / hourly, 'hour', 'hours')} of work saved a year`,
      at: `at ${rate}`,
    }
  const time =
    needed < 1
      ? `${formatNumber(needed * 60, 2)} seconds`
      : `${formatNumber(needed, 2)} ${formatNumber(needed, 2) === '1' ? 'minute' : 'minutes'}`
  return { by: 'time', what: `${time} of work saved on each ${String(facts.case ?? 'case')}`, at: `at ${rate}` }
}

function counted(value: number, one: string, many: string): string {
  const whole = Math.max(1, Math.ceil(value))
  return `${Math.round(Number(whole.toPrecision(2))).toLocaleString('en-US')} ${whole === 1 ? one : many}`
}

/** Cents where a sum is small. */
export const centsOf = (usd: number): string =>
  usd < 10 ? `$${usd < 0.1 ? formatNumber(usd, 2) : usd.toFixed(2)}` : formatUsd(usd)
