import { figureOf, type Gain, moneyOf, usdOf } from './gain.ts'
import { hoursOfStaff, workToday } from './work-today.ts'
import { casesAYear, type Told, type WorthInput } from './worth-input.ts'

/**
 * Time that people spend on the work today and no longer shall, at the cost of an hour: from so many minutes to so many, the share that
 * shall be done without them, or the usual share where no goal says it. Undefined where nobody is known to do the work.
 */
export function timeGain(
  input: WorthInput,
  told: Told,
): (Gain & { readonly by: 'minutes' | 'share' | 'guess' }) | undefined {
  const { facts, worth, usual, anHourUsd } = input
  const hourly = told('hourlyCostUsd') ?? anHourUsd
  const counted = casesAYear(facts, worth)
  const hours = hoursToday(input)
  if (hours === undefined) return staffGain(input, told, hourly)
  const [before, after, automated] = [told('minutesPerCase'), told('targetMinutesPerCase'), told('automationTarget')]
  const shorter = after !== undefined && before !== undefined && after < before ? 1 - after / before : undefined
  const goal = shorter ?? automated
  if (goal === undefined && !isPeoplesWork(told)) return undefined
  const assumed =
    shorter !== undefined ? usual.timeKept : automated !== undefined ? usual.automationKept : usual.timeSaved
  const share = [goal === undefined ? (worth?.time ?? assumed) : assumed]
  const isOurs = told('hourlyCostUsd') === undefined
  // What an hour costs is our figure: more cannot be saved than the team says that the work costs.
  const cost = isOurs ? told('currentCostUsd') : undefined
  const mostUsd = Math.min(hours * hourly, cost ?? Number.POSITIVE_INFINITY) * (goal ?? 1)
  const rate = rateOf(input, hourly)
  const each = shorter === undefined || before === undefined || after === undefined ? undefined : before - after
  const fits =
    each !== undefined && counted !== undefined && Math.abs((counted * (before ?? 0)) / 60 / hours - 1) < 0.02
  const part = goal === undefined ? '' : `${figureOf(100 * goal)}% of `
  const work =
    cost !== undefined && hours * hourly > cost
      ? `${part}the ${usdOf(cost)} a year it costs today`
      : fits
        ? `${figureOf(each)} minutes less on each of ${count(counted)} a year ${rate}`
        : `${part}${count(hours)} hours of work a year ${rate}`
  return {
    mostUsd,
    how: work,
    assumed: share,
    inHours: true,
    by: shorter !== undefined ? 'minutes' : goal === undefined ? 'guess' : 'share',
  }
}

/**
 * Hours a year that people spend on the work today, as the whole plan counts them. Working days come first: what the people there are can do in a
 * year is no less for the weekends.
 */
export function hoursToday({ facts, worth, anHourUsd }: Omit<WorthInput, 'usual'>): number | undefined {
  const counted = casesAYear(facts, worth)
  const hourly = typeof facts.hourlyCostUsd === 'number' ? facts.hourlyCostUsd : anHourUsd
  return workToday({ ...facts, ...(counted !== undefined && { casesPerYear: counted }) }, hourly)
}

/** A share of the cases that people shall no longer do, of what those who are named for them can work at most. */
function staffGain(input: WorthInput, told: Told, hourly: number): ReturnType<typeof timeGain> {
  const { facts, worth, usual } = input
  const [automated, staff] = [told('automationTarget'), told('staff')]
  const hours = hoursOfStaff(facts, casesAYear(facts, worth))
  if (automated === undefined || hours === undefined) return undefined
  return {
    mostUsd: hours * hourly * automated,
    how: `${figureOf(100 * automated)}% of the ${count(hours)} hours a year of your ${count(staff ?? 0)} people ${rateOf(input, hourly)}`,
    assumed: [usual.staffTime, usual.automationKept],
    inHours: true,
    by: 'share',
  }
}

const rateOf = ({ facts }: WorthInput, hourly: number): string =>
  `at ${typeof facts.hourlyCostUsd === 'number' ? moneyOf('hourlyCostUsd', facts) : `an assumed ${usdOf(hourly)}`} an hour`

/** Minutes alone may be those of a call or a film, a sum alone may be a rent: somebody is named, paid or counted who does it. */
const isPeoplesWork = (told: Told): boolean =>
  ['staff', 'hourlyCostUsd', 'workHoursPerYear'].some((name) => told(name) !== undefined)

const count = (value: number): string => Math.round(Number(value.toPrecision(3))).toLocaleString('en-US')
