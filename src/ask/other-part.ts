import type { AskContext, AskResult } from './ask-result.ts'
import { questionsIn } from './questions-in.ts'

/** How well a note must fit the part of a question that was not answered yet: nobody asked for a lecture beside it. */
const FITS = 0.75

/**
 * Adds the answer to the other part of a question of two ("what is a DPIA, and who writes it?"), where it surely has one of
 * its own. `answer` is the answer to the whole; `one` answers a single question.
 */
export function withOtherPart(
  answer: AskResult,
  plain: string,
  context: AskContext,
  one: (text: string, context: AskContext) => AskResult,
): AskResult {
  if (answer.intent !== 'concept' || !context.direct || answer.reply === '') return answer
  const parts = questionsIn(plain)
  if (parts.length < 2) return answer
  for (const [at, part] of parts.entries()) {
    const said = [context.said, ...parts.slice(0, at)].filter((text) => text !== undefined).join('\n')
    const other = one(part, { ...context, lastQuery: null, ...(said !== '' && { said }) })
    if (!isAnother(other, answer, part, context)) continue
    return {
      ...answer,
      reply: `${answer.reply}\n\n${other.reply}`,
      sources: [...new Set([...answer.sources, ...other.sources])],
      offers: [...answer.offers, ...other.offers],
    }
  }
  return answer
}

function isAnother(other: AskResult, answer: AskResult, part: string, { concepts }: AskContext): boolean {
  if (other.intent !== 'concept' || other.confidence !== 'sure' || answer.reply.includes(firstLine(other))) return false
  if (other.concept === undefined) return true
  return other.concept !== answer.concept && (concepts?.asked(part)[0]?.score ?? 0) >= FITS
}

const firstLine = ({ reply }: AskResult): string => reply.split('\n')[0] ?? ''
