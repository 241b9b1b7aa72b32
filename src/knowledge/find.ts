import type { Accelerator, Knowledge, Model, Price } from './knowledge.ts'

/** Words that do not change the architecture: tuned versions, formats, and the vendor's prefix. */
const NOISE =
  /\b(instruct|chat|base|thinking|sft|lora|coder|math|it|hf|meta|text|preview|latest|gguf|awq|gptq|fp8|nvfp4|mxfp4|bf16|fp16|int4|int8|uncased|pt|model|i?q[1-8] (?:k(?: [sml])?|[01]|x?xs|nl|s|m)|v0\.[123]|0528|0324|2407|2501|2507)\b/g

type Index = {
  readonly models: Map<string, Model>
  readonly accelerators: Map<string, Accelerator>
  readonly prices: Map<string, Price>
  /** Names that were asked before; bounded, since names come from outside. */
  readonly asked: {
    readonly models: Map<string, Model | undefined>
    readonly accelerators: Map<string, Accelerator | undefined>
  }
}
const indexes = new WeakMap<Knowledge, Index>()

/**
 * The model that a name means, however it is written (`llama 3 8b`, `Llama-3.1-8B-Instruct`, `mixtral 8x7b`): the same letters
 * and digits once the vendor and words such as "instruct" are gone, else the one model that the name begins. Else undefined.
 */
export function findModel(knowledge: Knowledge, name: string): Model | undefined {
  const { models, asked } = indexOf(knowledge)
  return remembered(
    asked.models,
    name,
    () => models.get(wholeKey(name)) ?? lookUp(models, modelKey(name), /\d/.test(name)),
  )
}

/** The accelerator that a name means: its key, its name, or a usual spelling (`a100 80g`, `4090`, `H100`, `rtx 3090`). */
export function findAccelerator(knowledge: Knowledge, name: string): Accelerator | undefined {
  const { accelerators, asked } = indexOf(knowledge)
  return remembered(asked.accelerators, name, () => {
    const named = (text: string): Accelerator | undefined => {
      const key = acceleratorKey(text)
      const usual = Object.hasOwn(USUAL, key) ? USUAL[key] : undefined
      return accelerators.get(key) ?? (usual === undefined ? undefined : accelerators.get(acceleratorKey(usual)))
    }
    // A remark in brackets is no part of the name: "H100 (one GPU)".
    const found = named(name) ?? named(name.replace(/\([^()]*\)/g, ' '))
    const memory = MEMORY.exec(name)
    if (found !== undefined || memory === null) return found
    // Drivers write the memory in the middle ("A100 80GB PCIe"), and many names need none.
    const rest = name.replace(MEMORY, ' ')
    const bare = named(`${rest} ${memory[1]}`) ?? named(rest)
    return bare !== undefined && Math.abs(bare.memoryGb / Number(memory[1]) - 1) < 0.1 ? bare : undefined
  })
}

/** The memory in a card's name. */
const MEMORY = /\b(\d+)\s*gi?b\b/i

/** The price of a vendor's model by its name (`gpt-4o-mini`, `openai/gpt-4o-mini`, `Claude Sonnet 4.5`). */
export function findPrice(knowledge: Knowledge, name: string): Price | undefined {
  const { prices } = indexOf(knowledge)
  const key = plain(name)
  return prices.get(key) ?? prices.get(plain(name.slice(name.lastIndexOf('/') + 1)))
}

function indexOf(knowledge: Knowledge): Index {
  const known = indexes.get(knowledge)
  if (known !== undefined) return known
  const models = new Map<string, Model>()
  for (const model of knowledge.models) models.set(wholeKey(model.name), model)
  for (const model of knowledge.models) models.set(modelKey(model.name), model)
  for (const model of knowledge.models) {
    for (const alias of model.aliases ?? []) if (!models.has(modelKey(alias))) models.set(modelKey(alias), model)
  }
  const accelerators = new Map<string, Accelerator>()
  for (const item of knowledge.accelerators) accelerators.set(acceleratorKey(item.key), item)
  for (const item of knowledge.accelerators) {
    const key = acceleratorKey(item.name)
    if (!accelerators.has(key)) accelerators.set(key, item)
  }
  // Without its memory or its maker a name still means a card, where it is the only one of that name and no usual spelling.
  for (const [key, items] of Map.groupBy(bareNames(knowledge), ({ bare }) => acceleratorKey(bare))) {
    const cards = new Set(items.map(({ card }) => card))
    const [card] = cards
    if (card && cards.size === 1 && !accelerators.has(key) && !Object.hasOwn(USUAL, key)) accelerators.set(key, card)
  }
  const prices = new Map<string, Price>()
  for (const price of knowledge.prices) {
    prices.set(plain(`${price.vendor}/${price.model}`), price)
    if (!prices.has(plain(price.model))) prices.set(plain(price.model), price)
  }
  const index = { models, accelerators, prices, asked: { models: new Map(), accelerators: new Map() } }
  indexes.set(knowledge, index)
  return index
}

