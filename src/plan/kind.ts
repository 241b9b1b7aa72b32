import type { ChosenBlueprint } from '../blueprint/choose.ts'
import type { Blueprint } from '../blueprint/schema.ts'

/** What is known of this kind of project, filled with the team's facts. */
export type Kind = Omit<
  Blueprint,
  'applies' | 'purchases' | 'challenges' | 'rank' | 'combines' | 'covers' | 'sources'
> & {
  /** No blueprint knows this kind of project: general advice for its task. */
  readonly general: boolean
  readonly because: string
  /** Other kinds that stand beside this one, by title. */
  readonly beside: readonly { readonly id: string; readonly title: string; readonly recommendation: string }[]
  readonly sources: readonly {
    readonly id: string
    readonly title: string
    readonly url?: string | undefined
    readonly date: string
  }[]
}

/** The part of a plan that says what kind of project it is and what an expert knows of it. */
export function kindOf(chosen: ChosenBlueprint, filled: Blueprint): Kind {
  const { applies: _, challenges: __, rank: ___, combines: ____, covers: _____, purchases: ______, ...rest } = filled
  return {
    ...rest,
    general: chosen.general,
    because: filled.applies.because,
    beside: chosen.beside.map(({ blueprint: { id, title, about } }) => ({ id, title, recommendation: about })),
  }
}
