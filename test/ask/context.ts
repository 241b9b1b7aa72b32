import { ask } from '../../src/ask/ask.ts'
import type { AskContext, AskResult } from '../../src/ask/ask-result.ts'
import { buildPlan } from '../../src/plan/build-plan.ts'
import type { Plan } from '../../src/plan/plan.ts'
import type { Answers, RuleBook } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedConcepts, shippedGuides, shippedKnowledge } from '../shipped.ts'

const DAY = Date.UTC(2026, 10, 21)

/** The shipped facts and notes, as a one-to-one room has them. */
export const loadContext = async (): Promise<AskContext> => ({
  knowledge: await shippedKnowledge(),
  concepts: await shippedConcepts(),
  direct: true,
})

/** With a plan made from answers. */
export async function withPlan(
  context: AskContext,
  answers: Answers,
): Promise<AskContext & { readonly plan: Plan; readonly book: RuleBook }> {
  const book = await shippedBook()
  const guides = await shippedGuides()
  return {
    ...context,
    book,
    plan: await buildPlan({ book, knowledge: context.knowledge, guides, answers, now: DAY }),
  }
}

/** A conversation: each text with what the answers before left behind. */
export function talk(context: AskContext, ...texts: readonly string[]): readonly AskResult[] {
  let lastQuery: AskResult['query'] = null
  return texts.map((text) => {
    const result = ask(text, { ...context, lastQuery })
    lastQuery = result.query ?? lastQuery
    return result
  })
}
