import { findAccelerator } from '../knowledge/find.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { FactName, Facts } from './facts.ts'

/** Facts that stand or fall together: naming another model drops the old one's size. */
const GROUPS: readonly (readonly FactName[])[] = [
  ['model', 'paramsB', 'activeParamsB'],
  ['quantBits', 'precision'],
]

/** `newer` over `older`: what the newer text says replaces the older; what it does not mention stays. */
export function mergeFacts(older: Facts, newer: Facts, knowledge: Knowledge): Facts {
  const kept: Partial<Record<FactName, Facts[FactName]>> = { ...older }
  for (const group of GROUPS) {
    if (group.some((name) => newer[name] !== undefined)) for (const name of group) delete kept[name]
  }
  if (newer.accelerator !== undefined) delete kept.acceleratorMemoryGB
  else if (newer.acceleratorMemoryGB !== undefined && !sameCard(older, newer, knowledge)) delete kept.accelerator
  return { ...(kept as Facts), ...newer }
}

/** Whether a memory size that is said alone is that of the card that was named before. */
function sameCard(older: Facts, newer: Facts, knowledge: Knowledge): boolean {
  return (older.accelerator ?? []).some((name) => {
    const memory = findAccelerator(knowledge, name)?.memoryGb
    return memory === undefined || (newer.acceleratorMemoryGB ?? []).some((said) => Math.abs(memory / said - 1) < 0.15)
  })
}
