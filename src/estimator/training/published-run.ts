import { findModel } from '../../knowledge/find.ts'
import type { Knowledge, Run } from '../../knowledge/knowledge.ts'

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
const tables = new WeakMap<Knowledge, Map<string, Run>>()

/** The published pretraining run of a model, however it is written: its tokens or its hours at least; hours of quality C are quoted with a wide range, or not at all. */
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
  // A row with tokens says more than one with hours alone.
  const tells = (run: Run): number => Number(run.tokensB === undefined)
  for (const run of knowledge.runs.toSorted((a, b) => tells(a) - tells(b))) {
    if (run.tokensB === undefined && run.acceleratorHours === undefined) continue
    const model = findModel(knowledge, run.model)
    for (const key of [plain(run.model), plain(run.id), ...(model === undefined ? [] : [plain(model.name)])]) {
      if (!table.has(key)) table.set(key, run)
    }
  }
  tables.set(knowledge, table)
  return table
}
