import type { Knowledge } from '../../knowledge/knowledge.ts'
import { optionalChoice, optionalText, type Query } from '../fields.ts'
import { family, firstWord } from './encoder-case.ts'
import { type Machine, machineOf } from './machine.ts'
import type { RateCase } from './measured-rate.ts'
import { type SmallModel, smallModelOf } from './model-size.ts'

export type SpeechJob = {
  readonly task: 'recognize' | 'synthesize'
  readonly model: SmallModel
  readonly machine: Machine
  readonly batched: boolean
  readonly rate: RateCase
}

/** How a recognizer writes: a word about speed more than anything else. */
type Way = 'ctc' | 'transducer' | 'language-model' | 'encoder-decoder' | 'synthesis'

/** Reads a speech query; the rate is in seconds of audio a second. */
export function speechJobOf(query: Query, knowledge: Knowledge): SpeechJob {
  const task = optionalChoice(query, 'task', ['recognize', 'synthesize']) ?? 'recognize'
  const model = smallModelOf(query, knowledge, task === 'recognize' ? 0.8 : 0.1)
  const machine = machineOf(query, knowledge)
  const engine = (optionalText(query, 'engine') ?? '').toLowerCase()
  const way = task === 'synthesize' ? 'synthesis' : wayOf(model)
  const cpu = machine.accelerator === undefined
  // Published figures without an engine are of many clips at once.
  const batched = task === 'recognize' && (engine === '' ? !cpu : /batch/.test(engine))
  const fast = /parakeet|fastconformer|flash|conformer_(ctc|transducer)/i.test(model.name)
  const reference = /^openai/.test(engine)
  return {
    task,
    model,
    machine,
    batched,
    rate: {
      factors: [
        ['audio seconds a second', 1, 0],
        ['size', Math.log(model.paramsB / 0.6), -0.5],
        ['peak rate', Math.log(machine.peak / 100), 0.6],
        ['on processors', cpu ? 1 : 0, 0],
        ['many clips at once', batched ? 1 : 0, 1.2],
        ['CTC', way === 'ctc' ? 1 : 0, 0.5],
        ['transducer', way === 'transducer' ? 1 : 0, 1],
        ['a language model writes', way === 'language-model' ? 1 : 0, -0.3],
        ['synthesis', way === 'synthesis' ? 1 : 0, 0],
        ['size of a voice', way === 'synthesis' ? Math.log(model.paramsB / 0.1) : 0, -0.6],
        ['eightfold downsampling', fast ? 1 : 0, 1],
        ['8 bits', /int8/.test(engine) ? 1 : 0, 0.2],
        ['reference program', reference ? 1 : 0, -0.7],
      ],
      place: {
        numbers: [Math.log2(model.paramsB), Math.log2(machine.peak)],
        words: [family(model.name), way, cpu ? 'cpu' : (machine.accelerator?.key ?? ''), firstWord(engine)],
      },
    },
  }
}

function wayOf({ name, paramsB }: SmallModel): Way {
  const text = name.toLowerCase()
  if (/ctc|wav2vec|hubert|data2vec|mms-|wavlm/.test(text)) return 'ctc'
  if (/transducer|tdt|rnnt|zipformer/.test(text)) return 'transducer'
  if (/llm|qwen|voxtral|granite|llama|glm|ultravox|phi|gemma/.test(text) || paramsB > 2.2) return 'language-model'
  return 'encoder-decoder'
}
