import type { Concept, Concepts } from '../../knowledge/concepts.ts'
import type { FactName } from '../facts.ts'
import { formOf } from '../intent/form.ts'
import type { Understanding } from '../understand.ts'

/** How well a question must fit. A calculation that was asked for with figures gives way only to nearly the same words. */
const FLOOR = { plain: 0.6, remark: 0.75, sizing: 0.72, named: 0.82, concrete: 0.87 } as const

/** Facts that make a calculation of one's own out of a question. */
const SIZED = ['model', 'paramsB', 'accelerator', 'vectors', 'tokensB', 'quantBits'] as const
/** Facts that are mostly part of one. */
const CONCRETE = [
  ...SIZED,
  'acceleratorMemoryGB',
  'accelerators',
  'claimedGB',
  'contextTokens',
  'tokensPerSecond',
  'requestsPerDay',
] as const
const has = ({ stated }: Understanding, names: readonly FactName[]): boolean =>
  names.some((fact) => stated[fact] !== undefined)

/**
 * The note that answers a plain question, if one does for sure: a wrong note is worse than none. Among others a remark is
 * left alone, and what names a term or states figures must be put almost in the note's own words.
 */
export function findAdvice(
  read: Understanding,
  concepts: Concepts,
  context: { readonly said?: string | undefined; readonly inThread: boolean; readonly direct: boolean },
): Concept | undefined {
  // What has a note of its own is explained by it, and what can be calculated is calculated.
  if (read.exact || (read.intent === 'sizing' && (context.inThread || has(read, SIZED)))) return undefined
  const asks = formOf(read.plain) === 'asks'
  if (!asks && !context.direct) return undefined
  const concrete = has(read, CONCRETE)
  const found = concepts.asked(read.plain, context.said, concrete ? 'whole' : 'sentences')
  return found && found.score >= (asks ? floorFor(read) : FLOOR.remark) ? found.concept : undefined
}

function floorFor(read: Understanding): number {
  const { intent, named, confidence } = read
  if (has(read, CONCRETE)) return FLOOR.concrete
  if (intent === 'sizing') return FLOOR.sizing
  if (intent === 'concept' && confidence === 'sure' && named.some((one) => !one.common)) return FLOOR.named
  return FLOOR.plain
}
