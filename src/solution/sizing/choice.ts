import type { Shortlisted } from '../../knowledge/market/shortlist.ts'
import type { Planning } from '../../knowledge/planning.ts'
import type { Outcomes } from '../../rules/rule-book.ts'
import type { Fleet } from '../machines/fleet.ts'
import type { HostedModel } from '../models/hosted-model.ts'
import { exampleModel } from './example-model.ts'

/** What the decisions settled, as far as sizing needs it. */
export type Choice = {
  readonly option: string
  readonly secondary: readonly string[]
  readonly family: string
  readonly size: string
  readonly adaptation: string
  readonly serving: string
  readonly precision: string
  readonly parallelism: string
  /** A well-known open model of the chosen family and size; undefined where none is used or known. */
  readonly model: string | undefined
  /** Hosted models whose prices span the size class. */
  readonly apis: readonly string[]
  /** Models that the evaluation compares, the first one recommended. */
  readonly open: readonly Shortlisted[]
  readonly hosted: readonly HostedModel[]
  /** What looks at pictures beside a main model that does not. */
  readonly eyes: readonly Shortlisted[]
  /** What writes the examples that a student learns from, where the data may go; undefined where nothing is distilled. */
  readonly teacher: Teacher | undefined
  /** The machines that carry it; undefined where a provider runs it, or a processor does. */
  readonly fleet: Fleet | undefined
}

/** A strong model by the token, or an open one on machines of one's own. */
export type Teacher = { readonly api: string } | { readonly model: string; readonly accelerator: string }

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
    parallelism: taken('parallelism'),
    model: exampleModel(family, size, taken('serving'), planning),
    apis: hosted[size] ?? [],
    open: [],
    hosted: [],
    eyes: [],
    teacher: undefined,
    fleet: undefined,
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
