import { fileURLToPath } from 'node:url'
import { knowledgeDirOfProcess } from '../config.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { loadKnowledge } from '../knowledge/load.ts'

const SHIPPED = fileURLToPath(new URL('../../knowledge', import.meta.url))

/** The facts: the shipped ones, with those of KNOWLEDGE_DIR added or put over them. No other setting is read. */
export async function loadFacts(knowledgeDir: string | undefined = knowledgeDirOfProcess()): Promise<Knowledge> {
  return loadKnowledge(SHIPPED, knowledgeDir)
}
