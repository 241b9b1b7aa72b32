import type { Knowledge } from '../knowledge/knowledge.ts'
import type { AskContext, AskResult } from './ask-result.ts'
import { formOf } from './intent/form.ts'
import { answerCard } from './known/answer-card.ts'
import { answerFamily, type KnownAnswer } from './known/answer-family.ts'
import { answerPay } from './known/answer-pay.ts'
import { answerRatio } from './known/answer-ratio.ts'
import { answerTextLength } from './known/answer-text-length.ts'
import { findKnown } from './known/find-known.ts'
import { result } from './result.ts'
import type { Understanding } from './understand.ts'

/** What a record answers: pay of a role, amounts of text, a card, a well-known model; undefined where none does. */
export function aboutKnown(read: Understanding, { knowledge, said, direct }: AskContext): AskResult | undefined {
  const asks = formOf(read.plain) === 'asks'
  if (!direct && !asks) return undefined
  const known =
    answerPay(read.plain, knowledge) ??
    (asks ? (answerTextLength(read.plain) ?? answerRatio(read.plain) ?? answerCard(read, knowledge)) : undefined) ??
    answerKnown(read, knowledge, said)
  if (!known) return undefined
  return result(read, {
    intent: 'concept',
    asks: ['explanation'],
    query: null,
    confidence: 'sure',
    reply: known.sources.length === 0 ? known.reply : `${known.reply}\n${sourceLine(known.sources, knowledge)}`,
    sources: known.sources,
  })
}

function answerKnown(read: Understanding, knowledge: Knowledge, said: string | undefined): KnownAnswer | undefined {
  const question = findKnown(read, knowledge, said)
  if (!question) return undefined
  const answers = question.families.map((one) =>
    answerFamily(one, question.wanted, `${read.plain} ${said ?? ''}`, knowledge),
  )
  return {
    reply: answers.map((answer) => answer.reply).join('\n'),
    sources: [...new Set(answers.flatMap((answer) => answer.sources))],
  }
}

const sourceLine = (ids: readonly string[], { sources }: Knowledge): string =>
  `Source: ${ids
    .map((id) => sources.find((one) => one.id === id))
    .map((one) => (one ? `${one.title} (${one.date})` : ''))
    .filter((text) => text !== '')
    .join('; ')}`
