import type { AskContext, AskResult } from './ask-result.ts'
import { formOf } from './intent/form.ts'
import { normalise } from './read/normalise.ts'

/** "Explain DPO" wants an answer as much as a question does. */
const ORDERS = /^(?:(?:please|ok|hi|and)[, ]+)*(?:explain|define|describe|tell me)\b/u
/** What was said longer ago is read as words only. */
const MAX_LINES = 3

/**
 * The context with what the last question of `said` was understood to ask. A thread hands on its query; where there is none,
 * the text is read again, as a question by itself.
 */
export function afterSaid(context: AskContext, one: (text: string, context: AskContext) => AskResult): AskContext {
  const { said, lastQuery, plan, direct, concepts } = context
  if (said === undefined || plan !== undefined || direct !== true) return context
  const lines = said.split('\n').filter((line) => line.trim() !== '')
  const last = lines.at(-1)
  if (last === undefined || (formOf(normalise(last)) !== 'asks' && !ORDERS.test(normalise(last)))) return context
  const before = lines.slice(0, -1).join('\n')
  const { said: _, ...rest } = context
  const earlier = { ...rest, lastQuery: null, ...(before !== '' && { said: before }) }
  const answer = one(last, lines.length > MAX_LINES ? earlier : afterSaid(earlier, one))
  const note =
    answer.confidence !== 'unsure' && answer.concept !== undefined ? concepts?.notes.get(answer.concept) : undefined
  return {
    ...context,
    lastQuery: lastQuery ?? (answer.intent === 'sizing' ? answer.query : null),
    ...(note && { lastNote: note }),
  }
}
