import type { FactValues } from '../../blueprint/expression.ts'

/** Hours that a person works in a year. */
export const A_PERSON = 1750
/** Beyond so many times the people there are, minutes and cases do not belong together: not every case is looked at by a person. Up to it, nobody works more than there is time. */
const TOO_MANY = 2
/** Where the text tells the hours that people have, more than so many times these are other work. */
const FAR_MORE = 5
/** Where nobody said how many people there are, work of so many times the budget is as unlikely: more where the team also told the pay or the work on each hour. (All are judgments of ours.) */
const TIMES_THE_BUDGET = { guessed: 8, told: 20 }

/**
 * Hours a year that people spend on the work today: as the text counts them, else cases times minutes. Undefined where one of them is not known, and where they
 * cannot belong together: nineteen million events a day at twelve minutes are no work of nine people.
 */
export function workToday(facts: FactValues, hourlyUsd: number): number | undefined {
  const number = (name: string) => (typeof facts[name] === 'number' ? (facts[name] as number) : undefined)
  const cases = number('casesPerYear')
  const minutes = number('minutesPerCase')
  const counted = number('workHoursPerYear')
  const hours = counted ?? worked(cases, minutes, number('casesPerDay'), number('workPerDay'))
  if (hours === undefined) return undefined
  // Nobody saves more hours than there are, however many come in: what waits is not worked on.
  const have = number('workHoursHave')
  if (have !== undefined) return hours > have * FAR_MORE ? undefined : Math.min(hours, have)
  const staff = number('staffInAll') ?? number('staff')
  const budget = number('budgetUsd')
  if (staff !== undefined) return hours > staff * A_PERSON * TOO_MANY ? undefined : Math.min(hours, staff * A_PERSON)
  const times = ['hourlyCostUsd', 'workOnSoundNow'].some((name) => number(name) !== undefined) ? 'told' : 'guessed'
  return budget !== undefined && hours * hourlyUsd > budget * TIMES_THE_BUDGET[times] ? undefined : hours
}

/** A case that takes people less or more than this is no work that they do one by one: minutes. (Our judgment.) */
const A_CASE = { least: 1, most: 240 }

/**
 * Hours a year of all who are named for the work, where nobody told minutes: an upper bound, since they may do other work too. Undefined
 * where so many cases cannot be theirs.
 */
export function hoursOfStaff(facts: FactValues, casesPerYear: number | undefined): number | undefined {
  const { staff, minutesPerCase } = facts
  if (typeof staff !== 'number' || casesPerYear === undefined || minutesPerCase !== undefined) return undefined
  const each = (staff * A_PERSON * 60) / casesPerYear
  return each < A_CASE.least || each > A_CASE.most ? undefined : staff * A_PERSON
}

/** Not every case is looked at by a person: `workPerDay` is what the minutes are spent on, and is not known where a text leaves it open. */
function worked(cases?: number, minutes?: number, perDay?: number, workPerDay?: number): number | undefined {
  if (cases === undefined || minutes === undefined || (perDay !== undefined && workPerDay === undefined))
    return undefined
  const share = perDay === undefined || workPerDay === undefined ? 1 : workPerDay / perDay
  return (cases * share * minutes) / 60
}
