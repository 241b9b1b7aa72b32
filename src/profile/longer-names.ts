import type { Signals } from '../knowledge/signals.ts'
import { findPhrases, type Hit } from './phrases.ts'

/** By a name of a place: the longer names in which it stands and means something else, in lower case. */
type Longer = ReadonlyMap<string, readonly string[]>

const kept = new WeakMap<Signals, Longer>()

/** Whether the hit is a part of a longer name: "Mexico" in "New Mexico", "Italian" in "Italian restaurant". */
export function isInLonger(text: string, { at, words }: Hit, signals: Signals): boolean {
  const longer = longerOf(signals).get(words.toLowerCase()) ?? []
  return findPhrases(text, longer).some((hit) => hit.at <= at && hit.at + hit.words.length >= at + words.length)
}

function longerOf(signals: Signals): Longer {
  const before = kept.get(signals)
  if (before) return before
  const places = signals.places.flatMap(({ words, parts }) => [...words, ...Object.entries(parts ?? {}).flat(2)])
  const names = new Set(places.map((name) => name.toLowerCase()))
  const pairs = [...names, ...signals['not-places'].map((name) => name.toLowerCase())].flatMap((name) =>
    runsOf(name).flatMap((run) => (run !== name && names.has(run) ? [[run, name] as const] : [])),
  )
  const longer = new Map<string, string[]>()
  for (const [run, name] of pairs) longer.set(run, [...(longer.get(run) ?? []), name])
  kept.set(signals, longer)
  return longer
}

/** Every row of words of a name, itself too. */
function runsOf(name: string): readonly string[] {
  const words = name.split(/[\s-]+/u)
  return words.flatMap((_, from) => words.slice(from).map((__, count) => words.slice(from, from + count + 1).join(' ')))
}
