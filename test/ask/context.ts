import { ask } from '../../src/ask/ask.ts'
import type { AskContext, AskResult } from '../../src/ask/ask-result.ts'
import type { Guides } from '../../src/blueprint/guides.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { loadConcepts } from '../../src/knowledge/load-concepts.ts'
import { buildPlan } from '../../src/plan/build-plan.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { loadRuleBook } from '../../src/rules/load.ts'
import type { Answers, RuleBook } from '../../src/rules/rule-book.ts'
import { shippedGuides } from '../shipped-guides.ts'

const DAY = Date.UTC(2026, 10, 21)

/** The shipped facts and notes, as a one-to-one room has them. */
export const loadContext = async (): Promise<AskContext> => ({
  knowledge: await loadKnowledge('knowledge'),
  concepts: await loadConcepts('knowledge/concepts'),
  direct: true,
})

let shipped: Promise<{ book: RuleBook; guides: Guides }> | undefined

/** With a plan made from answers; rules and blueprints are read once for all tests of a file. */
export async function withPlan(
  context: AskContext,
  answers: Answers,
): Promise<AskContext & { readonly plan: Plan; readonly book: RuleBook }> {
  shipped ??= loadRuleBook('rules').then(async (book) => ({
    book,
    guides: await shippedGuides(book, context.knowledge),
  }))
  const { book, guides } = await shipped
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
