import { MAGNITUDE, NUMBER, scale } from '../../amounts/magnitude.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { apiBill } from '../size/api-bill.ts'
import type { Understanding } from '../understand.ts'
import type { KnownAnswer } from './answer-family.ts'

const WHO = '(?:users?|people|persons|employees|colleagues|staff|customers|visitors)'
const USERS = [
  new RegExp(`(?<![$€£\\d.,])${NUMBER}\\s*${MAGNITUDE}?\\s*(?:active )?${WHO} (?:a|per|each|every) day\\b`, 'u'),
  new RegExp(`(?<![$€£\\d.,])${NUMBER}\\s*${MAGNITUDE}?\\s*(?:daily(?: active)?|active daily) ${WHO}\\b`, 'u'),
]
const OF_CHAT = /\b(?:chat\w*|bots?|assistants?|llms?|api|tokens?|gpt|openai|model)\b/u
const OF_COST = /\bhow much\b|\bcosts?\b|\bprices?\b|\bbills?\b|\bbudget\b|\bpay\b|\bexpensive\b/u
/** What one user of a chat is assumed to send a day, and the tokens of a turn with what was said before it. */
const TURNS = 5
const TURN = { promptTokens: 1500, outputTokens: 300 } as const

/** What a chat for so many users a day costs by API, with an assumed number of messages; undefined for any other question. */
export function answerUsersBill({ plain, stated }: Understanding, knowledge: Knowledge): KnownAnswer | undefined {
  if (stated.requestsPerDay ?? stated.model ?? stated.paramsB ?? stated.accelerator) return undefined
  if (!OF_CHAT.test(plain) || !OF_COST.test(plain)) return undefined
  const [, n = '', k] = USERS.map((form) => form.exec(plain)).find((found) => found !== null) ?? []
  const users = n === '' ? 0 : scale(n, k)
  if (users < 2) return undefined
  const requestsPerDay = users * TURNS
  const bill = apiBill({ kind: 'serving-cost', place: 'api', requestsPerDay, ...TURN }, knowledge)
  return {
    reply: `${users.toLocaleString('en-US')} users a day, at ${TURNS} messages each (assumed), are ${requestsPerDay.toLocaleString('en-US')} requests a day. ${bill.reply}`,
    sources: bill.sources,
  }
}
