import type { Knowledge, Model } from '../knowledge/knowledge.ts'

/** A model's name taken apart: `Meta-Llama-3.1-70B` is llama, 3.1, 70. */
export type NamedModel = {
  readonly family: string
  readonly version: string | undefined
  readonly sizeB: number
  readonly variant: string
  readonly model: Model
}

/** What the words of a question are looked up in. Built once for a Knowledge and kept with it. */
export type Lexicon = {
  readonly models: readonly NamedModel[]
  readonly families: ReadonlyMap<string, readonly NamedModel[]>
  /** Longest first, for one alternation. */
  readonly familyPattern: RegExp
  readonly apiModels: readonly { readonly words: string; readonly model: string }[]
}

/** Spellings of families that names in the wild use, and families that we have no architecture for but that are models nonetheless. */
const SPELLINGS: Readonly<Record<string, string>> = {
  'code[\\s-]?llama': 'codellama',
  'tiny[\\s-]?llama': 'tinyllama',
  'open[\\s_-]?llama': 'openllama',
  opellama: 'openllama',
  lama: 'llama',
  llamma: 'llama',
  'l[la]ama': 'llama',
  mixtrel: 'mixtral',
  mistrel: 'mistral',
  'deep[\\s-]?seek': 'deepseek',
  'gpt[\\s-]?neox?': 'gptneox',
  'gpt[\\s-]?j': 'gptj',
  'gpt[\\s-]?oss': 'gptoss',
  'star[\\s-]?coder': 'starcoder',
  'command[\\s-]?r': 'commandr',
  vincua: 'vicuna',
  vicunna: 'vicuna',
  alapca: 'alpaca',
  'chat[\\s-]?glm': 'chatglm',
  'intern[\\s-]?lm': 'internlm',
  'wizard[\\s-]?(?:lm|coder|math)': 'wizardlm',
  'modern[\\s-]?bert': 'modernbert',
  'distil[\\s-]?bert': 'distilbert',
  'mini[\\s-]?lm': 'minilm',
  'flan[\\s-]?t5': 'flan-t5',
  'stable[\\s-]?lm': 'stablelm',
  'small[\\s-]?lm': 'smollm',
  'mini[\\s-]?max': 'minimax',
}
const OTHER_FAMILIES =
  'llava alpaca chatglm baichuan internlm wizardlm orca dolly guanaco koala zephyr solar nanogpt rwkv mamba jamba dbrx arctic granite aya exaone hunyuan ernie palm chinchilla gopher opt galactica cogvlm minigpt whisper medusa phi gpt bloom claude gemini chatgpt o1 o3 haiku sonnet opus cerebras xgen codestral pixtral devstral magistral ministral molmo internvl minicpm nanochat deepseekcoder'.split(
    ' ',
  )

const kept = new WeakMap<Knowledge, Lexicon>()

export function lexicon(knowledge: Knowledge): Lexicon {
  const before = kept.get(knowledge)
  if (before) return before
  const models = knowledge.models.map(takeApart)
  const families = new Map<string, NamedModel[]>()
  for (const named of models) families.set(named.family, [...(families.get(named.family) ?? []), named])
  const names = [...new Set([...families.keys(), ...OTHER_FAMILIES])]
    .sort((a, b) => b.length - a.length)
    .map(escapeRegExp)
  const words = [...Object.keys(SPELLINGS), ...names].join('|')
  const built: Lexicon = {
    models,
    families,
    familyPattern: new RegExp(
      `(?<![a-z0-9])(?:[a-z]{2,12}[/_])?(${words})(?![a-jln-qs-uw-z]|[kmr](?!\\d))(?:[\\s_-]?((?:v\\s?)?\\d{1,2}(?:[._]\\d{1,2})?|[rkm]\\d(?:\\.\\d)?)(?![\\d.]*\\s?[bm](?![a-z])|\\d|[x*]\\d|\\s*[x*]\\s*\\d|k\\b|[\\s-]*(?:bit|gpu|gb|card|day|hour|epoch|a100|h100)|\\s+(?:rtx|gtx|nvidia|a\\d|h\\d|[345]0\\d0)))?`,
      'gu',
    ),
    apiModels: knowledge.prices
      .map((price) => ({ words: price.model.toLowerCase().replace(/[^a-z0-9.]+/gu, '-'), model: price.model }))
      .sort((a, b) => b.words.length - a.words.length),
  }
  kept.set(knowledge, built)
  return built
}

