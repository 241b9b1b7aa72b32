import { ask } from '../../ask/ask.ts'
import type { AskContext } from '../../ask/ask-result.ts'
import type { Concepts } from '../../knowledge/concepts.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { RuleBook } from '../../rules/rule-book.ts'
import type { Asker } from './asker.ts'

/** Answers questions in the thread from the facts, the notes and the plan. A what-if comes back as something to do. */
export function createAsker(book: RuleBook, knowledge: Knowledge, concepts: Concepts): Asker {
  return (text, { plan, lastQuery, direct }) => {
    const { intent, reply, query, sources, offers, change, confidence } = ask(text, {
      knowledge,
      concepts,
      book,
      direct,
      lastQuery: (lastQuery as AskContext['lastQuery']) ?? null,
      ...(plan && { plan }),
    })
    return {
      intent,
      reply,
      query,
      sources,
      offers,
      sure: confidence === 'sure',
      ...(change && plan && { input: { type: 'what-if', question: change.question, value: change.value } }),
    }
  }
}
