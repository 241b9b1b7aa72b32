import type { Blueprint } from '../../blueprint/schema.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { productRange, type Range, scale } from '../range.ts'
import type { Line } from './line.ts'

/** Somebody beside the team, by the hours that the project takes of them; an hour in US dollars. */
export type Person = {
  readonly id: 'experts' | 'owner'
  readonly who: string
  readonly hours: Range
  readonly hourlyUsd: Range
}

/** An hour of somebody who knows the field, and of the owner, in US dollars. (Our assumption: US pay of experienced staff with on-costs.) */
export const EXPERT_HOUR: Range = { low: 45, high: 95 }
/** Hours a week that the owner gives the project. (Our assumption.) */
const OWNER_HOURS_A_WEEK: Range = { low: 3, high: 8 }
/** How far the hours of grading may lie from what was reckoned. (Our assumption.) */
const AROUND: Range = { low: 0.8, high: 1.3 }

/**
 * The people who are not on the project's team: experts by the hours that the kind of project asks for, and the owner.
 * `effort`: the share of the usual effort that this project takes; `testHours`: what grading its test takes, which the experts'
 * hours hold as far as they go; `roles` with the pay of the place, `factor` its pay against the United States.
 */
export function peopleBeside(
  { people }: Blueprint,
  weeks: Range,
  effort: number,
  testHours: number,
  { roles, factor }: { readonly roles: Knowledge['roles']; readonly factor: number },
): readonly Person[] {
  const anHour = scale(EXPERT_HOUR, factor)
  const experts = people.experts.map(({ who, hours, role }): Person => {
    const fact = roles.find(({ id }) => id === role)
    return {
      id: 'experts',
      who,
      hours: { low: Math.max(1, hours.low * effort), high: Math.max(2, hours.high * effort) },
      hourlyUsd: fact?.hourlyUsd ?? anHour,
    }
  })
  const missing = testHours - experts.reduce((sum, { hours }) => sum + Math.sqrt(hours.low * hours.high), 0)
  const grading: Person[] =
    missing < 1
      ? []
      : [{ id: 'experts', who: 'Extra hours to grade the test', hours: scale(AROUND, missing), hourlyUsd: anHour }]
  return [
    ...experts,
    ...grading,
    {
      id: 'owner',
      who: people.owner,
      hours: scale(productRange(OWNER_HOURS_A_WEEK, weeks), effort),
      hourlyUsd: anHour,
    },
  ]
}

/** What their time costs, once, in US dollars: a line for the experts together, and one for the owner. */
export function expertLines(people: readonly Person[], factor: number): readonly Line[] {
  const line = (id: Person['id'], label: string, note: (names: string) => string): Line => {
    const theirs = people.filter((person) => person.id === id)
    const costs = theirs.map(({ hours, hourlyUsd }) => productRange(hours, hourlyUsd))
    return {
      id,
      label,
      low: costs.reduce((sum, { low }) => sum + low, 0),
      high: costs.reduce((sum, { high }) => sum + high, 0),
      per: 'once',
      note: note(theirs.map(({ who }) => who).join(', ')),
      source: 'assumption',
    }
  }
  const { low, high } = scale(EXPERT_HOUR, factor)
  const pay = `at $${Math.round(low)} to $${Math.round(high)} an hour`
  return [
    line('experts', 'Time of experts in the field', (names) => `${names}; ${pay} where no role is named (assumption)`),
    line(
      'owner',
      'Time of the owner',
      (name) => `${name}; ${OWNER_HOURS_A_WEEK.low} to ${OWNER_HOURS_A_WEEK.high} hours a week (assumption)`,
    ),
  ]
}
