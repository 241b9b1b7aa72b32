import type { Planning } from '../knowledge/planning.ts'
import type { Profile } from '../profile/profile.ts'
import type { Needs } from './needs.ts'

/** How long a whole answer may take, by the answer about speed, in milliseconds. (Our reading of the options.) */
const LIMITS: Readonly<Record<string, number>> = { 'under-100ms': 100, 'sub-second': 1000, seconds: 10_000 }
/** Requests a day where nobody said: enough to be a service, few enough to fit anything. */
const SECONDS_A_DAY = 86_400

/** What the profile asks of models and machines. The busiest second is the average times the peak factor where nobody said. */
export function needsOf(profile: Profile, planning: Planning): Needs {
  const { effective, volumes } = profile
  const said = (id: string) => (typeof effective[id] === 'string' ? String(effective[id]) : 'unknown')
  const perDay = volumes.perDay?.value ?? planning.buckets.requests_per_day.unknown ?? 0
  return {
    hosting: said('hosting'),
    cloud: profile.cloud,
    languages: profile.languages,
    modality: profile.modality,
    owned: profile.owned.map(({ accelerator, count }) => ({ accelerator, count })),
    latencyMs: profile.latencyMs?.value ?? LIMITS[said('latency')],
    peakPerSecond: volumes.peakPerSecond?.value ?? (perDay / SECONDS_A_DAY) * planning.examples.peakFactor,
  }
}
