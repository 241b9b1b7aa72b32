import type { Blueprint } from '../../blueprint/schema.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { productRange, type Range } from '../range.ts'
import type { Line } from './line.ts'

/** An hour of somebody who knows the field, and of the owner, in US dollars. (Our assumption: US pay of experienced staff with on-costs.) */
const EXPERT_HOUR: Range = { low: 45, high: 95 }
/** Hours a week that the owner gives the project. (Our assumption.) */
const OWNER_HOURS_A_WEEK: Range = { low: 3, high: 8 }

/**
 * The time of people who are not on the project's team: experts by the hours that the kind of project asks for, and the owner.
 * `effort`: the share of the usual effort that this project takes. US dollars, once.
 */
export function expertLines(
  { people }: Blueprint,
  weeks: Range,
  effort: number,
  knowledge: Knowledge,
): readonly Line[] {
  const experts = people.experts.map(({ hours, role }) => {
    const fact = knowledge.roles.find(({ id }) => id === role)
    return productRange(
      { low: Math.max(1, hours.low * effort), high: Math.max(2, hours.high * effort) },
      fact?.hourlyUsd ?? EXPERT_HOUR,
    )
  })
  const owner = productRange(
    { low: OWNER_HOURS_A_WEEK.low * weeks.low * effort, high: OWNER_HOURS_A_WEEK.high * weeks.high * effort },
    EXPERT_HOUR,
  )
  const sum = (end: 'low' | 'high') => experts.reduce((total, each) => total + each[end], 0)
  return [
    {
      id: 'experts',
      label: 'Time of experts of the field',
      low: sum('low'),
      high: sum('high'),
      per: 'once',
      note: `${people.experts.map(({ who }) => who).join(', ')}; at $${EXPERT_HOUR.low} to $${EXPERT_HOUR.high} an hour where no role is named (assumption)`,
      source: 'assumption',
    },
    {
      id: 'owner',
      label: 'Time of the owner',
      ...owner,
      per: 'once',
      note: `${people.owner}; ${OWNER_HOURS_A_WEEK.low} to ${OWNER_HOURS_A_WEEK.high} hours a week (assumption)`,
      source: 'assumption',
    },
  ]
}
