import { findModel } from '../../knowledge/find.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Shortlisted } from '../../knowledge/market/shortlist.ts'
import { bandOf } from '../models/band.ts'
import type { Workload } from '../workload.ts'
import { type Choice, uses } from './choice.ts'

/** What a plan sizes: the fields of a size query that name the model, and its name in words. */
export type Subject = { readonly query: Readonly<Record<string, unknown>>; readonly name: string }

/** Tokens for each parameter that use training compute best (Chinchilla). */
const TOKENS_PER_PARAMETER = 20

/**
 * The model that stands for the decisions. A model trained from scratch has the size that its tokens deserve, within
 * the chosen class; any other is a well-known open one. Undefined where no model is used.
 */
export function subjectOf(choice: Choice, workload: Workload, knowledge: Knowledge): Subject | undefined {
  const bounds = bandOf(choice.size)
  if (uses(choice, 'from-scratch') && bounds !== undefined) {
    const deserved = workload.corpusTokens.value / TOKENS_PER_PARAMETER / 1e9
    return ofSize(choice, Math.min(Math.max(deserved, bounds[0]), bounds[1]))
  }
  const known = knowledge.shortlist.find(({ id }) => id === choice.model)
  return known === undefined ? exampleSubject(choice) : shortlistedSubject(known, choice, knowledge)
}

/** The example of the class alone, whatever the tokens: what the figures for the rules are defined by. */
export function exampleSubject(choice: Choice): Subject | undefined {
  if (choice.model !== undefined) return { query: { model: choice.model }, name: choice.model }
  const bounds = bandOf(choice.size)
  if (bounds === undefined || choice.family === 'none') return undefined
  return ofSize(choice, Math.sqrt(bounds[0] * bounds[1]))
}

/** A model of the shortlist: by its architecture where that is known, else by its size. */
export function shortlistedSubject(model: Shortlisted, choice: Choice, knowledge: Knowledge): Subject {
  const name = model.id.replace(/^.*\//u, '')
  const { paramsB, activeParamsB } = model
  if (findModel(knowledge, model.id) !== undefined) return { query: { model: model.id }, name }
  const sparse = activeParamsB !== undefined && activeParamsB !== paramsB ? { activeParamsB } : {}
  return {
    query: { model: model.id, paramsB, ...sparse, ...(choice.family === 'encoder' ? { encoder: true } : {}) },
    name,
  }
}

function ofSize(choice: Choice, billions: number): Subject {
  const paramsB = Number(billions.toPrecision(2))
  return {
    query: { paramsB, ...(choice.family === 'encoder' ? { encoder: true } : {}) },
    name: `a model of ${paramsB} billion parameters`,
  }
}
