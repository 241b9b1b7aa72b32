import type { Knowledge } from '../knowledge/knowledge.ts'
import { nearest } from '../nearest.ts'
import { BadQuery, optionalChoice, optionalText, type Query } from './fields.ts'
import type { EstimateOptions, Figure, SizeAnswer, SizeFault } from './query.ts'
import { sizeCheapest } from './search/cheapest-query.ts'
import { CONFIGURATION_FIELDS, sizeConfiguration } from './search/configuration.ts'
import { NEED_FIELDS } from './search/machine-need.ts'
import { SERVING_COST_FIELDS, sizeApiCost, sizeServingCost } from './serving/cost.ts'
import { SERVING_MEMORY_FIELDS, sizeServingMemory } from './serving/memory.ts'
import { SERVING_SPEED_FIELDS, sizeServingSpeed } from './serving/speed.ts'
import { DOCUMENT_FIELDS, sizeDocument } from './small/document.ts'
import { ENCODER_FIELDS, sizeEncoder } from './small/encoder.ts'
import { PIPELINE_FIELDS, sizePipeline } from './small/pipeline.ts'
import { SPEECH_FIELDS, sizeSpeech } from './small/speech.ts'
import { CHECKPOINT_FIELDS, sizeCheckpoint } from './storage/checkpoint.ts'
import { DATA_SIZE_FIELDS, sizeData } from './storage/data-size.ts'
import { sizeVectorIndex, VECTOR_INDEX_FIELDS } from './storage/vector-index.ts'
import { sizeTrainingCompute, TRAINING_COMPUTE_FIELDS } from './training/compute.ts'
import { sizeTrainingMemory, TRAINING_MEMORY_FIELDS } from './training/memory.ts'
import { MODEL_FIELDS } from './unused-fields.ts'

type Kind = {
  readonly size: (query: Query, knowledge: Knowledge, options: EstimateOptions) => SizeAnswer
  /** What it reads of a query, besides the model's fields. */
  readonly fields: readonly string[]
}

/** A kind that also finds its machines: `find: "cheapest"`. `ofFound` answers the rest of the query on the machines found. */
const serving = (size: Kind['size'], fields: readonly string[], ofFound = size): Kind => ({
  size: (query, knowledge, options) =>
    optionalChoice(query, 'find', ['cheapest']) === undefined
      ? size(query, knowledge, options)
      : sizeCheapest(query, ofFound, knowledge, options),
  fields: [...fields, ...NEED_FIELDS],
})

const KINDS: Readonly<Record<string, Kind>> = {
  'training-compute': { size: sizeTrainingCompute, fields: TRAINING_COMPUTE_FIELDS },
  'training-memory': { size: sizeTrainingMemory, fields: TRAINING_MEMORY_FIELDS },
  'serving-memory': serving(sizeServingMemory, SERVING_MEMORY_FIELDS),
  'serving-speed': serving(sizeServingSpeed, SERVING_SPEED_FIELDS),
  'serving-cost': serving(sizeServingCost, SERVING_COST_FIELDS, sizeApiCost),
  'data-size': { size: sizeData, fields: DATA_SIZE_FIELDS },
  'vector-index': { size: sizeVectorIndex, fields: VECTOR_INDEX_FIELDS },
  checkpoint: { size: sizeCheckpoint, fields: CHECKPOINT_FIELDS },
  'encoder-speed': { size: sizeEncoder, fields: ENCODER_FIELDS },
  speech: { size: sizeSpeech, fields: SPEECH_FIELDS },
  document: { size: sizeDocument, fields: DOCUMENT_FIELDS },
  pipeline: {
    size: (query, knowledge, options) => sizePipeline(query, knowledge, options, sizeStage),
    fields: PIPELINE_FIELDS,
  },
  configuration: { size: sizeConfiguration, fields: CONFIGURATION_FIELDS },
}
/** A stage is a query of its own; a pipeline in a pipeline is refused where stages are read. */
function sizeStage(query: Query, knowledge: Knowledge, options: EstimateOptions): SizeAnswer {
  const stage = ['encoder-speed', 'speech', 'document', 'serving-speed'].find((kind) => kind === query.kind)
  if (stage === undefined)
    throw new BadQuery(
      'bad-stage',
      'stages',
      'A stage has the kind encoder-speed, speech, document, serving-speed or service.',
    )
  return (KINDS[stage] as Kind).size(query, knowledge, options)
}

const KNOWN_FIELDS = new Set([...MODEL_FIELDS, ...Object.values(KINDS).flatMap(({ fields }) => fields)])

/** The kinds of query that `estimate` answers. */
export const kinds: readonly string[] = Object.keys(KINDS)

/**
 * Answers one size query. Pure: the same query and knowledge give the same answer. Never throws for a bad query; it gives
 * `{ error: { code, message, field } }` instead. Figures are ranges meant to hold the truth 80 % of the time.
 */
export function estimate(query: unknown, knowledge: Knowledge, options: EstimateOptions = {}): SizeAnswer | SizeFault {
  try {
    if (typeof query !== 'object' || query === null || Array.isArray(query)) {
      throw new BadQuery(
        'bad-query',
        undefined,
        'A query is an object such as {"kind": "serving-memory", "model": "llama 3 8b"}.',
      )
    }
    const fields = query as Query
    const kind = optionalText(fields, 'kind')
    const known = kind !== undefined && Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined
    if (known === undefined) {
      const code = kind === undefined ? 'missing' : 'unknown-kind'
      throw new BadQuery(code, 'kind', `kind must be one of ${kinds.join(', ')}.`)
    }
    checkFields(fields)
    const answer = known.size(fields, knowledge, options)
    checkFigures(answer)
    return answer
  } catch (error) {
    if (error instanceof BadQuery) return error.fault
    throw error
  }
}

/** A field that nothing knows but that is spelled almost like one was meant to be that one: left out, the figure would be another. */
function checkFields(query: Query): void {
  for (const field of Object.keys(query)) {
    if (KNOWN_FIELDS.has(field)) continue
    const meant = nearest(field, KNOWN_FIELDS)
    if (meant !== undefined)
      throw new BadQuery('unknown-field', field, `${field.slice(0, 40)} is not a field of size. Did you mean ${meant}?`)
  }
}

/** Inputs that are each allowed can still run over together; a figure that is no number must never leave the estimator. */
function checkFigures(answer: SizeAnswer): void {
  for (const name in answer.results) {
    const f = answer.results[name] as Figure
    if (
      Number.isFinite(f.value) &&
      Number.isFinite(f.low) &&
      Number.isFinite(f.high) &&
      f.low <= f.value &&
      f.value <= f.high
    )
      continue
    throw new BadQuery('out-of-range', undefined, `Together, these numbers give no finite ${name}. Check their units.`)
  }
}
