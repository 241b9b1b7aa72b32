import { countOr, optionalText, type Query } from '../fields.ts'

/** Degrees of tensor, pipeline and context parallelism: from their own fields, or from a text such as "TP8 PP2 DP48 CP4". */
export function parallelismOf(query: Query): {
  readonly tensor: number
  readonly pipeline: number
  readonly context: number
} {
  const text = optionalText(query, 'parallelism') ?? ''
  const degree = (letters: string): number => Number(new RegExp(`\\b${letters}(\\d+)\\b`, 'i').exec(text)?.[1] ?? 1)
  return {
    tensor: countOr(query, 'tensorParallel', degree('TP'), 65_536),
    pipeline: countOr(query, 'pipelineParallel', degree('PP'), 65_536),
    context: countOr(query, 'contextParallel', degree('CP'), 65_536),
  }
}
