import type { FreeText } from './free-text.ts'
import type { Quantity, Role, Unit } from './quantity.ts'

/** "From" and "to" in the languages in which people most often tell a step; "9 to 5 minutes" alone is a range. */
const FROM = /(?:\b(?:from|von|de|da|desde)|\bof)\s+(?:now\s+|about\s+|today's\s+)?[^\p{L}\p{N}\s]{0,2}\s?$/iu
const TO =
  /^[^.;\d]{0,12}?\s*\b(?:down to|up to|to|auf|zu|à|a)\s+(?:(?:under|below|over|above|about|at most|at least|less than|more than|unter|über|moins de|menos de)\s+)?[^\p{L}\p{N}\s]{0,2}\s?$/iu
/** "2.1% -> 2.6%": an arrow needs no "from". */
const ARROW = /^\s*(?:-{1,2}>|=>|[→➔➜⇒])\s*(?:under|below|over|above|about|at least|at most)?\s*$/u

/** What the first and the second number of a step are about, by their unit. */
const ROLES: Partial<Record<Unit, readonly [now: Role, then: Role]>> = {
  share: ['baseline', 'target'],
  score: ['baseline', 'target'],
  seconds: ['time-per-case', 'target'],
  usd: ['cost', 'target-cost'],
}
/** Words of a wait; and nobody works on one case for longer than this without a break. */
const WAIT =
  /\b(?:time to|wait\p{L}*|response|reply|turnaround|lead time|answer time|first answer|delay|backlog|delivery|cycle time|days? until)\b/iu
const LONG_WORK = 8 * 3600
/** Where people say what shall change; elsewhere a step may be any story. */
const GOALS = ['success_measure', 'outcome', 'strategic_goal']

/**
 * Pairs that say how it is and how it shall be: "from 41 % to 75 %", "from 9 to 5 minutes". The second is the target, or what
 * may remain where a share shall fall. The first takes the unit of the second if it has none.
 */
export function readSteps({ text, question }: FreeText, quantities: readonly Quantity[]): readonly Quantity[] {
  const read = [...quantities]
  for (let i = 0; i + 1 < read.length; i++) {
    const first = read[i]
    const second = read[i + 1]
    if (first === undefined || second === undefined || !isStep(text, first, second)) continue
    const now = withUnitOf(first, second)
    if (now === undefined) continue
    const roles = isWait(text, now) ? WAITS : ROLES[second.unit]
    if (roles === undefined) continue
    if (second.unit !== 'share' && second.unit !== 'score' && !GOALS.includes(question)) continue
    const falls = second.value < now.value
    const { metric, about } = second.metric === undefined ? now : second
    const named = { ...(metric !== undefined && { metric }), ...(about !== undefined && { about }) }
    read[i] = { ...now, role: roles[0], ...(roles[0] === 'baseline' && named) }
    read[i + 1] =
      falls && second.unit === 'share'
        ? { ...second, role: second.role === 'error-limit' ? 'error-limit' : 'target', high: second.value, ...named }
        : { ...second, role: roles[1], ...(second.unit !== 'usd' && named) }
  }
  return read
}

const WAITS: readonly [Role, Role] = ['turnaround', 'target-turnaround']
function isWait(text: string, { unit, value, where }: Quantity): boolean {
  if (unit !== 'seconds') return false
  const before = /[^.;,]*$/u.exec(text.slice(0, where.at))?.[0] ?? ''
  return value > LONG_WORK || WAIT.test(before)
}

function isStep(text: string, first: Quantity, second: Quantity): boolean {
  const start = first.where.at + Math.max(0, first.words.search(/\p{N}/u))
  const number = /\p{N}/u.test(second.words) ? second.words.search(/\p{N}/u) : 0
  const between = text.slice(first.where.at + first.words.length, second.where.at + number)
  return ARROW.test(between) || (FROM.test(text.slice(Math.max(0, start - 24), start)) && TO.test(between))
}

/** The first number as one of the second's unit: "from 9 to 5 minutes". */
function withUnitOf(first: Quantity, second: Quantity): Quantity | undefined {
  if (first.unit === second.unit) return first
  const bare = Number(/\d+(?:\.\d+)?/u.exec(second.words)?.[0])
  // Beside a metric a bare number reads as a score: "MAPE from 6.1 to 4.5 %".
  if ((first.unit !== 'count' && first.unit !== 'score') || first.counts !== undefined || !(bare > 0)) return undefined
  return { ...first, value: Number((first.value * (second.value / bare)).toPrecision(12)), unit: second.unit }
}
