import type { Facts } from '../../rules/rule-book.ts'
import type { ChosenBlueprint } from '../choose.ts'
import type { FactValues } from '../expression.ts'
import { fillBlueprint, fillTexts } from '../fill.ts'
import { withoutForeign } from '../foreign-rows.ts'
import type { Blueprint } from '../schema.ts'
import type { Module } from './schema.ts'
import type { TakenModule } from './take.ts'

/** A part that the team's own words called for. */
export type AlsoAsked = {
  readonly id: string
  readonly part: string
  readonly by: Blueprint['parts'][number]['by']
  readonly how: string
  /** Where it stands in their answers. */
  readonly words: string
}

/** A blueprint filled for one project, with what its modules add. Parts that words called for stand apart, in `alsoAsked`. */
export type Joined = { readonly blueprint: Blueprint; readonly alsoAsked: readonly AlsoAsked[] }

/** So many rows of a blueprint that knows this kind of project stand before those that the team's words called for; a general one gives way. */
const FIRST = 1

/** Fills the leading blueprint and the modules with the project's facts and joins their lists. Pure. */
export function joinModules(
  { leading, general, isForeign }: ChosenBlueprint,
  taken: readonly TakenModule[],
  values: FactValues,
  facts: Facts,
): Joined {
  const own = withoutForeign(fillBlueprint(leading, values, facts), isForeign)
  const filled = taken.map(({ loaded, words }) => ({
    module: withoutForeign(fillTexts(loaded.module, loaded, values, facts), isForeign),
    words,
  }))
  const of = <K extends keyof Module>(key: K): readonly Module[K][] => filled.map(({ module }) => module[key])
  const first = general ? 0 : FIRST
  const joined = <T>(mine: readonly T[], theirs: readonly (readonly T[])[]): T[] => [
    ...mine.slice(0, first),
    ...theirs.flat(),
    ...mine.slice(first),
  ]
  const { data, evaluation, people } = own
  const blueprint: Blueprint = {
    ...own,
    recommendation: [own.recommendation, ...of('recommendation').filter((each) => each !== undefined)].join(' '),
    parts: [...own.parts, ...filled.flatMap(({ module, words }) => (words === undefined ? module.parts : []))],
    rejected: [...own.rejected, ...of('rejected').flat()],
    pipeline: [...own.pipeline, ...of('pipeline').flat()],
    data: { needs: joined(data.needs, of('needs')), traps: joined(data.traps, of('traps')) },
    evaluation: {
      ...evaluation,
      metrics: joined(evaluation.metrics, of('metrics')),
      redLines: joined(evaluation.redLines, of('redLines')),
    },
    controls: joined(own.controls, of('controls')),
    people: { ...people, experts: [...people.experts, ...of('experts').flat()] },
    law: [...new Set([...own.law, ...of('law').flat()])],
    buy: [...own.buy, ...of('buy').flat()],
    risks: joined(own.risks, of('risks')),
    ask: joined(own.ask, of('ask')),
    firstFortnight: joined(own.firstFortnight, of('firstFortnight')),
    sources: [...own.sources, ...of('sources').flat()],
  }
  const alsoAsked = filled.flatMap(({ module, words }) =>
    words === undefined ? [] : module.parts.map(({ part, by, how }) => ({ id: module.id, part, by, how, words })),
  )
  return { blueprint, alsoAsked }
}
