import type { Knowledge } from '../../knowledge/knowledge.ts'
import { optionalText, type Query } from '../fields.ts'
import { family, firstWord } from './encoder-case.ts'
import { type Machine, machineOf } from './machine.ts'
import type { RateCase } from './measured-rate.ts'
import { type SmallModel, smallModelOf } from './model-size.ts'

export type DocumentJob = { readonly model: SmallModel; readonly machine: Machine; readonly rate: RateCase }

/** Reads a document query; the rate is in pages a second. */
export function documentJobOf(query: Query, knowledge: Knowledge): DocumentJob {
  const machine = machineOf(query, knowledge)
  const text = `${optionalText(query, 'model') ?? ''} ${optionalText(query, 'engine') ?? ''}`.toLowerCase()
  const vision = /vlm|vision|deepseek|olmocr|qwen|dots|chandra|got-ocr|paddleocr-vl|nanonets|[-_]vl\b/.test(text)
  const model = smallModelOf(query, knowledge, vision ? 1 : 0.25)
  const cpu = machine.accelerator === undefined
  const bulk = /process|bulk|batch|concurren/.test(text)
  const single = /one page|single/.test(text)
  const reads = !vision && !/no ocr|without ocr|layout/.test(text)
  return {
    model,
    machine,
    rate: {
      factors: [
        ['pages a second', 1, 0],
        ['size', Math.log(model.paramsB / 0.25), -0.4],
        ['peak rate', Math.log(machine.peak / 100), 0.4],
        ['on processors', cpu ? 1 : 0, 0],
        ['a vision model writes', vision ? 1 : 0, -0.5],
        ['reads scanned text', reads ? 1 : 0, -1],
        ['many at once', bulk ? 1 : 0, 2],
        ['one page at a time', single ? 1 : 0, -1.5],
      ],
      place: {
        numbers: [Math.log2(model.paramsB), Math.log2(machine.peak)],
        words: [
          family(model.name),
          vision ? 'vision' : reads ? 'reads' : 'layout',
          firstWord(text.replace(family(text), '')),
        ],
      },
    },
  }
}
