import { findModel } from '../../knowledge/find.ts'
import type { Knowledge, Run } from '../../knowledge/knowledge.ts'

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
const tables = new WeakMap<Knowledge, Map<string, Run>>()

/** The published pretraining run of a model, however it is written: its tokens at least; hours of quality C are not to be quoted. */
export function publishedRun(knowledge: Knowledge, name: string | undefined): Run | undefined {
  if (name === undefined) return undefined
  const table = tableOf(knowledge)
  const model = findModel(knowledge, name)
  return table.get(plain(name)) ?? (model === undefined ? undefined : table.get(plain(model.name)))
}

function tableOf(knowledge: Knowledge): Map<string, Run> {
  const known = tables.get(knowledge)
  if (known !== undefined) return known
  const table = new Map<string, Run>()
  for (const run of knowledge.runs) {
    if (run.tokensB === undefined) continue
    const model = findModel(knowledge, run.model)
    for (const key of [plain(run.model), plain(run.id), ...(model === undefined ? [] : [plain(model.name)])]) {
      if (!table.has(key)) table.set(key, run)
    }
  }
  tables.set(knowledge, table)
  return table
}
