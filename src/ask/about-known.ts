import type { Knowledge } from '../knowledge/knowledge.ts'
import type { AskContext, AskResult } from './ask-result.ts'
import { formOf } from './intent/form.ts'
import { answerCard } from './known/answer-card.ts'
import { answerFamily, type KnownAnswer } from './known/answer-family.ts'
import { answerLaw } from './known/answer-law.ts'
import { answerPay } from './known/answer-pay.ts'
import { answerPrice } from './known/answer-price.ts'
import { answerRatio } from './known/answer-ratio.ts'
import { answerSpeechLength } from './known/answer-speech-length.ts'
import { answerTextLength } from './known/answer-text-length.ts'
import { answerWork } from './known/answer-work.ts'
import { findKnown } from './known/find-known.ts'
import { result } from './result.ts'
import type { Understanding } from './understand.ts'

/** What a record answers: pay of a role, amounts of text, a card, a well-known model, a law; undefined where none does. */
export function aboutKnown(
  read: Understanding,
  { knowledge, concepts, said, direct }: AskContext,
): AskResult | undefined {
  const asks = formOf(read.plain) === 'asks'
  if (!direct && !asks) return undefined
  const known =
    answerWork(read.plain, knowledge) ??
    answerPay(read.plain, said, knowledge) ??
    (asks || read.intent === 'sizing'
      ? (answerSpeechLength(read.plain) ??
        answerTextLength(read.plain) ??
        answerRatio(read.plain) ??
        answerCard(read, knowledge) ??
        answerPrice(read, knowledge))
      : undefined) ??
    answerPrice(read, knowledge) ??
    answerKnown(read, knowledge, said) ??
    (asks && !read.exact ? answerLaw(read.plain, knowledge, concepts, true) : undefined)
  return known && tell(read, known, knowledge)
}

/** What a law says that a question speaks of, where no note answers it. */
export function aboutLaw(read: Understanding, { knowledge, concepts }: AskContext): AskResult | undefined {
  const known =
    formOf(read.plain) === 'asks' && !read.exact ? answerLaw(read.plain, knowledge, concepts, false) : undefined
  return known && tell(read, known, knowledge)
}

function tell(read: Understanding, known: KnownAnswer, knowledge: Knowledge): AskResult {
  return result(read, {
    ...(known.sized && read.intent === 'sizing'
      ? { intent: 'sizing', asks: read.asks, query: read.query }
      : { intent: 'concept', asks: ['explanation'], query: null }),
    confidence: 'sure',
    reply: known.sources.length === 0 ? known.reply : `${known.reply}\n${sourceLine(known.sources, knowledge)}`,
    sources: known.sources,
  })
}

function answerKnown(read: Understanding, knowledge: Knowledge, said: string | undefined): KnownAnswer | undefined {
  const question = findKnown(read, knowledge, said)
  if (!question) return undefined
  const answers = question.families.map((one) =>
    answerFamily(one, question.wanted, `${read.plain} ${said ?? ''}`, knowledge, question.exact),
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
