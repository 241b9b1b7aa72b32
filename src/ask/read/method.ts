import type { Facts, Method } from '../facts.ts'

/** From the most to the least telling: a text about QLoRA that also says "run" is about QLoRA. */
const METHODS: readonly (readonly [Method, RegExp])[] = [
  [
    'qlora',
    /q-?lora|lora[\s_-]*(?:in |with )?4[\s_-]?bits?|4[\s_-]?bits?[\s_-]*(?:lora|fine-?\s?tun|peft)|lora_4bit|gptq fine-?\s?tun|bnb.{0,12}lora/u,
  ],
  [
    'lora',
    /8[\s_-]?bits?[\s_-]*(?:fine-?\s?tun|peft)|\b(?:train|tun)\w* (?:the |a |an |my )?lora\b|\b(?:do|lo|vera|pi|ado)ra\b(?![\s-]*(?:\d+b[\s-]*)?(?:models?\b|merged))|\bpeft\b|\badapters?\b|低秩/u,
  ],
  [
    'full',
    /\blora (?:or|vs\.?|versus|and|than) (?:a )?full\b|\bfull (?:or|vs\.?|versus|and) (?:q-?)?lora\b|^(?:(?:and|or|with|what about|how about) )*full\s*[?.!]*$|full[\s-]*(?:parameters?|params?|weights?|model|precision)?[\s-]*(?:fine-?\s?tun\w*|ft\b|sft|training|train\b|tuning)|fully[\s-]*fine|full[\s-]?ft\b|全量|全参|フルファインチューニング|ajuste completo|tuned ?\(full\)|vollständig\w* (?:fein|trainier)|all (?:the )?(?:weights|parameters)/u,
  ],
  ['grpo', /\bgrpo\b/u],
  ['ppo', /\bppo\b/u],
  ['dpo', /\bdpo\b/u],
  ['rlhf', /\brlhf\b/u],
  ['rl', /\brl\b[\s-]*(?:train|fine|tun|run)|reinforcement learning|reward model|强化学习/u],
  [
    'quantize',
    /\b(?:to|can i|how (?:to|do i|long)|need to|i|when|while|for|of)\b[^.?]{0,40}\bquanti[sz](?:e|ing)\b(?!\s*model)|^quanti[sz]|quanti[sz]ing|quanti[sz]ation (?:process|takes|of (?:a|the|this))|做量化|进行量化|量化(?:一个|模型)(?:需要|要)/u,
  ],
  [
    'finetune',
    /fine[\s-]*t[un]+n\w*|finetun\w*|\b(?:can|could|to|i|we) tune\b|\bsft\b|\bft\b|instruct(?:ion)?[\s-]*tun\w*|post-?train\w*|微调|微調|feintun\w*|fein-?abstimm\w*|nachtrainier\w*|ajust(?:e|ar) fino|afinar|affin(?:er|age)|ファインチューニング|追加学習|continu\w+ (?:pre)?train\w*/u,
  ],
  [
    'pretrain',
    /pre-?\s?train(?!ed)\w*|from scratch|\btrain(?:ing|s|ed)?\b(?!\s*(?:data|set|model)s?\b)|\btraining\b|预训练|預訓練|训练|訓練|trainier\w*|entren\w+|entraîn\w*|学習|対策学習/u,
  ],
  [
    'inference',
    /infer(?:ence|encing)?|\b(?:run|runs|running|ran)\b|deploy\w*|\bserv(?:e|ing|er|es)\b|\bhost(?:ing|ed)?\b|self-?host\w*|\bload(?:ing)?\b|generat\w+|chatbot|\blocal(?:ly)?\b|\buse\b.*\bmodel|推理|推論|部署|本地|跑|运行|加载|laufen|betreiben|ausführen|ejecutar|correr|desplegar|exécuter|faire tourner|déployer|動か|tokens?\/s|\btps\b|throughput|\bkv[\s_-]?cache|generate\.py|vllm|llama\.?cpp|ollama|\bgguf\b|tgi\b|sglang|exllama/u,
  ],
]

/** Training by preference or reward; sized alike. */
const REINFORCED: ReadonlySet<Method> = new Set(['rl', 'grpo', 'ppo', 'dpo', 'rlhf'])

/** Every method that the text names, the most telling first; a general word gives way to a special one that it accompanies. */
export function readMethods(text: string): readonly Method[] {
  const found = METHODS.filter(([, is]) => is.test(text)).map(([method]) => method)
  const tuned = found.some(
    (method) => method === 'qlora' || method === 'lora' || method === 'full' || REINFORCED.has(method),
  )
  return found.filter((method) => {
    if (method === 'lora' && found.includes('qlora') && !/\blora\b(?!_4bit)/u.test(text.replace(/q-?lora/gu, '')))
      return false
    if (method === 'finetune') return !tuned
    if (method === 'pretrain') return !tuned && !found.includes('finetune') && !found.includes('quantize')
    return true
  })
}

const FRAMEWORKS: readonly (readonly [string, RegExp])[] = [
  ['litgpt', /litgpt|lit-gpt/u],
  ['torchtune', /torchtune/u],
  ['torchtitan', /torchtitan/u],
  ['megatron', /megatron|(?<!mistral[\s-])nemo\b/u],
  ['unsloth', /unsloth/u],
  ['transformers', /transformers|hugging ?face|\btrl\b|axolotl|llama-?factory/u],
]
const ENGINES: readonly (readonly [string, RegExp])[] = [
  ['vllm', /vllm/u],
  ['sglang', /sglang/u],
  ['tensorrt-llm', /tensorrt|trt-?llm/u],
  ['llama.cpp', /llama[._-]?cpp|\bgguf\b|ollama|lm ?studio|koboldcpp/u],
  ['tgi', /\btgi\b|text-generation-inference/u],
  ['exllama', /exllama/u],
  ['transformers', /transformers|hugging ?face/u],
]
const SHARDING: readonly (readonly [string, RegExp])[] = [
  ['zero3', /zero[\s_-]*(?:stage[\s_-]*)?(?:3|iii)|stage[\s_-]?3|\bfsdp2?\b|full_shard/u],
  ['zero2', /zero[\s_-]*(?:stage[\s_-]*)?(?:2|ii)\b|stage[\s_-]?2/u],
  ['zero1', /zero[\s_-]*(?:stage[\s_-]*)?(?:1|i)\b|stage[\s_-]?1\b/u],
  ['ddp', /\bddp\b|data[\s-]parallel(?! ?sharded)/u],
]
const OPTIMIZERS: readonly (readonly [string, RegExp])[] = [
  ['adamw8bit', /(?:8[\s-]?bit|paged)[\s-]*adam\w*|adam\w*[\s_-]*8\s?bit/u],
  ['adafactor', /adafactor/u],
  ['sgd', /\bsgd\b/u],
  ['adamw', /\badamw?\b/u],
  ['muon', /\bmuon\b/u],
]

const PLACES: readonly (readonly [string, RegExp])[] = [['api', /\bapis?\b(?! ?(?:or|vs))/u]]

/** How a training is spread and stepped, and what serves: words of the trade that the estimator has a number for. */
export function readSetup(text: string): Facts {
  const all = (table: readonly (readonly [string, RegExp])[]) =>
    table.filter(([, is]) => is.test(text)).map(([name]) => name)
  return Object.fromEntries(
    Object.entries({
      framework: all(FRAMEWORKS),
      engine: all(ENGINES),
      sharding: all(SHARDING),
      optimizer: all(OPTIMIZERS),
      place: all(PLACES),
    }).filter(([, names]) => names.length > 0),
  )
}
