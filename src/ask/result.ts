import type { AskResult } from './ask-result.ts'
import type { Understanding } from './understand.ts'

/** Behind an answer to somebody who describes a project: a plan of it. */
export const PLAN_THIS = { label: 'Plan this', text: 'start' } as const

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
