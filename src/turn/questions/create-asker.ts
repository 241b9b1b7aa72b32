import { ask } from '../../ask/ask.ts'
import type { AskContext } from '../../ask/ask-result.ts'
import type { Guides } from '../../blueprint/guides.ts'
import type { Concepts } from '../../knowledge/concepts.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { RuleBook } from '../../rules/rule-book.ts'
import type { Asker } from './asker.ts'

/** Answers questions in the thread from the facts, the notes and the plan. A what-if comes back as something to do. */
export function createAsker(book: RuleBook, knowledge: Knowledge, concepts: Concepts, guides: Guides): Asker {
  return (text, { plan, lastQuery, direct, own = false }) => {
    const { intent, reply, query, sources, offers, change, confidence, concept, tables, described } = ask(text, {
      knowledge,
      concepts,
      book,
      guides,
      direct,
      own,
      lastQuery: (lastQuery as AskContext['lastQuery']) ?? null,
      ...(plan && { plan }),
    })
    return {
      intent,
      reply,
      query,
      sources: named(sources, book, knowledge),
      offers,
      ...(tables && { tables }),
      ...(described && { described }),
      ...(intent === 'concept' && concept === undefined && { unknown: true }),
      // A note that is nearly sure is not bettered by a calculation.
      sure: confidence === 'sure' || (intent === 'concept' && confidence !== 'unsure'),
      ...(change && plan && { input: { type: 'what-if', question: change.question, value: change.value } }),
    }
  }
}

/** Sources as a reader knows them: by title. What has no title is an address or says itself what it is. */
function named(sources: readonly string[], book: RuleBook, knowledge: Knowledge): readonly string[] {
  const titleOf = (id: string) => book.sources.get(id)?.title ?? knowledge.sources.find((each) => each.id === id)?.title
  const titles = sources.flatMap((source) => {
    const several = source.split(', ').map(titleOf)
    return several.every((title) => title !== undefined) ? several : [source]
  })
  return [...new Set(titles)]
}
