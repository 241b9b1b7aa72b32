import { optionalChoice, type Query } from '../fields.ts'

/** Bytes of the running averages that an optimizer keeps for each trained parameter, and whether it needs a 32-bit copy of 16-bit weights. */
const OPTIMIZERS = {
  adamw: { moments: 8, copy: true },
  adam: { moments: 8, copy: true },
  'adamw-bf16': { moments: 4, copy: false },
  'adamw-8bit': { moments: 2, copy: false },
  adam8bit: { moments: 2, copy: false },
  'paged-adamw-8bit': { moments: 2, copy: false },
  adafactor: { moments: 0.1, copy: true },
  sgd: { moments: 0, copy: true },
  'sgd-momentum': { moments: 4, copy: true },
  lion: { moments: 4, copy: true },
  muon: { moments: 4, copy: true },
} as const

export type Optimizer = keyof typeof OPTIMIZERS
export type StateBytes = { readonly weights: number; readonly gradients: number; readonly optimizer: number }

export const optimizers = Object.keys(OPTIMIZERS) as readonly Optimizer[]

/** The optimizer that a query names; AdamW when it names none. */
export function optimizerOf(query: Query): Optimizer {
  return optionalChoice(query, 'optimizer', optimizers) ?? 'adamw'
}

/**
 * Bytes of each trained parameter. Mixed precision: 16-bit weight, 32-bit gradient, two moments and a 32-bit copy: 18 (DeepSpeed). In 32 bits
 * throughout there is no copy; adapters and optimizers without a copy keep their gradients in 16 bits.
 */
export function stateBytesOf(optimizer: Optimizer, wide: boolean, adapters: boolean): StateBytes {
  const { moments, copy } = OPTIMIZERS[optimizer]
  if (wide) return { weights: 4, gradients: 4, optimizer: moments }
  return { weights: 2, gradients: copy && !adapters ? 4 : 2, optimizer: (copy ? 4 : 0) + moments }
}
