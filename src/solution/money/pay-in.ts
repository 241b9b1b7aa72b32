import type { Knowledge, RoleFact } from '../../knowledge/knowledge.ts'
import { payFor } from '../../knowledge/market/pay-for.ts'
import { scale } from '../range.ts'

/** A role with what it earns where the project is; `place` is told beside the money, undefined for the pay of the United States. */
export type PlacedRole = RoleFact & { readonly place?: string }

/** Countries by ISO 3166 code as the facts about pay name them. */
const PLACES: Readonly<Record<string, string>> = { US: 'US', GB: 'UK', DE: 'Germany', IN: 'India' }

/**
 * The roles with the yearly pay of the first of these countries that the facts know; a rate by the hour moves with it. A role that
 * nobody measured there keeps its figures. US dollars by the rates of knowledge/currencies.yaml.
 */
export function rolesIn(countries: readonly string[], knowledge: Knowledge): readonly PlacedRole[] {
  const place = countries.flatMap((code) => PLACES[code] ?? [])[0]
  if (place === undefined || place === 'US') return knowledge.roles
  return knowledge.roles.map((role) => {
    const pay = payFor(knowledge, role.id, place)
    if (pay?.usd === undefined || pay.fit === 'general') return role
    const { low, high } = pay.usd
    const ratio = Math.sqrt((low * high) / (role.salaryUsd.low * role.salaryUsd.high))
    return {
      ...role,
      salaryUsd: { low, high },
      hourlyUsd: scale(role.hourlyUsd, ratio),
      source: [...new Set(pay.basis.map(({ source }) => source))].slice(0, 3).join(', '),
      place,
    }
  })
}
