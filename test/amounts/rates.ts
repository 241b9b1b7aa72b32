import { termsOf } from '../../src/ask/read/terms.ts'
import { shippedKnowledge } from '../shipped.ts'

const knowledge = await shippedKnowledge()

/** The shipped exchange rates. */
export const rates = knowledge.currencies
/** What typed answers are read with, by the shipped facts. */
export const terms = termsOf(knowledge)
