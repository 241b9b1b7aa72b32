import type { Signals } from '../knowledge/signals.ts'
import type { Profile } from './profile.ts'

/** Regions that name a country, or the Union, themselves. */
const ALONE: Readonly<Record<string, string>> = { eu: 'EU', uk: 'GB', us: 'US', canada: 'CA', china: 'CN' }

/**
 * The countries whose rules count for a project, by ISO code, `EU` where only the Union is known: those that are named in a
 * region where its users are (a country elsewhere is a donor's, a vendor's or a partner's), and regions that are one country.
 */
export function countriesOf({ regions, countries }: Profile, { places }: Signals): readonly string[] {
  const inside = places.filter(({ code, region }) => countries.includes(code) && regions.includes(region))
  const named = inside.filter(({ code }) => code !== 'EU')
  const others = regions.flatMap((region) =>
    named.some((place) => place.region === region) ? [] : (ALONE[region] ?? []),
  )
  return [...named.map(({ code }) => code), ...others]
}
