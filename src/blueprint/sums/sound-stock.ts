import { around } from '../../profile/change.ts'
import { findPhrases } from '../../profile/phrases.ts'
import type { Profile } from '../../profile/profile.ts'

/** Fewer hours are no archive. (Our judgment.) */
const LEAST_HOURS = 200
const HOURS = /\bhours\b/iu
/** What stands between, and is no sound: "hours of work on tapes". */
const OF = /^ of (?!work\b|effort\b|listening\b|typing\b)(?<what>(?:[\p{L}-]+ ?){1,4})/iu
const SOUND = [
  ...[
    'radio',
    'television',
    'tv',
    'tape',
    'sound',
    'audio',
    'video',
    'film',
    'footage',
    'speech',
    'recording',
    'interview',
  ],
  ...['broadcast', 'program', 'programme', 'lecture', 'sermon', 'newsreel', 'podcast', 'oral history'],
]

/** "62,000 hours of radio": the hours of sound or film that lie there, of several the most; undefined where none are told. Pure. */
export function soundStockHours({ quantities, answers }: Profile): number | undefined {
  const hours = quantities
    .filter(({ unit, per, words }) => unit === 'seconds' && per === undefined && HOURS.test(words))
    .filter((each) => findPhrases(OF.exec(around(each, answers)[1])?.groups?.what ?? '', SOUND).length > 0)
    .map(({ value }) => value / 3600)
    .filter((value) => value >= LEAST_HOURS)
  return hours.length === 0 ? undefined : Math.max(...hours)
}
