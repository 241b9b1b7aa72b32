import { answerQuery } from '../ask/answer-query.ts'
import { ask } from '../ask/ask.ts'
import type { AskContext, AskResult } from '../ask/ask-result.ts'
import type { Model } from './model.ts'
import { ModelError } from './model-error.ts'
import { readQuery } from './read-query.ts'

/**
 * Like `ask`, with a model's help where the parser was not sure. The model may only return a query, which is checked and
 * computed like any other; when it fails in any way, the answer is the one without it. Throws nothing of the model's.
 */
export async function askWithModel(
  text: string,
  context: AskContext,
  model: Model,
  tenant: string,
  now: number,
): Promise<AskResult> {
  const plain = ask(text, context)
  const unsure =
    plain.confidence === 'unsure' ||
    plain.confidence === 'nearly' ||
    (plain.intent === 'none' && context.direct === true)
  const note = plain.intent === 'concept' && plain.confidence !== 'unsure'
  if (!unsure || note || plain.intent === 'plan') return plain
  try {
    const query = await readQuery(model, text, tenant, now, context.knowledge.currencies)
    if (query === undefined) return plain
    const better = answerQuery(query, context.knowledge)
    // A query that misses more than ours is no help.
    const noWorse = plain.intent !== 'sizing' || better.missing.length <= plain.missing.length
    return better.reply !== '' && noWorse ? better : plain
  } catch (error) {
    if (error instanceof ModelError) return plain
    throw error
  }
}
