import { figureOf, type Gain, moneyOf, usdOf } from './gain.ts'
import { workToday } from './work-today.ts'
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
  const all = workToday(facts, hourly)
  if (all === undefined) return undefined
  const [before, after, automated] = [told('minutesPerCase'), told('targetMinutesPerCase'), told('automationTarget')]
  const shorter = after !== undefined && before !== undefined && after < before ? 1 - after / before : undefined
  const goal = shorter ?? automated
  if (goal === undefined && !isPeoplesWork(told)) return undefined
  const cases = told('casesPerYear')
  const counted = casesAYear(facts, worth)
  const hours = told('workHoursPerYear') === undefined && cases && counted ? (all * counted) / cases : all
  const assumed =
    shorter !== undefined ? usual.timeKept : automated !== undefined ? usual.automationKept : usual.timeSaved
  const share = [goal === undefined ? (worth?.time ?? assumed) : assumed]
  const isOurs = told('hourlyCostUsd') === undefined
  // What an hour costs is our figure: more cannot be saved than the team says that the work costs.
  const cost = isOurs ? told('currentCostUsd') : undefined
  const mostUsd = Math.min(hours * hourly, cost ?? Number.POSITIVE_INFINITY) * (goal ?? 1)
  const rate = `at ${isOurs ? `an assumed ${usdOf(hourly)}` : moneyOf('hourlyCostUsd', facts)} an hour`
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

/** Minutes alone may be those of a call or a film, a sum alone may be a rent: somebody is named, paid or counted who does it. */
const isPeoplesWork = (told: Told): boolean =>
  ['staff', 'hourlyCostUsd', 'workHoursPerYear'].some((name) => told(name) !== undefined)

const count = (value: number): string => Math.round(Number(value.toPrecision(3))).toLocaleString('en-US')
