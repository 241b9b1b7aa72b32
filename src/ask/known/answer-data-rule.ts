import { round } from '../../amounts/print.ts'
import type { Understanding } from '../understand.ts'
import type { KnownAnswer } from './answer-family.ts'

const RULE = /\bchinchilla\b|\bcompute[- ]optimal\b|\b20 tokens (?:per|for each|a) param/u
const OF_DATA = /\b(?:how (?:much|many) (?:\w+ )?(?:text|data|tokens|words)|tokens?|training (?:data|set))\b/u
/** Tokens for each parameter that spend a budget of compute best (Hoffmann et al. 2022). */
const TOKENS_A_PARAMETER = 20
const WORDS_OF_TOKEN = 0.75
const CHINCHILLA_B = 70

/** "By the rule of Chinchilla, how much text for a 3B?": twenty tokens for each parameter. Undefined for other questions. */
export function answerDataRule({ plain, stated }: Understanding): KnownAnswer | undefined {
  const sizes = (stated.paramsB ?? []).filter((size) => size !== CHINCHILLA_B)
  const [size] = sizes
  if (size === undefined || sizes.length > 1 || !RULE.test(plain) || !OF_DATA.test(plain)) return undefined
  if (stated.accelerator ?? stated.hours ?? stated.tokensB) return undefined
  const tokensB = size * TOKENS_A_PARAMETER
  return {
    reply: `About ${round(tokensB)} billion tokens (${round(tokensB * WORDS_OF_TOKEN)} billion words): ${TOKENS_A_PARAMETER} for each of ${round(size)} billion parameters. That spends the training budget best; models that will be used a lot are trained on ten times as much and more, since a small model that saw more text is cheaper to run.`,
    sources: ['chinchilla'],
  }
}
