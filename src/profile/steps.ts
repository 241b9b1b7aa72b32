import { smallNumber } from '../amounts/number-words.ts'
import type { FreeText } from './free-text.ts'
import type { Quantity, Role, Unit } from './quantity.ts'
import { isPeriod } from './quantity-words.ts'

/** "From" and "to" in the languages in which people most often tell a step; "9 to 5 minutes" alone is a range. */
const FROM = /(?:\b(?:from|von|de|da|desde)|\bof)\s+(?:now\s+|about\s+|today's\s+)?[^\p{L}\p{N}\s]{0,2}\s?$/iu
const TO =
  /^[^.;\d]{0,12}?\s*\b(?:down to|up to|to|auf|zu|à|a)\s+(?:(?:under|below|over|above|about|at most|at least|less than|more than|unter|über|moins de|menos de)\s+)?[^\p{L}\p{N}\s]{0,2}\s?$/iu
/** "38 minutes of typing become 12": what it is turns into what it shall be. */
const BECOMES = /^[^.;,\d]{0,30}?\s(?:becomes?|(?:falls?|drops?|shrinks?) to)\s+(?:about |under |at most )?$/iu
/** "Three hours instead of nine": first how it shall be. */
const INSTEAD = /^[^.;,\d]{0,40}?\s(?:instead of|rather than)\s+(?:the |about |now |today's )?$/iu
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
    const [first, second] = [read[i], read[i + 1]]
    const way = first && second && stepOf(text, first, second)
    if (first !== undefined && second !== undefined && isAside(text, first, second)) read[i + 1] = aside(text, second)
    if (first === undefined || second === undefined || way === undefined) continue
    const [nowAt, thenAt] = way === 'forth' ? [i, i + 1] : [i + 1, i]
    const [now, then] = way === 'forth' ? alike(first, second) : alike(second, first)
    if (now.unit !== then.unit) continue
    const isWaiting = isWait(text, now, first.where.at)
    const roles = then.unit === 'seconds' && isPeriod(then.per) ? SPENT : isWaiting ? WAITS : ROLES[then.unit]
    if (roles === undefined) continue
    if (then.unit !== 'share' && then.unit !== 'score' && !GOALS.includes(question)) continue
    const falls = then.value < now.value
    const { metric, about } = then.metric === undefined ? now : then
    const named = { ...(metric !== undefined && { metric }), ...(about !== undefined && { about }) }
    read[nowAt] = { ...now, role: roles[0], ...(roles[0] === 'baseline' && named) }
    read[thenAt] =
      falls && then.unit === 'share'
        ? { ...then, role: then.role === 'error-limit' ? 'error-limit' : 'target', high: then.value, ...named }
        : { ...then, role: roles[1], ...(then.unit !== 'usd' && named) }
  }
  return read.map((each) => (isWindow(text, each) ? { ...each, role: 'duration' } : each))
}

const LIMITS: readonly (Role | undefined)[] = ['target-turnaround', 'target', 'latency']
/** "Ordered again within 60 days of a return fall from 14 % to 6 %": how long the rate looks back is no goal of its own. */
const RATE_FALLS =
  /\bfrom\s+(?:now\s+|about\s+)?[\d.,]+\s?(?:%|per ?cent)?\s+(?:down\s+)?to\s+(?:under\s+|below\s+|at most\s+)?[\d.,]+\s?(?:%|per ?cent)/iu
function isWindow(text: string, { unit, role, where, words }: Quantity): boolean {
  if (unit !== 'seconds' || !LIMITS.includes(role)) return false
  const [before, after] = [text.slice(0, where.at), text.slice(where.at + words.length)]
  const clause = `${/[^;,]*$/u.exec(before)?.[0] ?? ''}${words}${/^(?:[^;,.]|[.,](?=\d))*/u.exec(after)?.[0] ?? ''}`
  return /\bwithin\b/iu.test(clause.slice(0, clause.indexOf(words) + words.length)) && RATE_FALLS.test(clause)
}

/** "90 % of them (rules: 81 %)": a bracket with one more share of the same says how it is, and is no goal of its own. */
function isAside(text: string, first: Quantity, second: Quantity): boolean {
  if (first.role !== 'target' || first.unit !== 'share' || second.unit !== 'share') return false
  const between = text.slice(first.where.at + first.words.length, second.where.at)
  const after = text.slice(second.where.at + second.words.length)
  return /^[^.;,()]*\((?:[\p{L}'’ -]{0,30}:?\s*)$/u.test(between) && /^\s*\)/u.test(after) && !GOAL.test(between)
}
const GOAL = /\b(?:goal|target|aim|at least|at most|minimum|maximum|must|under|below|over|above)\b/iu
/** Today's way by a name; what else a bracket tells has no role. */
const TODAY =
  /\b(?:now|today|currently|present|old|existing|rules?|thresholds?|people|by hand|manual(?:ly)?|baseline|so far|was|before|last year|(?:our|the) (?:model|system|tool))\b[^()]*$/iu
function aside(text: string, { role: _, ...told }: Quantity): Quantity {
  const open = text.lastIndexOf('(', told.where.at)
  return TODAY.test(text.slice(open, told.where.at))
    ? { ...told, role: 'baseline', aside: true }
    : { ...told, aside: true }
}

/** "30 hours a day together instead of 101": neither a wait nor the time of one case. */
const SPENT: readonly [Role, Role] = ['duration', 'target']
const WAITS: readonly [Role, Role] = ['turnaround', 'target-turnaround']
function isWait(text: string, { unit, value }: Quantity, at: number): boolean {
  if (unit !== 'seconds') return false
  const before = /[^.;,]*$/u.exec(text.slice(0, at))?.[0] ?? ''
  return value > LONG_WORK || WAIT.test(before)
}

/** Whether two numbers are a step, and which of them is how it is today. */
function stepOf(text: string, first: Quantity, second: Quantity): 'forth' | 'back' | undefined {
  const start = first.where.at + Math.max(0, first.words.search(/\p{N}/u))
  const number = /\p{N}/u.test(second.words) ? second.words.search(/\p{N}/u) : 0
  const between = text.slice(first.where.at + first.words.length, second.where.at + number)
  if (ARROW.test(between) || BECOMES.test(between)) return 'forth'
  if (FROM.test(text.slice(Math.max(0, start - 24), start)) && TO.test(between)) return 'forth'
  const isBack =
    [first, second].some(({ unit }) => unit === 'seconds') || [first, second].every(({ unit }) => unit === 'share')
  return INSTEAD.test(between) && isBack ? 'back' : undefined
}

/** Both in one unit, where one of them is a bare number: "from 9 to 5 minutes", "38 minutes become 12". */
function alike(now: Quantity, then: Quantity): readonly [now: Quantity, then: Quantity] {
  if (now.unit === then.unit) return [now, then]
  return [inUnitOf(now, then) ?? now, inUnitOf(then, now) ?? then]
}

function inUnitOf(bare: Quantity, other: Quantity): Quantity | undefined {
  const { unit, counts, value } = bare
  // Beside a metric a bare number reads as a score: "MAPE from 6.1 to 4.5 %".
  if ((unit !== 'count' && unit !== 'score') || counts !== undefined || other.unit === 'count') return undefined
  const written = smallNumber(/[\p{L}]+/u.exec(other.words)?.[0].toLowerCase() ?? '')
  const digits = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/u.exec(other.words)?.[0]
  const each = Number(digits?.replaceAll(',', '')) || written
  return each === undefined || !(each > 0)
    ? undefined
    : { ...bare, value: Number((value * (other.value / each)).toPrecision(12)), unit: other.unit }
}
