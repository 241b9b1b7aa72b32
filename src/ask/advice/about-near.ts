import type { AskContext, AskResult } from '../ask-result.ts'
import { formOf } from '../intent/form.ts'
import { result } from '../result.ts'
import type { Understanding } from '../understand.ts'
import { answerAdvice } from './answer-advice.ts'
import { questionOf } from './near-notes.ts'
import { nearestNote } from './nearest-note.ts'
import { withThread } from './with-thread.ts'

const UNSURE = 'I am not sure I understood you. The closest I have:'
const MAX_OTHERS = 2

/** Alone with somebody who asks: the note that shares most with the question, and said so where that may not be enough. */
export function aboutNear(read: Understanding, context: AskContext): AskResult | undefined {
  const { concepts, book, plan, said, direct } = context
  if (!concepts || !direct || formOf(read.plain) !== 'asks') return undefined
  const near = nearestNote(withThread(read.plain, said, concepts), concepts)
  if (!near) return undefined
  const answer = answerAdvice(near.concept, book, plan !== undefined)
  const found = { ...answer, intent: 'concept', asks: ['explanation'], query: null } as const
  if (near.sure) return result(read, { ...found, confidence: 'nearly' })
  const others = near.others.slice(0, MAX_OTHERS).flatMap((note) => questionOf(note) ?? [])
  return result(read, {
    ...found,
    confidence: 'unsure',
    reply: `${UNSURE}\n${answer.reply}`,
    offers: [...answer.offers, ...others.map((text) => ({ label: text, text }))],
  })
}
