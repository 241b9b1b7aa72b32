import type { Blueprint } from '../blueprint/schema.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { jurisdictions } from '../knowledge/market/places-of.ts'
import type { Profile } from '../profile/profile.ts'
import { payPlaceOf } from './money/pay-place.ts'
import type { Needs } from './needs.ts'

type Stage = Blueprint['pipeline'][number]

/** How long a whole written answer may take, by the answer about when it must be there: people read along. Milliseconds. (Our reading.) */
const LIMITS: Readonly<Record<string, number>> = { 'under-100ms': 1000, 'sub-second': 5000, seconds: 20_000 }
const SECONDS_A_DAY = 86_400

/** What the profile asks of models and machines. The busiest second is the average times the peak factor where nobody said. */
export function needsOf(profile: Profile, knowledge: Knowledge, pipeline: readonly Stage[]): Needs {
  const { planning } = knowledge
  const { effective, volumes } = profile
  const said = (id: string) => (typeof effective[id] === 'string' ? String(effective[id]) : 'unknown')
  const does = (kind: Stage['kind']) => pipeline.some((stage) => stage.kind === kind)
  // Pictures that the words tell come in, whatever was answered.
  const looksAhead = pipeline.some(({ kind, ahead }) => kind === 'vision' && ahead)
  const perDay = volumes.perDay?.value ?? planning.buckets.requests_per_day.unknown ?? 0
  const peakPerSecond = volumes.peakPerSecond?.value ?? (perDay / SECONDS_A_DAY) * planning.examples.peakFactor
  return {
    hosting: said('hosting'),
    cloud: profile.cloud,
    languages: spokenIn(profile, knowledge),
    payPlace: payPlaceOf(profile, knowledge),
    places: profile.countries.length === 0 ? [] : jurisdictions(profile.countries, new Set()),
    modality: looksAhead ? [...new Set([...profile.modality, 'images'])] : profile.modality,
    readsText: does('classify') || does('rerank') || does('embed'),
    seesPictures: does('vision'),
    seesWhole: pipeline.some(({ sees }) => sees === 'whole'),
    owned: profile.owned.map(({ accelerator, count }) => ({ accelerator, count })),
    latencyMs: profile.latencyMs?.value ?? LIMITS[said('latency')],
    peakPerSecond,
    peakShare: peakPerSecond / Math.max(perDay, 1e-9),
  }
}

/**
 * The languages that were named, by ISO 639 code. "One other language" that nobody named is that of a country that has just one; of
 * "several" of which at most one was named, those of the one country count, too.
 */
function spokenIn({ effective, languages, countries }: Profile, knowledge: Knowledge): readonly string[] {
  const [code, ...more] = countries
  const there = code === undefined || more.length > 0 ? [] : languagesOf(code, knowledge)
  if (effective.languages === 'one-other') return languages.length > 0 || there.length !== 1 ? languages : there
  if (effective.languages !== 'several' || languages.length > 1) return languages
  return [...new Set([...languages, ...there])]
}

function languagesOf(code: string, { countries, signals }: Knowledge): readonly string[] {
  const names = countries.find((country) => country.code === code)?.languages ?? []
  return names.flatMap((name) => signals.languages.find(({ words }) => words.includes(name))?.code ?? [])
}
