import type { Knowledge } from '../../knowledge/knowledge.ts'
import { optionalNumber, optionalText, type Query } from '../fields.ts'
import { bodyOf } from './encoder-body.ts'
import { type Machine, machineOf } from './machine.ts'
import type { RateCase } from './measured-rate.ts'
import { type SmallModel, smallModelOf } from './model-size.ts'

export type EncoderJob = {
  readonly model: SmallModel
  readonly machine: Machine
  readonly textTokens: number
  readonly batch: number | undefined
  readonly rate: RateCase
}

/** Tokens of a text where nobody said: a short paragraph. An assumption. */
export const USUAL_TEXT = 128

/** Reads an encoder query; the rate is in tokens a second. */
export function encoderJobOf(query: Query, knowledge: Knowledge): EncoderJob {
  const model = smallModelOf(query, knowledge, 0.11)
  const body = bodyOf(model)
  const machine = machineOf(query, knowledge)
  const textTokens = optionalNumber(query, 'textTokens', { max: 1e6 }) ?? USUAL_TEXT
  const batch = optionalNumber(query, 'batch', { min: 1, max: 1e6 })
  const engine = (optionalText(query, 'engine') ?? '').toLowerCase()
  const cpu = machine.accelerator === undefined
  const pair = /rerank|cross-?encoder|ms-?marco-(?!.*dot)/i.test(model.name)
  const single = batch === 1 || /\bsingle\b/.test(engine)
  const narrow = /int8|\bq[458]/.test(`${engine} ${model.name.toLowerCase()}`)
  const modern = /modern|granite.*r2|ettin|flash/i.test(`${model.name} ${engine}`)
  const candle = cpu && /candle|text-embeddings-inference/.test(engine)
  return {
    model,
    machine,
    textTokens,
    batch,
    rate: {
      factors: [
        ['tokens a second', 1, 0],
        ['size without embeddings', Math.log(body / 0.1), -0.9],
        ['peak rate', Math.log(machine.peak / 100), 0.8],
        ['on processors', cpu ? 1 : 0, 0],
        ['one text at a time', single && cpu ? 1 : 0, -0.7],
        ['one text at a time on a card', single && !cpu ? 1 : 0, -4],
        ['a faster card does not help one text', single && !cpu ? -Math.log(machine.peak / 65) : 0, 0.8],
        ['pairs to rank', pair ? 1 : 0, -0.5],
        ['8 bits', cpu && narrow ? 1 : 0, 0.5],
        ['PyTorch on processors', cpu && /torch/.test(engine) ? 1 : 0, -0.6],
        ['ONNX on a card', !cpu && /onnx/.test(engine) ? 1 : 0, -1.5],
        ['no padding', !cpu && modern ? 1 : 0, 0.5],
        ['candle', candle ? 1 : 0, -1.5],
      ],
      place: {
        numbers: [Math.log2(body), Math.log2(machine.peak)],
        words: [
          family(model.name),
          cpu ? 'cpu' : (machine.accelerator?.key ?? ''),
          firstWord(engine),
          pair ? 'pair' : '',
        ],
      },
    },
  }
}

/** The first word of a model's name without its vendor: models of one family share code and shape. */
export function family(name: string): string {
  return /[a-z]+/.exec((name.split('/').at(-1) ?? name).toLowerCase())?.[0] ?? ''
}

export const firstWord = (text: string): string => /[a-z][a-z.-]*/.exec(text.toLowerCase())?.[0] ?? ''
