import { around } from '../../profile/change.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'
import { anyWord } from './line.ts'

export const HOUR = 3600
/** Where people say how it shall be. */
export const GOALS = ['success_measure', 'outcome']
/** A wait, a delay or the time of a machine is nobody's work. */
export const NO_WORK = anyWord(
  String.raw`wait\w*|response|reply|replies|turnaround|lead time|delay\w*|backlog|delivery|cycle|latency|median|standstill|downtime`,
  String.raw`machine|lines?|server|trip|driv\w+|queue|live|within|answer time|first answer|time to|days? until|overdue|old`,
)
export const EACH = /^\s*(?:each|apiece)\b/iu

/** The words before a number back to the last comma. */
export const clauseBefore = (quantity: Quantity, answers: Profile['answers']): string =>
  /[^.;,]*$/u.exec(around(quantity, answers)[0])?.[0] ?? ''
