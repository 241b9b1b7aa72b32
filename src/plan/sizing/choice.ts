import type { Planning } from '../../knowledge/planning.ts'
import type { Outcomes } from '../../rules/rule-book.ts'

/** What the decisions settled, as far as sizing needs it. */
export type Choice = {
  readonly option: string
  readonly secondary: readonly string[]
  readonly family: string
  readonly size: string
  readonly adaptation: string
  readonly serving: string
  readonly precision: string
  /** A well-known open model of the chosen family and size; undefined where no model is used. */
  readonly model: string | undefined
  /** Hosted models whose prices span the size class. */
  readonly apis: readonly string[]
}

const SIZES = ['under-1b', '1b-10b', '10b-40b', '40b-120b', 'frontier']

/** Reads the outcomes of the decisions and names the example model that stands for them. */
export function readChoice(outcomes: Outcomes, planning: Planning): Choice {
  const taken = (id: string) => outcomes.one[id]?.option ?? 'none'
  const family = taken('model-family')
  const size = taken('model-size')
  const hosted =
    planning.examples.hosted[taken('serving') === 'managed-open-weights' ? 'managed-open-weights' : 'vendor-api']
  return {
    option: outcomes.one['training-option']?.option ?? 'no-model',
    secondary: outcomes.one['training-option']?.secondary ?? [],
    family,
    size,
    adaptation: taken('adaptation'),
    serving: taken('serving'),
    precision: taken('precision'),
    model: exampleModel(family, size, planning),
    apis: hosted[size] ?? [],
  }
}

/** True if the chosen or a secondary training option is one of these. */
export function uses(choice: Choice, ...options: readonly string[]): boolean {
  return options.some((option) => choice.option === option || choice.secondary.includes(option))
}

/** True if model weights are changed at all. */
export function trains(choice: Choice): boolean {
  return uses(choice, 'fine-tune', 'distill', 'continued-pretraining', 'from-scratch')
}

/** The example of the size, or of the nearest smaller size that the family has. */
function exampleModel(family: string, size: string, planning: Planning): string | undefined {
  if (family !== 'decoder' && family !== 'encoder' && family !== 'encoder-decoder') return undefined
  const examples = planning.examples[family]
  const at = SIZES.indexOf(size)
  for (let i = at; i >= 0; i--) {
    const model = examples[SIZES[i] ?? '']
    if (model !== undefined) return model
  }
  return undefined
}
