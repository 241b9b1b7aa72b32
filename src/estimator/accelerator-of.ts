import { findAccelerator } from '../knowledge/find.ts'
import type { Accelerator, Knowledge } from '../knowledge/knowledge.ts'
import { BadQuery, optionalText, type Query } from './fields.ts'

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
