import { stems } from '../blueprint/stems.ts'
import type { Kind } from './kind.ts'
import type { Plan } from './plan.ts'
import type { Remark } from './remarks.ts'

/** Words that say nothing of what a sentence is about, and so many letters below which a word does not either. */
const EMPTY = new Set(
  stems(
    'that with this from what which where when they them their there than then only into over each every have been were will would should must could after before more less most same other also shown given people person',
  ).split(' '),
)
const SHORT = 4
/** So many words in common, and this share of those of the shorter sentence, and both say the same. (Judged on the plans of 64 briefs of ours, November 2026.) */
const SHARED = 4
const SHARE = 0.57

/** Whether two sentences say the same: most of the words that carry the shorter one stand in the other. */
export function saysTheSame(one: string, other: string): boolean {
  const [mine, theirs] = [contentWords(one), contentWords(other)]
  const shared = [...mine].filter((word) => theirs.has(word)).length
  return shared >= SHARED && shared / Math.min(mine.size, theirs.size) >= SHARE
}

/** What stands elsewhere in the plan and wins, by the list that it competes with: it speaks of the team's own case. */
type SaidElsewhere = {
  readonly warnings: readonly string[]
  readonly risks: readonly string[]
  readonly controls: readonly string[]
}

/** The challenges and remarks of a plan as sentences. */
export function saidElsewhere(challenges: NonNullable<Plan['challenges']>, remarks: readonly Remark[]): SaidElsewhere {
  return {
    warnings: [
      ...challenges.map(({ title, say, do: action = '' }) => `${title}. ${say} ${action}`),
      ...remarks.flatMap(({ trap }) => (trap === undefined ? [] : [`${trap.title}. ${trap.say}`])),
    ],
    risks: remarks.flatMap(({ risk }) => (risk === undefined ? [] : [`${risk.risk}. ${risk.sign}. ${risk.answer}`])),
    controls: remarks.flatMap(({ control }) => control ?? []),
  }
}

/**
 * The kind of project with nothing said twice: a trap that a challenge or a remark tells on the team's own numbers, a risk or control that a
 * remark tells, and rows of a module beside those of the blueprint give way.
 */
export function withoutTwice(kind: Kind, elsewhere: SaidElsewhere): Kind {
  const { data, evaluation } = kind
  return {
    ...kind,
    data: {
      needs: once(data.needs, ({ what, why }) => `${what}. ${why}`),
      traps: once(data.traps, ({ trap, answer }) => `${trap}. ${answer}`, elsewhere.warnings),
    },
    evaluation: { ...evaluation, redLines: once(evaluation.redLines, (line) => line) },
    controls: once(kind.controls, (control) => control, elsewhere.controls),
    risks: once(kind.risks, ({ risk, sign, answer }) => `${risk}. ${sign}. ${answer}`, elsewhere.risks),
    ask: once(kind.ask, ({ question, why }) => `${question} ${why}`),
    firstFortnight: once(kind.firstFortnight, (step) => step),
  }
}

/** The rows that neither an earlier one nor what is said elsewhere says. */
function once<T>(rows: readonly T[], textOf: (row: T) => string, elsewhere: readonly string[] = []): T[] {
  const said = [...elsewhere]
  return rows.filter((row) => {
    const text = textOf(row)
    if (said.some((other) => saysTheSame(text, other))) return false
    said.push(text)
    return true
  })
}

const kept = new Map<string, ReadonlySet<string>>()
const MAX_KEPT = 5_000

/** The words of a sentence that say what it is about, as stems. A row is compared with all others, so each is read once. */
export function contentWords(text: string): ReadonlySet<string> {
  const known = kept.get(text)
  if (known !== undefined) return known
  const words = stems(text).split(' ')
  const made = new Set(words.filter((word) => word.length >= SHORT && !EMPTY.has(word)))
  if (kept.size >= MAX_KEPT) kept.clear()
  kept.set(text, made)
  return made
}
