import type { Facts } from './facts.ts'

/** What the question before counted, in this order: a bare number behind it is another such count. */
const COUNTED = ['requestsPerDay', 'tokensPerDay', 'examples', 'vectors', 'documents', 'concurrency'] as const

const A_LENGTH = /\b(?:tokens?|context|ctx|length|long|window|prompt|kontext|contexto|contexte)\b|上下文|长度/u

/**
 * "And at 500k?" after a question about 50,000 requests a day means 500,000 requests a day. By itself such a number reads as
 * a length of context, and so it stays where the question before had one, or where the words say so.
 */
export function asCount(plain: string, last: Facts, stated: Facts): Facts {
  const { contextTokens, ...rest } = stated
  const counted = COUNTED.find((name) => last[name]?.length === 1)
  if (contextTokens === undefined || last.contextTokens !== undefined || counted === undefined) return stated
  if (stated[counted] !== undefined || A_LENGTH.test(plain)) return stated
  return { ...rest, [counted]: contextTokens }
}
