import type { Facts } from '../../rules/rule-book.ts'
import type { ChosenBlueprint } from '../choose.ts'
import { evaluate, type FactValues, parseExpression } from '../expression.ts'
import { fillBlueprint, fillTexts } from '../fill.ts'
import { withoutForeign } from '../foreign-rows.ts'
import type { Blueprint } from '../schema.ts'
import { reads } from '../takes-in.ts'
import { triedOf, withoutProducts } from '../tried-products.ts'
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
  /** It makes an input readable: it stands before the others. */
  readonly ahead?: true
  /** It is a wish for the result: it stands before what only belongs to the field. */
  readonly isWish?: true
}

/** A blueprint filled for one project, with what its modules add. Parts that words called for stand apart, in `alsoAsked`. */
export type Joined = { readonly blueprint: Blueprint; readonly alsoAsked: readonly AlsoAsked[] }

/** So many rows of a blueprint that knows this kind of project stand before those that the team's words called for; a general one gives way. */
const FIRST = 1

/** A module only adds: where all rows of a list are another trade's, it adds none. */
const NOTHING = {
  ...{ needs: [], traps: [], metrics: [], redLines: [], controls: [], experts: [], buy: [], risks: [], ask: [] },
  ...{ rejected: [], firstFortnight: [] },
}

/** Fills the leading blueprint and the modules with the project's facts and joins their lists. Pure. */
export function joinModules(
  { leading, general, isForeign, speaksOf, floor, said }: ChosenBlueprint,
  taken: readonly TakenModule[],
  values: FactValues,
  facts: Facts,
): Joined {
  const plain = floor && fillBlueprint(floor, values, facts)
  const own = asOften(withoutForeign(fillBlueprint(leading, values, facts), isForeign, plain), taken)
  const filled = taken
    .filter(({ isRead }) => !isRead)
    .map(({ loaded, words, share }) => {
      const heardShare = share ?? loaded.module.applies.share
      const heardFrom = share === undefined ? 'assumed' : 'by your words'
      const heard: FactValues = { ...values, heard: words, heardShare, heardFrom }
      const module = withoutForeign(fillTexts(loaded.module, loaded, heard, facts), isForeign, NOTHING)
      return { module: { ...module, pipeline: module.pipeline.map((stage) => counted(stage, heard)) }, words }
    })
  const stages = filled.flatMap(({ module }) => module.pipeline)
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
    parts: [
      ...own.parts.filter(({ asked }) => asked === undefined || speaksOf(asked)),
      ...filled.flatMap(({ module, words }) => (words === undefined ? module.parts : [])),
    ],
    rejected: [...own.rejected, ...of('rejected').flat()],
    pipeline: [...stages.filter(({ ahead }) => ahead), ...own.pipeline, ...stages.filter(({ ahead }) => !ahead)],
    data: { needs: joined(data.needs, of('needs')), traps: joined(data.traps, of('traps')) },
    evaluation: {
      ...evaluation,
      metrics: joined(evaluation.metrics, of('metrics')),
      redLines: joined(evaluation.redLines, of('redLines')),
    },
    controls: joined(own.controls, of('controls')),
    people: { ...people, experts: [...people.experts, ...of('experts').flat()] },
    law: [...new Set([...own.law, ...of('law').flat()])],
    ...untried([...own.buy, ...of('buy').flat()], own.buyTest, said),
    risks: joined(own.risks, of('risks')),
    ask: joined(own.ask, of('ask')),
    firstFortnight: joined(own.firstFortnight, of('firstFortnight')),
    sources: [...own.sources, ...of('sources').flat()],
  }
  const alsoAsked = filled.flatMap(({ module, words }) =>
    words === undefined
      ? []
      : module.parts.map(({ part, by, how }) => ({
          id: module.id,
          part,
          by,
          how,
          words,
          ...(module.applies.reads !== undefined && { ahead: true as const }),
          ...(module.applies.asWish && { isWish: true as const }),
        })),
  )
  return { blueprint, alsoAsked }
}

/** What the team has tried is no product to ask again: what it did is the mark for the others. */
function untried(buy: Blueprint['buy'], buyTest: string, said: string): Pick<Blueprint, 'buy' | 'buyTest'> {
  const gone = buy.flatMap(({ name, free }) => (free ? [] : triedOf(name, said)))
  if (gone.length === 0) return { buy, buyTest }
  return {
    buy: buy.flatMap((product) => {
      const name = withoutProducts(product.name, gone)
      return name === undefined ? [] : [{ ...product, name }]
    }),
    buyTest: `You tried ${gone.join(', ')}: the same cases are the first test, and what it found is the mark to beat. ${buyTest}`,
  }
}

/** The blueprint's own stages for an input run for the share of the cases that the words are told of. */
function asOften(own: Blueprint, taken: readonly TakenModule[]): Blueprint {
  const told = taken.filter(({ isRead, share }) => isRead && share !== undefined)
  const pipeline = own.pipeline.map((stage) => {
    const share = told.find(({ loaded: { module } }) => reads(stage.kind, module.applies.reads ?? ''))?.share
    return share === undefined || stage.calls !== 1 ? stage : { ...stage, calls: share }
  })
  return { ...own, pipeline }
}

/** How often a case calls a stage, by what is known of the words that called for it: nobody else knows it. */
function counted(stage: Blueprint['pipeline'][number], heard: FactValues): Blueprint['pipeline'][number] {
  const calls = typeof stage.calls === 'string' ? evaluate(parseExpression(stage.calls), heard) : undefined
  return typeof calls === 'number' && calls > 0 ? { ...stage, calls } : stage
}
