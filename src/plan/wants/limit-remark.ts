import type { Remark } from '../remarks.ts'
import { limitIn, tellsHowOften } from './limit.ts'

/** The id of the remark, and of the quantity that it limits in quantity-kinds.yaml. */
export const DELAY = { remark: 'time-limit', kind: 'delay' } as const

/**
 * A limit of time in the wished result or the measure of success (`answers`) is held at the gate of the test, whatever the parts are
 * reckoned to take; where a measure tells how often it must hold, that measure has a gate of its own.
 */
export function limitRemark(...answers: readonly unknown[]): readonly Remark[] {
  const told = answers
    .flatMap((answer) => (typeof answer === 'string' ? (limitIn(answer) ?? []) : []))
    .toSorted((a, b) => a.seconds - b.seconds)[0]
  if (told === undefined) return []
  const row = { id: DELAY.remark, means: 'a limit of time', words: [told.words], weight: 5 }
  if (answers.some((answer) => typeof answer === 'string' && tellsHowOften(answer))) return [row]
  const pass = `“${told.words}” kept in 95 of 100 cases (our mark)`
  return [{ ...row, gate: { at: 'test', pass } }]
}
