import { assume } from './assume.ts'
import type { Draft } from './draft.ts'
import type { Query } from './fields.ts'

/** The fields that every kind with a model reads. */
export const MODEL_FIELDS = [
  'kind',
  'model',
  'paramsB',
  'activeParamsB',
  'layers',
  'hidden',
  'heads',
  'kvHeads',
  'headDim',
  'intermediate',
  'vocab',
  'experts',
  'expertsPerToken',
  'gatedMlp',
  'tiedEmbeddings',
  'encoder',
  'maxContextTokens',
]

/** Says which fields of the query played no part, so that a slip of the pen does not pass for an input. */
export function noteUnused(draft: Draft, query: Query, used: readonly string[]): void {
  assume(
    draft,
    'unused-fields',
    () => {
      const unused = Object.keys(query).filter((field) => !MODEL_FIELDS.includes(field) && !used.includes(field))
      const names = unused.slice(0, 8).map((field) => field.slice(0, 40))
      return unused.length === 0 ? '' : `Not used for this kind: ${names.join(', ')}.`
    },
    { silent: true },
  )
}
