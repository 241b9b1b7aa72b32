import type { Case } from './size-queries.ts'

const METHODS: Readonly<Record<string, string>> = {
  full: 'Full fine-tuning',
  lora: 'LoRA',
  qlora: 'QLoRA',
  lora8: 'LoRA on an 8-bit base',
  pretrain: 'Training',
  finetune: 'Fine-tuning',
  rl: 'Reinforcement learning',
  inference: 'Running',
  quantize: 'Quantizing',
}

export const methodName = (method: Case['method']): string => METHODS[method ?? 'inference'] ?? 'Running'

/** What an estimate is of, as the beginning of a line: "QLoRA of Llama-3.1-8B with 4,096 tokens". */
export function subject(query: Readonly<Record<string, unknown>>, method: Case['method']): string {
  const kind = String(query.kind)
  if (kind === 'vector-index')
    return `${String(query.vectors ? `${thousands(query.vectors)} vectors` : `${thousands(query.documents)} documents`)} of ${query.dimensions} dimensions${query.index ? `, ${query.index}` : ''}`
  if (kind === 'data-size' && query.paramsB === undefined) return 'For that budget'
  // Chinchilla is a law here, not the model.
  const model = modelName(kind === 'data-size' && query.model === 'chinchilla' ? { paramsB: query.paramsB } : query)
  if (kind === 'data-size') return `For ${model}`
  if (kind === 'checkpoint') return `Disk for ${model}`
  const training = kind.startsWith('training')
  const verb = METHODS[training ? (method ?? 'full') : method === 'quantize' ? 'quantize' : 'inference'] ?? 'Running'
  const details = [
    query.precision && !training ? `in ${query.precision}` : '',
    kind === 'training-compute'
      ? dataOf(query)
      : query.contextTokens
        ? `with ${thousands(query.contextTokens)} tokens`
        : '',
    Number(query.concurrency) > 1 ? `for ${thousands(query.concurrency)} requests at once` : '',
    kind === 'training-memory' && Number(query.microBatch) > 1 ? `batch ${query.microBatch}` : '',
    kind === 'serving-cost' && query.requestsPerDay ? `at ${thousands(query.requestsPerDay)} requests a day` : '',
    kind === 'serving-speed' && query.accelerator
      ? `on ${Number(query.accelerators) > 1 ? `${query.accelerators} x ` : ''}${query.accelerator}`
      : '',
  ].filter((detail) => detail !== '')
  return [
    `${verb}${verb === 'Running' || verb === 'Quantizing' || verb === 'Training' ? '' : ' of'} ${model}`,
    ...details,
  ].join(' ')
}

/** A model as a reader knows it: its short name, or its size. */
export function modelName(query: Readonly<Record<string, unknown>>): string {
  const name = String(query.model ?? '')
  if (name === '' || name.startsWith('a model of'))
    return `${/^(?:8|11|18)/u.test(String(query.paramsB)) ? 'an' : 'a'} ${query.paramsB}B model`
  return name.split('/').at(-1) ?? name
}

function dataOf(query: Readonly<Record<string, unknown>>): string {
  if (query.examples !== undefined) return `on ${thousands(query.examples)} examples`
  const tokensB = Number(query.tokensB)
  if (tokensB > 0)
    return tokensB < 1
      ? `on ${thousands(Math.round(tokensB * 1000))} million tokens`
      : `on ${thousands(tokensB)} billion tokens`
  return ''
}

const thousands = (value: unknown): string => String(value).replace(/(?<!\.\d*)\B(?=(\d{3})+(?!\d))/gu, ',')
