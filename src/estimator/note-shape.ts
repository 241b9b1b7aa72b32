import type { Shape } from './architecture/shape.ts'
import { assume } from './assume.ts'
import type { Draft } from './draft.ts'
import { billions } from './words.ts'

/** Puts the model into the answer's query, sources and, when only its size is known, assumptions. */
export function noteShape(draft: Draft, shape: Shape): void {
  draft.query.model = shape.label
  draft.query.paramsB = shape.params / 1e9
  if (shape.activeParams < shape.params) draft.query.activeParamsB = shape.activeParams / 1e9
  draft.sources.add(shape.source)
  if (shape.certainty === 'size') {
    assume(
      draft,
      'only-size',
      () =>
        `Only the size of ${shape.label} is known: ${shape.layers} layers of width ${shape.hidden} with ${shape.kvHeads} key-value heads are typical for ${billions(shape.params)} parameters, and the ranges are wider.`,
      { short: 'only the size is known, so the range is wide' },
    )
  }
  if (/gpt-?4/i.test(shape.label)) {
    assume(
      draft,
      'gpt-4',
      () =>
        'OpenAI has not published the size of GPT-4. The "1.75 billion" of one source text cannot be right: reports at the time said trillions.',
      { silent: true },
    )
  }
}
