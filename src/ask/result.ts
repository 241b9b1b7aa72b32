import type { AskResult } from './ask-result.ts'
import type { Understanding } from './understand.ts'

/** A result as the text was understood, with `more` over it; silence where nothing is said. */
export const result = (read: Understanding, more: Partial<AskResult>): AskResult => ({
  intent: read.intent,
  asks: read.asks,
  query: read.query,
  confidence: read.confidence,
  missing: [],
  reply: '',
  sources: [],
  offers: [],
  ...more,
})
