import type { Knowledge } from '../knowledge/knowledge.ts'
import type { AskQuery, AskResult } from './ask-result.ts'
import { asksOf } from './follow-up.ts'
import { answerSize } from './size/answer-size.ts'
import { offersFor } from './size/offers.ts'

/** Answers a query that was understood elsewhere (by a language model, from a form), as `ask` would. Never sure: offers a correction. */
export function answerQuery(query: AskQuery, knowledge: Knowledge): AskResult {
  const asks = asksOf(query)
  const { reply, missing, sources } = answerSize(query, asks, knowledge)
  const confidence = missing.includes('model') ? 'unsure' : 'nearly'
  return { intent: 'sizing', asks, query, missing, reply, sources, confidence, offers: offersFor(query, confidence) }
}