function bareNames({ accelerators }: Knowledge): readonly { readonly bare: string; readonly card: Accelerator }[] {
  return accelerators.flatMap((card) =>
    [card.key.replaceAll('-', ' '), card.name.replace(MEMORY, ' ')].flatMap((name) => {
      const maker = `${card.vendor} `.toLowerCase()
      const own = name.toLowerCase().startsWith(maker) ? [name.slice(maker.length)] : []
      return [name, ...own].map((bare) => ({ bare, card }))
    }),
  )
}

function remembered<T>(known: Map<string, T | undefined>, name: string, find: () => T | undefined): T | undefined {
  if (known.has(name)) return known.get(name)
  const found = find()
  if (known.size < 5000 && name.length < 200) known.set(name, found)
  return found
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '')

function modelKey(name: string): string {
  const lower = name.toLowerCase().replaceAll('_', ' ')
  // "DeepSeek-V3/R1" and the like have a slash too, so a prefix counts as a vendor only when a whole name follows it.
  const own = /^[^/]+\/[^/]{3,}$/.test(lower) ? lower.slice(lower.indexOf('/') + 1) : lower
  const key = plain(own.replace(NOISE, ' ').replace(/^nvidia\b/, ' '))
  return key === '' ? plain(lower) : key
}

/** The name as it is written, which tells opt-1.3b from opt-13b; no other key begins with a sign. */
const wholeKey = (name: string): string => `=${(name.split('/').at(-1) ?? name).toLowerCase().replace(/[\s_]+/g, '-')}`

function lookUp(models: ReadonlyMap<string, Model>, key: string, specific: boolean): Model | undefined {
  const exact = models.get(key)
  if (exact !== undefined || !specific || key.length < 5) return exact
  const matching = new Set<Model>()
  for (const [other, model] of models)
    if (other.startsWith(key) && !/^\d/.test(other.slice(key.length))) matching.add(model)
  return matching.size === 1 ? [...matching][0] : undefined
}

function acceleratorKey(name: string): string {
  return plain(
    name
      .toLowerCase()
      .replace(/\b(nvidia|geforce|amd|instinct|google|intel|apple|aws|huawei|tesla|tensor|core|gpus?|chips?)\b/g, ' ')
      .replace(/sxm[2-5](?!\d)/g, 'sxm')
      .replace(/(\d+)\s*gi?b\b/g, '$1')
      // "80g" is a memory, but A10G a card.
      .replace(/(?<![a-z\d])(\d+)\s*g\b/g, '$1'),
  )
}

/** What people write, and the entry they mean: where a name covers several cards, the most common one. */
const USUAL: Readonly<Record<string, string>> = {
  h100: 'h100-sxm',
  h10080: 'h100-sxm',
  h100sxm80: 'h100-sxm',
  h100hbm3: 'h100-sxm',
  h800: 'h800-sxm',
  h200: 'h200-sxm',
  h200141: 'h200-sxm',
  b200: 'b200-sxm',
  b300: 'b300-sxm',
  gh20096: 'gh200',
  a100: 'a100-sxm-80',
  a10080: 'a100-sxm-80',
  a100sxm: 'a100-sxm-80',
  a100sxm480: 'a100-sxm-80',
  a10040: 'a100-sxm-40',
  a100pcie: 'a100-pcie-80',
  a800: 'a800-sxm',
  v100: 'v100-sxm',
  v10016: 'v100-sxm',
  v10032: 'v100-sxm-32',
  4090: 'rtx4090',
  3090: 'rtx3090',
  5090: 'rtx5090',
  3080: 'rtx3080',
  4080: 'rtx4080',
  5080: 'rtx5080',
  3070: 'rtx3070',
  5070: 'rtx5070',
  '3070ti': 'rtx3070ti',
  '5060ti': 'rtx5060ti',
  '3090ti': 'rtx3090ti',
  '4070ti': 'rtx4070ti',
  '3080ti': 'rtx3080ti',
  '2080ti': 'rtx2080ti',
  rtx409024: 'rtx4090',
  rtx309024: 'rtx3090',
  rtxa6000: 'a6000',
  a600048: 'a6000',
  rtx6000ada: 'rtx6000-ada',
  '6000ada': 'rtx6000-ada',
  rtxpro6000blackwell: 'rtx-pro-6000',
  mi300: 'mi300x',
  mi250: 'mi250x',
  tpuv5: 'tpu-v5p',
  trillium: 'tpu-v6e',
  ironwood: 'tpu-v7',
  trn1: 'trainium1',
  trn2: 'trainium2',
  trainium: 'trainium1',
  cpu: 'cpu-desktop-ddr5',
  epyc: 'cpu-epyc-9654',
  xeon: 'cpu-xeon-8480',
  m1max: 'm1-max',
  m2ultra: 'm2-ultra',
  m3max: 'm3-max',
  macstudio: 'm2-ultra',
}
