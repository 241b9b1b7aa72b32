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

/** Whether a blueprint's stages and parts take in something of what the team has. Yes where it is not known what they have. */
export function takesIn({ pipeline, parts }: Blueprint, facts: Facts): boolean {
  const had = Object.keys(facts).filter((fact) => fact.startsWith('modality.') && facts[fact] === 'yes')
  const taken = new Set([
    ...pipeline.flatMap(({ kind }) => BY_STAGE[kind] ?? []),
    ...parts.flatMap(({ by }) => BY_TECHNIQUE[by] ?? []),
  ])
  return had.length === 0 || had.some((fact) => taken.has(fact.slice('modality.'.length)))
}
