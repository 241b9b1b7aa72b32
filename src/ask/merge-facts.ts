import type { FactName, Facts } from './facts.ts'

/** Facts that stand or fall together: naming another model drops the old one's size, another card the old one's memory. */
const GROUPS: readonly (readonly FactName[])[] = [
  ['model', 'paramsB', 'activeParamsB'],
  ['accelerator', 'acceleratorMemoryGB'],
  ['quantBits', 'precision'],
]

/** `newer` over `older`: what the newer text says replaces the older; what it does not mention stays. */
export function mergeFacts(older: Facts, newer: Facts): Facts {
  const kept: Partial<Record<FactName, Facts[FactName]>> = { ...older }
  for (const group of GROUPS)
    if (group.some((name) => newer[name] !== undefined)) for (const name of group) delete kept[name]
  return { ...(kept as Facts), ...newer }
}
