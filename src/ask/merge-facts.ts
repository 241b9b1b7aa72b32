import { findAccelerator } from '../knowledge/find.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { FactName, Facts, Method } from './facts.ts'

/** Facts that stand or fall together: naming another model drops the old one's size. */
const GROUPS: readonly (readonly FactName[])[] = [
  ['model', 'paramsB', 'activeParamsB'],
  ['quantBits', 'precision'],
  ['requestsPerDay', 'utilization'],
]

const GENERAL: ReadonlySet<Method> = new Set(['finetune', 'pretrain'])
const SPECIAL: ReadonlySet<Method> = new Set(['lora', 'qlora', 'full', 'rl', 'grpo', 'ppo', 'dpo', 'rlhf'])

/**
 * `newer` over `older`: what the newer text says replaces the older; what it does not mention stays. A general word for
 * training does not undo a special one ("how long does the training take?" after LoRA is still about LoRA).
 */
export function mergeFacts(older: Facts, newer: Facts, knowledge: Knowledge): Facts {
  const kept: Partial<Record<FactName, Facts[FactName]>> = { ...older }
  for (const group of GROUPS) {
    if (group.some((name) => newer[name] !== undefined)) for (const name of group) delete kept[name]
  }
  if (newer.accelerator !== undefined) delete kept.acceleratorMemoryGB
  else if (newer.acceleratorMemoryGB !== undefined && !sameCard(older, newer, knowledge)) delete kept.accelerator
  const special = (older.method ?? []).filter((method) => SPECIAL.has(method))
  const keepsMethod =
    special.length > 0 && newer.method !== undefined && newer.method.every((method) => GENERAL.has(method))
  return { ...(kept as Facts), ...newer, ...(keepsMethod ? { method: special } : {}) }
}

/** Whether a memory size that is said alone is that of the card that was named before. */
function sameCard(older: Facts, newer: Facts, knowledge: Knowledge): boolean {
  return (older.accelerator ?? []).some((name) => {
    const memory = findAccelerator(knowledge, name)?.memoryGb
    return memory === undefined || (newer.acceleratorMemoryGB ?? []).some((said) => Math.abs(memory / said - 1) < 0.15)
  })
}
