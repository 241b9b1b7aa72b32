import { findModel } from '../../knowledge/find.ts'
import type { Knowledge, Model } from '../../knowledge/knowledge.ts'
import { BadQuery, optionalFlag, optionalNumber, optionalText, type Query } from '../fields.ts'
import { parameterCount } from './parameter-count.ts'
import { sizeInName } from './size-in-name.ts'
import { typicalShape } from './typical-shape.ts'

/** What the formulas need to know of a model. Counts are plain numbers; 0 experts means a dense model. */
export type Shape = {
  readonly label: string
  readonly family: Model['family']
  readonly params: number
  readonly activeParams: number
  readonly layers: number
  readonly decoderLayers: number
  readonly hidden: number
  readonly heads: number
  readonly kvHeads: number
  readonly headDim: number
  readonly intermediate: number
  readonly vocab: number
  readonly contextTokens: number
  readonly gatedMlp: boolean
  readonly tiedEmbeddings: boolean
  readonly experts: number
  readonly expertsPerToken: number
  readonly expertIntermediate: number
  readonly kvLoraRank: number
  readonly ropeHeadDim: number
  readonly slidingWindow: number
  readonly fullAttentionLayers: number
  readonly attentionLayers: number
  /** known: the architecture is in the knowledge or given whole. size: only the number of parameters is known. */
  readonly certainty: 'known' | 'size'
  readonly source: string
  /** Date of release, or empty. */
  readonly released: string
}

const SIZE = { max: 1e5 }
const known = new WeakMap<Model, Shape>()

/** The shape that a query means, by `model`, by architecture fields, or by `paramsB` alone; a fault says what is missing. */
export function shapeOf(query: Query, knowledge: Knowledge): Shape {
  const name = optionalText(query, 'model')
  const model = name === undefined ? undefined : findModel(knowledge, name)
  const paramsB = optionalNumber(query, 'paramsB', SIZE)
  const activeParamsB = optionalNumber(query, 'activeParamsB', SIZE)
  if (paramsB !== undefined && activeParamsB !== undefined && activeParamsB > paramsB) {
    throw new BadQuery(
      'contradiction',
      'activeParamsB',
      `activeParamsB (${activeParamsB}) cannot be more than paramsB (${paramsB}).`,
    )
  }
  if (model !== undefined) {
    if (paramsB !== undefined && (paramsB > model.paramsB * 1.5 || paramsB < model.paramsB / 1.5)) {
      throw new BadQuery(
        'contradiction',
        'paramsB',
        `${model.name} has ${model.paramsB} billion parameters, but paramsB says ${paramsB}. Leave one of the two out.`,
      )
    }
    return shapeOfModel(model)
  }
  return shapeOfFields(query, name, paramsB, activeParamsB)
}

/** The shape of a model of the knowledge; made once for each. */
function shapeOfModel(model: Model): Shape {
  const made = known.get(model)
  if (made !== undefined) return made
  const shape: Shape = {
    label: model.name.slice(model.name.indexOf('/') + 1),
    family: model.family,
    params: model.paramsB * 1e9,
    activeParams: model.activeParamsB * 1e9,
    layers: model.layers,
    decoderLayers: model.decoderLayers ?? 0,
    hidden: model.hidden,
    heads: model.heads,
    kvHeads: model.kvHeads,
    headDim: model.headDim,
    intermediate: model.intermediate,
    vocab: model.vocab,
    contextTokens: model.contextTokens,
    gatedMlp: model.gatedMlp,
    tiedEmbeddings: model.tiedEmbeddings,
    experts: model.experts ?? 0,
    expertsPerToken: model.expertsPerToken ?? 0,
    expertIntermediate: model.expertIntermediate ?? 0,
    kvLoraRank: model.kvLoraRank ?? 0,
    ropeHeadDim: model.ropeHeadDim ?? 0,
    slidingWindow: model.slidingWindow ?? 0,
    fullAttentionLayers: model.fullAttentionLayers ?? model.layers,
    attentionLayers: model.attentionLayers ?? model.layers,
    certainty: 'known',
    source: model.source,
    released: model.released ?? '',
  }
  known.set(model, shape)
  return shape
}

