import type { Facts } from '../rules/rule-book.ts'
import type { Blueprint } from './schema.ts'

type Kind = Blueprint['pipeline'][number]['kind']
type Technique = Blueprint['parts'][number]['by']

/** What a stage or a technique takes in, as options of `modality`. */
const BY_STAGE: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  generate: ['text', 'code'],
  classify: ['text'],
  embed: ['text'],
  rerank: ['text'],
  search: ['text'],
  translate: ['text'],
  'recognize-speech': ['speech'],
  telephony: ['speech'],
  ocr: ['scans', 'images'],
  vision: ['images', 'video', 'scans'],
  tabular: ['tables', 'sensor'],
  forecast: ['tables', 'sensor'],
  solve: ['tables'],
}
const BY_TECHNIQUE: Readonly<Partial<Record<Technique, readonly string[]>>> = {
  speech: ['speech'],
  vision: ['images', 'video', 'scans'],
  classical: ['tables', 'sensor'],
}

/** Whether a stage reads an input, an option of `modality`. */
export const reads = (kind: Kind, input: string): boolean => BY_STAGE[kind]?.includes(input) === true

/** What each blueprint's stages and parts take in: a choice looks at all of them. */
const known = new WeakMap<Blueprint, ReadonlySet<string>>()

function takenBy(blueprint: Blueprint): ReadonlySet<string> {
  const made = known.get(blueprint)
  if (made !== undefined) return made
  const { pipeline, parts } = blueprint
  const taken = new Set([
    ...pipeline.flatMap(({ kind }) => BY_STAGE[kind] ?? []),
    ...parts.flatMap(({ by }) => BY_TECHNIQUE[by] ?? []),
  ])
  known.set(blueprint, taken)
  return taken
}

/** The inputs that the team has, as options of `modality`. */
export const inputsOf = (facts: Facts): readonly string[] =>
  Object.keys(facts).flatMap((fact) =>
    fact.startsWith('modality.') && facts[fact] === 'yes' ? [fact.slice('modality.'.length)] : [],
  )

/** Whether a blueprint's stages and parts take in something of what the team has. Yes where it is not known what they have. */
export function takesIn(blueprint: Blueprint, inputs: readonly string[]): boolean {
  const taken = takenBy(blueprint)
  return inputs.length === 0 || inputs.some((input) => taken.has(input))
}
