import { findModel } from '../../knowledge/find.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { sizeInName } from '../architecture/size-in-name.ts'
import { assume } from '../assume.ts'
import type { Draft } from '../draft.ts'
import { BadQuery, optionalNumber, optionalText, type Query } from '../fields.ts'

/** A small model: what it is called, and its size in billions of parameters; `guessed` when nobody said. */
export type SmallModel = { readonly name: string; readonly paramsB: number; readonly guessed: boolean }

/** The model of a query: `paramsB`, else the facts, else the size in its name, else `usualB`. */
export function smallModelOf(query: Query, knowledge: Knowledge, usualB: number): SmallModel {
  const name = optionalText(query, 'model') ?? ''
  const given = optionalNumber(query, 'paramsB', { max: 10_000 })
  if (name === '' && given === undefined)
    throw new BadQuery('missing', 'model', 'model is missing: name the model, or give paramsB, its size in billions.')
  const known = given ?? (listed(name, knowledge) || sizeInName(name)?.paramsB || findModel(knowledge, name)?.paramsB)
  return { name, paramsB: known ?? usualB, guessed: known === undefined }
}

/** Puts the model into the answer. */
export function noteSmallModel(draft: Draft, model: SmallModel): void {
  if (model.name !== '') draft.query.model = model.name
  draft.query.paramsB = model.paramsB
  if (model.guessed)
    assume(
      draft,
      'usual-size',
      () => `The size of ${model.name} is not known, so ${model.paramsB} billion parameters are assumed.`,
      {
        short: `${model.paramsB} billion parameters`,
        hint: 'Give paramsB.',
      },
    )
}

const sizes = new WeakMap<Knowledge, ReadonlyMap<string, number>>()

/** The size of a model of the shortlist, by its name with or without the vendor. */
function listed(name: string, knowledge: Knowledge): number | undefined {
  let known = sizes.get(knowledge)
  if (known === undefined) {
    known = new Map(
      knowledge.shortlist.flatMap(({ id, paramsB }) => (paramsB === undefined ? [] : [[plain(id), paramsB] as const])),
    )
    sizes.set(knowledge, known)
  }
  return known.get(plain(name))
}

const plain = (name: string): string => (name.split('/').at(-1) ?? name).toLowerCase().replace(/[^a-z0-9]+/g, '')
