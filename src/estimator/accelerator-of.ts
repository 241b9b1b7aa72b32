import { findAccelerator } from '../knowledge/find.ts'
import type { Accelerator, Knowledge } from '../knowledge/knowledge.ts'
import { BadQuery, optionalNumber, optionalText, type Query } from './fields.ts'

/** The accelerator that a query names, or undefined when it names none; a fault when the name is not known. */
export function acceleratorOf(query: Query, knowledge: Knowledge): Accelerator | undefined {
  const name = optionalText(query, 'accelerator')
  if (name === undefined) return undefined
  const found = findAccelerator(knowledge, name)
  if (found !== undefined) return found
  const known = 'h100-sxm, a100-sxm-80, l40s, rtx4090, tpu-v4, m2-ultra'
  throw new BadQuery(
    'unknown-accelerator',
    'accelerator',
    `The accelerator "${name}" is not known. Examples: ${known}.`,
  )
}

/** The fields that `cardOf` reads. */
export const CARD_FIELDS = ['accelerator', 'acceleratorMemoryGB']

/** The accelerator of a memory query: by name, with `acceleratorMemoryGB` in place of its memory where that is given, or a card of which only that is known. */
export function cardOf(query: Query, knowledge: Knowledge): Accelerator | undefined {
  const named = acceleratorOf(query, knowledge)
  const memoryGb = optionalNumber(query, 'acceleratorMemoryGB', { max: 1e6 })
  if (memoryGb === undefined || named?.memoryGb === memoryGb) return named
  if (named !== undefined) return { ...named, name: `${named.name} with ${memoryGb} GB`, memoryGb }
  const name = `card of ${memoryGb} GB`
  const unknown = { bandwidthGbs: 1, bf16Tflops: 1, rentUsdPerHour: [], purchaseUsd: [] }
  return { key: name, name, vendor: '', kind: 'gpu', memoryGb, ...unknown, source: 'assumption', date: '' }
}
