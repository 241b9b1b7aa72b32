import type { DecisionSpec, RuleBook } from '../../rules/rule-book.ts'
import { spaced } from './spaced.ts'

/** A decision of the plan, and the option that was named with it ("why not fine-tuning?"). */
export type Subject = { readonly decision: string; readonly option?: string }

/** Everyday words for options and decisions. */
const SAID: readonly (readonly [RegExp, string, string?])[] = [
  [/\brag\b|\bretriev\w+|检索|知识库/u, 'training-option', 'rag'],
  [
    /\bfine-?\s?tun\w*|\bfinetun\w*|微调|微調|fein-?abstimm|ajuste fino|affinage|ファインチューニング/u,
    'training-option',
    'fine-tune',
  ],
  [/\bprompt\w*|提示词/u, 'training-option', 'prompt'],
  [/\bdistil\w*/u, 'training-option', 'distill'],
  [/\bfrom scratch|\bown (?:foundation )?model|\btrain(?:ing)? our own/u, 'training-option', 'from-scratch'],
  [/\bcontinued pre/u, 'training-option', 'continued-pretraining'],
  [/\bclassical|\bxgboost|\bregression/u, 'training-option', 'classical-ml'],
  [/\bq-?lora\b/u, 'adaptation', 'qlora'],
  [/\blora\b/u, 'adaptation', 'lora'],
  [/\bopenai|\b(?:chat)?gpt|\bclaude|\bgemini|\bcopilot|\bvendor|\bapi\b/u, 'serving', 'vendor-api'],
  [/\bself-?host\w*|\bown (?:gpus?|servers?)|\bown hardware/u, 'serving', 'self-hosted-gpu'],
  [/\bon[- ]device|\bphones?\b/u, 'serving', 'on-device'],
  [/\bcpus?\b/u, 'serving', 'self-hosted-cpu'],
  [/\bencoder-decoder|\bt5\b|\bseq2seq/u, 'model-family', 'encoder-decoder'],
  [/\bencoder|\bbert\b/u, 'model-family', 'encoder'],
  [/\bdecoder|\bgpt-like/u, 'model-family', 'decoder'],
  [/\bint4|\b4[- ]?bit/u, 'precision', 'int4'],
  [/\bint8|\b8[- ]?bit/u, 'precision', 'int8'],
  [/\bfp8/u, 'precision', 'fp8'],
  [/\bfsdp|\bzero\b/u, 'parallelism', 'fsdp'],
  [/\bddp\b/u, 'parallelism', 'ddp'],
  [/\b(?:smaller|bigger|larger) model|\bmodel size|\bthat (?:big|small|large)|\bsize of (?:the )?model/u, 'model-size'],
  [/\bhost\w*|\bserv\w+/u, 'serving'],
  [/\b(?:this|that|your) (?:approach|way|technique|solution|method)\b/u, 'training-option'],
  [/\bno ai\b|\bnot (?:use )?ai\b|\bai at all|\bpilot\b/u, 'ai-fit'],
  [/\bquanti[sz]\w+|\bprecision/u, 'precision'],
]

/** The decision that a text is about, if the book has it. */
export function findDecision(text: string, book: RuleBook): Subject | undefined {
  const has = (id: string, option?: string) =>
    book.decisions.some(
      (one) => one.id === id && (option === undefined || one.options.some((each) => each.id === option)),
    )
  const said = SAID.find(([is, id, option]) => is.test(text) && has(id, option))
  if (said) return { decision: said[1], ...(said[2] ? { option: said[2] } : {}) }
  const words = spaced(text)
  for (const decision of book.decisions) {
    const option = decision.options.find((one) => one.id.length > 3 && words.includes(spaced(one.id)))
    if (option) return { decision: decision.id, option: option.id }
  }
  const named = book.decisions.find((one) => titles(one).some((title) => words.includes(spaced(title))))
  return named ? { decision: named.id } : undefined
}

const titles = (decision: DecisionSpec): readonly string[] => [decision.title, decision.id]