function shapeOfFields(
  query: Query,
  name: string | undefined,
  givenB: number | undefined,
  givenActiveB: number | undefined,
): Shape {
  const size = (field: string) => optionalNumber(query, field, { min: 1, max: 1e7, whole: true })
  const layers = size('layers')
  const hidden = size('hidden')
  const heads = size('heads')
  const headDim = size('headDim') ?? (hidden !== undefined && heads !== undefined ? hidden / heads : undefined)
  const vocab = size('vocab')
  const intermediate = size('intermediate')
  const experts = size('experts') ?? 0
  const expertsPerToken = size('expertsPerToken') ?? (experts > 0 ? 2 : 0)
  const kvHeads = size('kvHeads')
  if (heads !== undefined && kvHeads !== undefined && kvHeads > heads) {
    throw new BadQuery('contradiction', 'kvHeads', `kvHeads (${kvHeads}) cannot be more than heads (${heads}).`)
  }
  if (expertsPerToken > Math.max(experts, 0) && experts > 0) {
    throw new BadQuery(
      'contradiction',
      'expertsPerToken',
      `expertsPerToken (${expertsPerToken}) cannot be more than experts (${experts}).`,
    )
  }
  const gatedMlp = optionalFlag(query, 'gatedMlp') ?? true
  const tiedEmbeddings = optionalFlag(query, 'tiedEmbeddings') ?? false
  const named = name === undefined ? undefined : sizeInName(name)
  const whole = layers !== undefined && hidden !== undefined && heads !== undefined && intermediate !== undefined
  let paramsB = givenB ?? named?.paramsB
  let activeParamsB = givenActiveB ?? (givenB === undefined ? named?.activeParamsB : undefined)
  if (paramsB === undefined && whole) {
    const count = parameterCount({
      layers,
      hidden,
      heads,
      kvHeads: kvHeads ?? heads,
      headDim: headDim ?? 128,
      intermediate,
      vocab: vocab ?? 32000,
      gatedMlp,
      tiedEmbeddings,
      experts,
      expertsPerToken,
      expertIntermediate: intermediate,
    })
    paramsB = count.total / 1e9
    activeParamsB ??= count.active / 1e9
  }
  if (paramsB === undefined) throw unknownModel(name)
  activeParamsB = Math.min(activeParamsB ?? paramsB, paramsB)
  const sparse = activeParamsB < 0.9 * paramsB
  const typical = typicalShape(sparse ? Math.min(activeParamsB * 1.5, paramsB) : activeParamsB)
  const width = hidden ?? typical.hidden
  const depth = layers ?? typical.layers
  const size1 = headDim ?? typical.headDim
  const queryHeads = heads ?? Math.max(1, Math.round(width / size1))
  const words = vocab ?? (paramsB < 0.5 ? 50000 : 128000)
  const expertCount = experts > 0 ? experts : sparse ? 64 : 0
  const perToken = experts > 0 ? expertsPerToken : sparse ? Math.max(1, Math.round((64 * activeParamsB) / paramsB)) : 0
  // A usual MLP is 3.5 times as wide as the model (4 times without a gate); experts share that width among those that are chosen.
  const mlp = Math.round(((gatedMlp ? 3.5 : 4) * width) / Math.max(1, perToken))
  const encoder = optionalFlag(query, 'encoder') ?? false
  return {
    label: name ?? `a model of ${Number(paramsB.toPrecision(4))} B parameters`,
    family: encoder ? 'encoder' : 'decoder',
    params: paramsB * 1e9,
    activeParams: activeParamsB * 1e9,
    layers: depth,
    decoderLayers: 0,
    hidden: width,
    heads: queryHeads,
    kvHeads: kvHeads ?? Math.min(heads ?? typical.kvHeads, queryHeads),
    headDim: size1,
    intermediate: intermediate ?? mlp,
    vocab: words,
    contextTokens: size('maxContextTokens') ?? 131072,
    gatedMlp,
    tiedEmbeddings,
    experts: expertCount,
    expertsPerToken: perToken,
    expertIntermediate: experts > 0 && intermediate !== undefined ? intermediate : mlp,
    kvLoraRank: 0,
    ropeHeadDim: 0,
    slidingWindow: 0,
    fullAttentionLayers: depth,
    attentionLayers: depth,
    certainty: whole ? 'known' : 'size',
    source: 'assumption',
    released: '',
  }
}

function unknownModel(name: string | undefined): BadQuery {
  if (name === undefined) {
    return new BadQuery(
      'missing',
      'model',
      'model is missing: name a model, or give paramsB (billions of parameters) or the architecture.',
    )
  }
  return new BadQuery(
    'unknown-model',
    'model',
    `The model "${name}" is not known, and its name contains no size: give paramsB (billions of parameters) too.`,
  )
}
