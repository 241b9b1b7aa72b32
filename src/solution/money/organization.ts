import { count } from '../../amounts/print.ts'
import type { Planning } from '../../knowledge/planning.ts'
import type { Profile } from '../../profile/profile.ts'
import { scale } from '../range.ts'
import { EXPERT_HOUR } from './expert-hour.ts'
import type { Line } from './line.ts'

const HOURS_A_DAY = 8
/** Fields whose houses are large where they serve so many: a bank, an insurer, an office, a hospital. (Our judgment, 2026-11.) */
const SERVING = ['finance', 'credit', 'insurance', 'health', 'public-service', 'education']
const MANY_SERVED = 100_000
/** Whoever serves so many has as many rules around a purchase as a house of so many people. */
const AS_LARGE = 1000
/** A public office buys by its own law, however small it is. */
const PUBLIC = 250
const EMPLOYED =
  /\b(?:employees|staff|people|devs|developers|engineers|agents|workers|officers|nurses|doctors|teachers|inspectors|Mitarbeiter\p{L}*|Agenten)$/iu

/** The people who work in the organization as far as the text tells, or as many as it behaves like. Undefined where it is small, or not told. */
function sizeOf({ quantities, effective }: Profile): number | undefined {
  const employed = quantities.flatMap(({ unit, value, per, role, counts = '', where }) =>
    unit === 'count' && per === undefined && where.question === 'problem' && (role === 'staff' || EMPLOYED.test(counts))
      ? [value]
      : [],
  )
  const field = String(effective.field)
  const serves = quantities.some(
    ({ unit, value, role, where }) =>
      unit === 'count' && role === 'users' && where.question === 'problem' && value >= MANY_SERVED,
  )
  const as = [...(serves && SERVING.includes(field) ? [AS_LARGE] : []), ...(field === 'public-service' ? [PUBLIC] : [])]
  return Math.max(0, ...employed, ...as) || undefined
}

/**
 * What a large organization adds to a project once, in US dollars: procurement, review of security and data protection, the staff's
 * representatives, interfaces and approvals. Days by the people who work there (knowledge/planning.yaml), at the pay of the place (`factor`, against the United States).
 */
export function organizationLines(profile: Profile, { organization }: Planning, factor = 1): readonly Line[] {
  const size = sizeOf(profile)
  const band = organization.days.findLast(({ from }) => size !== undefined && size >= from)
  if (band === undefined) return []
  const hour = scale(EXPERT_HOUR, factor)
  const usd = (days: number, each: number) => Math.round(days * HOURS_A_DAY * each)
  return [
    {
      id: 'organization',
      label: 'Procurement, security review, staff council, interfaces',
      low: usd(band.low, hour.low),
      high: usd(band.high, hour.high),
      per: 'once',
      note: `What a large organization adds: ${band.low} to ${count(band.high, 'day')} of its own people, at $${Math.round(hour.low)} to $${Math.round(hour.high)} an hour (assumptions). Ask purchasing, security and the staff's representatives how long theirs took last time.`,
      source: 'assumption',
    },
  ]
}
