import type { AskContext, AskResult } from './ask-result.ts'
import { answerSize } from './size/answer-size.ts'
import { understand } from './understand.ts'

/**
 * Answers one message of a thread without a language model. Synchronous, pure, never throws; below two milliseconds.
 *
 * Pass what is known in `context`; keep `result.query` of the last answer as the next call's `lastQuery` (it stays when a
 * result has none). `intent` `none` with an empty `reply` means silence: the message is not for us. In a one-to-one room
 * (`direct`) there is always a reply. `offers` are buttons; pressing one says its `text`. A what-if comes back with
 * `change` set: re-decide on a copy and show the difference. The reply is plain text.
 */
export function ask(text: string, context: AskContext): AskResult {
  const read = understand(text, context)
  const base = { intent: read.intent, asks: read.asks, query: read.query, confidence: read.confidence }
  if (read.intent === 'sizing' && read.query) {
    const { reply, missing, sources } = answerSize(read.query, read.asks, context.knowledge)
    return {
      ...base,
      missing,
      reply,
      sources,
      offers: [],
      confidence: missing.includes('model') ? 'unsure' : read.confidence,
    }
  }
  return { ...base, missing: [], reply: '', sources: [], offers: [] }
}
