import { loadKnowledge } from '../../src/knowledge/load.ts'

/** The shipped exchange rates. */
export const rates = (await loadKnowledge('knowledge')).currencies
