import type { Shape } from '../architecture/shape.ts'
import { optionalChoice, type Query } from '../fields.ts'
import { constants } from '../measured/constants.ts'
import { inverse, product, type Range, widened } from '../range.ts'
import { flopsPerToken } from './formulas.ts'

/** What is trained: every weight, or small matrices beside frozen weights in 16 bits (LoRA) or in 4 (QLoRA). */
export type Method = 'full' | 'lora' | 'qlora'

/** The method that a query names; full training when it names none. */
export function methodOf(query: Query): Method {
  return optionalChoice(query, 'method', ['full', 'lora', 'qlora']) ?? 'full'
}

/**
 * Operations of a token: frozen weights need no gradients of their own, which leaves 4 of the 6 a parameter (forward, and the way back through
 * them); attention has no frozen part. The adapters themselves, a hundredth of the weights, are not counted.
 */
export function operationsOf(method: Method, shape: Shape, contextTokens: number): number {
  const full = flopsPerToken(shape, contextTokens)
  return method === 'full' ? full : full - 2 * shape.activeParams
}

/**
 * The share of peak that a method reaches where full training reaches `mfu`: LoRA's many small matrices do it less well, QLoRA has to unpack its
 * weights on top. Both ratios come from models that were timed with both methods (bench/published/finetuning-times.json).
 */
export function shareReached(method: Method, mfu: Range): Range {
  if (method === 'full') return mfu
  const lora = product(widened(mfu, 1.3), ratio('loraOverFullMfu'))
  return method === 'lora' ? lora : product(lora, inverse(ratio('qloraOverLoraHours')))
}

function ratio(name: string): Range {
  const [value, low, high] = constants.ratios[name] ?? [1, 0.7, 1.4]
  return { value, low, high }
}