/** The family's usual name for a spelling found by `familyPattern`. */
export function familyOf(spelling: string): string {
  const plain = spelling.toLowerCase()
  for (const [pattern, family] of Object.entries(SPELLINGS))
    if (new RegExp(`^(?:${pattern})$`, 'u').test(plain)) return family
  return plain
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')

/** Names that the general shape `family[-version][-size]` does not fit. */
const ODD: readonly (readonly [RegExp, string, string?])[] = [
  [/gpt-oss/u, 'gptoss'],
  [/gpt-neox/u, 'gptneox'],
  [/gpt-j/u, 'gptj'],
  [/flan-t5/u, 'flan-t5'],
  [/minilm/u, 'minilm'],
  [/^e5-/u, 'e5'],
  [/command-r/u, 'commandr'],
  [/open_llama/u, 'openllama'],
  [/mt-nlg/u, 'mt-nlg'],
  [/deepseek-coder/u, 'deepseekcoder'],
  [/deepseek-r1/u, 'deepseek', 'r1'],
  [/kimi-k3/u, 'kimi', 'k3'],
  [/kimi-k2\.5/u, 'kimi', 'k2.5'],
  [/kimi-k2/u, 'kimi', 'k2'],
  [/minimax-m2\.5/u, 'minimax', 'm2.5'],
  [/minimax-m3/u, 'minimax', 'm3'],
  [/^step-3/u, 'step-3.7'],
  [/nemotron/u, 'nemotron'],
  [/bge-m3/u, 'bge-m3'],
  [/phi-3\.5-moe/u, 'phi', '3.5'],
  [/^(?:bert|roberta|distilbert)-/u, ''],
]

const NOISE = /\b(?:meta|nvidia|hf|v0|instruct|base|chat|it|bf16|uncased|cased|v1|intermediate|step|alpha)\b/gu

function takeApart(model: Model): NamedModel {
  const name = (model.name.split('/').at(-1) ?? model.name).toLowerCase()
  const match =
    /^(?:meta-|nvidia-|c4ai-)?([a-z_-]*?(?:t5)?[a-z]*)[\s_-]?v?(\d{1,2}(?:[._]\d{1,2})?)?(?![\dx]*b)(?:[-_]|$)/u.exec(
      name,
    )
  const odd = ODD.find(([is]) => is.test(name))
  if (odd?.[1])
    return { family: odd[1], version: odd[2], sizeB: sizeOf(name, model), variant: name.replace(NOISE, ' '), model }
  // `mistral-nemo` is a Mistral; what follows the first word is a variant.
  const first = (match?.[1] ?? name).replace(/[-_]+$/u, '').split('-')[0] ?? name
  const family = familyOf(first === '' ? name : first)
  return {
    family,
    version: match?.[2]?.replace('_', '.'),
    sizeB: sizeOf(name, model),
    variant: name.replace(NOISE, ' '),
    model,
  }
}

/** The size in the name, in billions; a mixture's `8x7b` and `17b-128e` say no total, so there the parameters count. */
function sizeOf(name: string, model: Model): number {
  if (/\d+x\d|-\d+e\b/u.test(name)) return model.paramsB
  const size = /(?<![\da-z.])(\d+(?:\.\d+)?)([bm])(?![a-z])/u.exec(name)
  return size ? Number(size[1]) / (size[2] === 'm' ? 1000 : 1) : model.paramsB
}
