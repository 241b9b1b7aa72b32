import { termsOf } from '../../src/ask/read/terms.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'

const knowledge = await loadKnowledge('knowledge')

/** The shipped exchange rates. */
export const rates = knowledge.currencies
/** What typed answers are read with, by the shipped facts. */
export const terms = termsOf(knowledge)
