import type { Knowledge, RoleFact } from '../../knowledge/knowledge.ts'
import { payFor } from '../../knowledge/market/pay-for.ts'
import { scale } from '../range.ts'
import { TRADED } from './expert-hour.ts'
import type { PayPlace } from './pay-place.ts'

/** A role with what it earns where the project is; `place` is told beside the money, undefined for the pay of the United States. */
export type PlacedRole = RoleFact & { readonly place?: string }

/** Countries by ISO 3166 code as the facts about pay name them. */
const PLACES: Readonly<Record<string, string>> = { GB: 'UK', DE: 'Germany', IN: 'India' }

/**
 * The roles with the pay of a place: what was measured there well enough, else the pay of the United States by the factor of
 * knowledge/pay-factors.yaml; a rate by the hour moves with it. US dollars.
 */
export function rolesIn(place: PayPlace | undefined, knowledge: Knowledge): readonly PlacedRole[] {
  return placedRoles(place, knowledge).map((role) => ({ ...role, hourlyUsd: contracted(role, knowledge) }))
}

/**
 * Bought by the hour, somebody costs half as much again as the same person on the payroll: they pay their own leave, tools and gaps, and an
 * agency its share. (Our judgment; contractors ask 1.5 to 2 times.)
 */
const CONTRACT = 1.5
function contracted({ salaryUsd, hourlyUsd }: RoleFact, { planning: { burden }, effort: { hoursAYear } }: Knowledge) {
  const least = (end: 'low' | 'high') => (CONTRACT * salaryUsd[end] * (1 + burden[end])) / hoursAYear
  return { low: Math.max(hourlyUsd.low, least('low')), high: Math.max(hourlyUsd.high, least('high')) }
}

function placedRoles(place: PayPlace | undefined, knowledge: Knowledge): readonly PlacedRole[] {
  if (place === undefined || place.code === 'US') return knowledge.roles
  return knowledge.roles.map((role) => {
    const pay = PLACES[place.code] === undefined ? undefined : payFor(knowledge, role.id, PLACES[place.code] ?? '')
    // A handful of answers says less than the factor.
    const measured = pay?.fit === 'general' || pay?.basis[0]?.quality === 'C' ? undefined : pay?.usd
    if (measured === undefined)
      return {
        ...role,
        salaryUsd: scale(role.salaryUsd, builders(place)),
        hourlyUsd: scale(role.hourlyUsd, builders(place) ** TRADED),
        source: `${role.source}, assumption`,
        place: place.name,
      }
    const { low, high } = measured
    const ratio = Math.sqrt((low * high) / (role.salaryUsd.low * role.salaryUsd.high))
    return {
      ...role,
      salaryUsd: { low, high },
      hourlyUsd: scale(role.hourlyUsd, ratio ** TRADED),
      source: [...new Set(pay?.basis.map(({ source }) => source))].slice(0, 3).join(', '),
      place: place.name,
    }
  })
}

/**
 * Those who build models and software are looked for beyond their country: where pay is a fifth of that of the United States, theirs is
 * nearer to a third. (Our judgment, from surveys of their pay in the United Kingdom, Germany and India against pay in general.)
 */
const BUILDERS = 0.75
export const builders = ({ factor }: PayPlace): number => factor ** BUILDERS

/** What those to find cost beside it. */
const BOUGHT = `people to find: times ${CONTRACT} (our judgment).`

/** What a plan says of the pay it reckons with. */
export const payNote = (place: PayPlace | undefined): string =>
  place === undefined
    ? `No country is named: reckoned with US pay, which is among the highest; ${BOUGHT} Name yours, and the rates follow.`
    : place.code === 'US'
      ? `US pay; ${BOUGHT}`
      : place.code === ''
        ? `No country is named; ${place.name}, so pay is taken as about ${percent(builders(place))} of US pay for those who build it, and ${percent(place.factor)} for others; ${BOUGHT}`
        : `Pay of ${place.name}: about ${percent(builders(place))} of US pay for those who build it, where nobody measured the role there, and ${percent(place.factor)} for other staff; ${BOUGHT}`

const percent = (share: number): string => `${Math.round(100 * share)}%`
