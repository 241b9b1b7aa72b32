import type { PlanTopic } from '../../knowledge/plan-topics.ts'
import type { ProposedChange } from '../ask-result.ts'
import type { Entry } from './entries.ts'
import { type Answerable, findChange } from './find-change.ts'
import { findDecision, type Subject } from './find-decision.ts'

/** What someone wants to know about their plan. */
export type PlanQuestion =
  | { readonly about: 'why' | 'why-not' | 'would-change'; readonly subject: Subject }
  | { readonly about: 'what-if'; readonly change: ProposedChange }
  | { readonly about: 'what-if-unclear'; readonly near?: readonly Entry[]; readonly amount?: string }
  | { readonly about: 'topic'; readonly topic: PlanTopic }
  | { readonly about: 'item'; readonly entries: readonly Entry[] }
  | { readonly about: 'role'; readonly role: string; readonly title: string; readonly without?: boolean }

/** A question about the plan that its form gives away: why, why not, what if, what would change. */
export type WordedQuestion = Extract<
  PlanQuestion,
  { about: 'why' | 'why-not' | 'would-change' | 'what-if' | 'what-if-unclear' }
>

const WHAT_IF =
  /\bwhat if\b|\bwhat happens (?:if|when)\b|\b(?:suppose|assume|imagine|say) (?:we|that|i|the)\b|\bif we (?:had|have|were|could|got|can|did|used)\b|\bwas wäre wenn\b|\bund wenn\b|\b¿?y si\b|\bet si\b|如果我们|要是/u
const WOULD_CHANGE =
  /\bwhat would it take\b|\bwhat (?:would|could|might|must|needs? to|has to) (?:have to )?change\b|\bwhen would (?:you|it|that)\b|\bwould (?:you|that) change\b|\bchange (?:your|the) (?:mind|advice|recommendation)\b|\bsensitiv\w+/u
const WHY =
  /\bwhy\b|\bhow come\b|\breason for\b|warum|wieso|por qué|pourquoi|为什么|なぜ|\bshouldn'?t we\b|\bcan'?t we\b|\bcouldn'?t we\b|\binstead of\b|\brather than\b/u
const NOT = /\b(?:not|no|n't|don't|isn't|shouldn't|can't|couldn't|instead|rather)\b|n'?t\b|nicht|kein|pas\b|不/u

/** Whether a text supposes something. */
export const supposes = (plain: string): boolean => WHAT_IF.test(plain)

/** An amount without a word for what it is of, at the end. */
const AMOUNT = /\b\d[\d.,]*(?: ?(?:k|m|thousand|million))?(?=\W*$)/u

/** Reads why, what if and what would change. Undefined when it is about something else. */
export function readPlanQuestion(plain: string, where: Answerable): WordedQuestion | undefined {
  const { book } = where
  if (supposes(plain)) {
    const change = findChange(plain, where)
    const amount = AMOUNT.exec(plain)?.[0]
    return change ? { about: 'what-if', change } : { about: 'what-if-unclear', ...(amount !== undefined && { amount }) }
  }
  if (!WOULD_CHANGE.test(plain) && !WHY.test(plain)) return undefined
  const subject = findDecision(plain, book)
  if (subject === undefined) return undefined
  if (WOULD_CHANGE.test(plain)) return { about: 'would-change', subject }
  return { about: NOT.test(plain) ? 'why-not' : 'why', subject }
}
