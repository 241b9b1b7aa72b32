import type { Facts } from '../facts.ts'

const AMOUNTS = [
  'tokensB',
  'examples',
  'vectors',
  'documents',
  'dimensions',
  'hours',
  'tokensPerSecond',
  'tokensPerDay',
  'budgetUsd',
  'usdPerHour',
  'steps',
  'requestsPerDay',
  'concurrency',
  'epochs',
] as const

/** How much a text states that can be computed with. */
export function weighGrounds(facts: Facts): number {
  const any = (...names: (keyof Facts)[]) => names.some((name) => facts[name] !== undefined)
  return (
    (any('accelerator') ? 1.5 : 0) +
    (any('accelerators', 'acceleratorMemoryGB', 'claimedGB', 'systemMemoryGB', 'diskGB') ? 1 : 0) +
    (any('paramsB') ? 1 : 0) +
    (any(...AMOUNTS) ? 1 : 0) +
    (any('contextTokens', 'quantBits', 'precision', 'batch') ? 0.5 : 0) +
    (any('index') ? 0.5 : 0) +
    (any('dimensions') && any('vectors', 'documents', 'examples') ? 1 : 0)
  )
}
