import type { Remark } from '../remarks.ts'
import { limitIn } from './limit.ts'

/** A limit of time in the wished result is held at the gate of the test, whatever the parts are reckoned to take. */
export function limitRemark(outcome: unknown): readonly Remark[] {
  const told = typeof outcome === 'string' ? limitIn(outcome) : undefined
  if (told === undefined) return []
  const pass = `“${told.words}” kept in 95 of 100 cases (our mark)`
  return [{ id: 'time-limit', means: 'a limit of time', words: [told.words], weight: 5, gate: { at: 'test', pass } }]
}
