import { readFileSync } from 'node:fs'

/** A published figure, and the query whose answer should be that figure. */
export type Row = {
  readonly id: string
  readonly actual: number
  readonly pick: string
  readonly query: Record<string, unknown>
  /** What is left out together when the score is asked for sources or models that were never seen. */
  readonly family: string
}

type Raw = Record<string, unknown>
const read = (name: string, dir: string): Raw[] => JSON.parse(readFileSync(`${dir}/${name}.json`, 'utf8')).rows
const text = (raw: Raw, key: string): string => (typeof raw[key] === 'string' ? raw[key] : '')
const clean = (o: Raw): Raw => Object.fromEntries(Object.entries(o).filter(([, v]) => v !== null && v !== undefined))

const PRECISION: Readonly<Record<string, string>> = {
  'bf16-true': 'bf16',
  BF16: 'bf16',
  F16: 'fp16',
  FP8: 'fp8',
  mxfp8: 'fp8',
  nvfp4: 'fp4',
  'GPTQ-Int8': 'int8',
  'gptq-int8': 'int8',
  'int8-bnb': 'int8',
  'int4-g32': 'int4',
  AWQ: 'int4',
  'awq-int4': 'int4',
  'AWQ-INT4': 'int4',
  'GPTQ-Int4': 'int4',
  'gptq-int4': 'int4',
  'GPTQ-INT4': 'int4',
  nf4: 'int4',
  'nf4-dq': 'int4',
  'int8-kv': 'bf16',
}
const precision = (value: unknown): string | undefined =>
  typeof value === 'string' ? (PRECISION[value] ?? value) : undefined

const FRAMEWORKS: readonly (readonly [RegExp, string])[] = [
  [/^Lightning/, 'litgpt'],
  [/^QwenLM/, 'transformers'],
  [/^casper/, 'autoawq'],
  [/torchtune/, 'torchtune'],
  [/torchtitan/, 'torchtitan'],
  [/peft/, 'transformers'],
]
const framework = (source: string): string | undefined => FRAMEWORKS.find(([pattern]) => pattern.test(source))?.[1]

/** Tokens of the prompt, where the source tells how many of the sequence were generated. */
function promptTokens(raw: Raw): number | undefined {
  const prefill = /prefill (\d+)/.exec(text(raw, 'method'))
  if (prefill !== null) return Number(prefill[1])
  const generated = /gen(?:erate)? (\d+)/.exec(text(raw, 'method'))
  return generated === null ? undefined : Math.max(1, Number(raw.seq_len) - Number(generated[1]))
}

const MEMORY_METHODS = ['full', 'lora', 'qlora', 'lora_zero3', 'full +actckpt']

/** The groups that are scored, each with the rows of the published data in `dir`. */
export function readGroups(dir: string): Record<string, Row[]> {
  const runs = read('training-runs', dir)
  const memory = read('memory-points', dir)
  const speed = read('inference-points', dir)
  const speedQuery = (r: Raw, more: Raw) =>
    clean({
      kind: 'serving-speed',
      model: r.model,
      precision: precision(r.precision),
      accelerator: r.gpu,
      accelerators: r.n_gpus,
      engine: text(r, 'engine').split(' ')[0],
      ...more,
    })
  return {
    'train-hours': runs
      .filter(
        (r) =>
          r.kind === 'run' &&
          r.quality !== 'C' &&
          r.gpu_hours &&
          r.params_total_b &&
          r.tokens_b &&
          r.hardware &&
          text(r, 'scope').startsWith('pretraining'),
      )
      .map((r) => ({
        id: text(r, 'id'),
        actual: Number(r.gpu_hours),
        pick: 'acceleratorHours',
        family: text(r, 'group'),
        query: clean({
          kind: 'training-compute',
          paramsB: r.params_total_b,
          activeParamsB: r.params_active_b,
          tokensB: r.tokens_b,
          accelerator: r.hardware,
          accelerators: r.n_gpus,
          precision: precision(r.precision),
          contextTokens: r.seq_len,
          encoder: r.arch === 'encoder' || undefined,
        }),
      })),
    'train-throughput': runs
      .filter(
        (r) => r.kind === 'throughput' && r.quality !== 'C' && r.tokens_per_s_per_gpu && r.params_total_b && r.hardware,
      )
      .map((r) => ({
        id: text(r, 'id'),
        actual: Number(r.tokens_per_s_per_gpu),
        pick: 'tokensPerSecondPerAccelerator',
        family: `${text(r, 'group')} ${text(r, 'model')}`,
        query: clean({
          kind: 'training-compute',
          model: r.model,
          paramsB: r.params_total_b,
          activeParamsB: r.params_active_b,
          tokensB: 1,
          accelerator: r.hardware,
          accelerators: r.n_gpus,
          precision: precision(r.precision),
          contextTokens: r.seq_len,
          microBatch: r.micro_batch,
          parallelism: r.parallelism,
          checkpointActivations: r.act_checkpointing,
        }),
      })),
    'train-memory': memory
      .filter(
        (r) =>
          r.kind === 'training' &&
          r.measured &&
          MEMORY_METHODS.includes(text(r, 'method')) &&
          r.value_gib &&
          r.seq_len &&
          !text(r, 'source').startsWith('huggingface'),
      )
      .map((r) => {
        const lit = text(r, 'source').startsWith('Lightning')
        const many = Number(r.n_gpus ?? 1) > 1
        const method = text(r, 'method')
        return {
          id: text(r, 'id'),
          actual: Number(r.value_gib),
          pick: text(r, 'scope').startsWith('total') ? 'totalGiB' : 'perAcceleratorGiB',
          family: `${framework(text(r, 'source'))} ${text(r, 'model')} ${method}`,
          query: clean({
            kind: 'training-memory',
            model: r.model,
            method: method.startsWith('full') ? 'full' : method.startsWith('lora') ? 'lora' : 'qlora',
            precision: 'bf16',
            quant: r.quant,
            contextTokens: r.seq_len,
            microBatch: r.batch,
            accelerators: r.n_gpus,
            sharding: many ? 'zero3' : 'none',
            accelerator: r.gpu,
            framework: framework(text(r, 'source')),
            checkpointActivations: lit ? many : true,
            loraRank: lit ? 8 : undefined,
            loraTargets: lit ? 'q,v' : undefined,
          }),
        }
      }),
    'serve-memory': memory
      .filter((r) => r.kind === 'inference' && r.measured && r.value_gib && r.seq_len)
      .map((r) => ({
        id: text(r, 'id'),
        actual: Number(r.value_gib) * (text(r, 'scope').startsWith('per-GPU') ? Number(r.n_gpus ?? 1) : 1),
        pick: 'totalGiB',
        family: `${framework(text(r, 'source'))} ${text(r, 'model')}`,
        query: clean({
          kind: 'serving-memory',
          model: r.model,
          precision: precision(r.quant ?? r.precision),
          kvPrecision: r.quant === 'int8-kv' ? 'int8' : 'bf16',
          quant: r.quant === 'int8-kv' ? undefined : r.quant,
          engine: framework(text(r, 'source')),
          accelerator: r.gpu,
          accelerators: r.n_gpus,
          promptTokens: promptTokens(r),
          contextTokens: r.seq_len,
          concurrency: r.batch ?? 1,
        }),
      })),
    'kv-cache': memory
      .filter((r) => r.kind === 'kv_cache' && r.seq_len && !/405B/.test(text(r, 'model')))
      .map((r) => ({
        id: text(r, 'id'),
        actual: Number(r.value_gib),
        pick: 'kvCacheGiB',
        family: text(r, 'model'),
        query: clean({
          kind: 'serving-memory',
          model: r.model,
          precision: 'bf16',
          kvPrecision: 'fp16',
          contextTokens: r.seq_len,
          concurrency: r.batch ?? 1,
        }),
      })),
    'serve-throughput': speed
      .filter((r) => r.kind === 'max_throughput' && r.input_len && r.output_len)
      .map((r) => ({
        id: text(r, 'id'),
        actual: Number(r.value),
        pick: 'outputTokensPerSecond',
        family: text(r, 'model'),
        query: speedQuery(r, { promptTokens: r.input_len, outputTokens: r.output_len }),
      })),
    'decode-one': speed
      .filter(
        (r) =>
          r.kind === 'decode_bs1' &&
          r.input_len !== undefined &&
          r.output_len &&
          ['decode_tokens_per_s_per_user', 'tokens_per_s'].includes(text(r, 'metric')),
      )
      .map((r) => ({
        id: text(r, 'id'),
        actual: Number(r.value),
        pick: 'outputTokensPerSecondPerRequest',
        family: `${text(r, 'engine')} ${text(r, 'model')}`,
        query: speedQuery(r, { concurrency: 1, promptTokens: r.input_len, outputTokens: r.output_len }),
      })),
    prefill: speed
      .filter((r) => r.kind === 'prefill' && r.input_len)
      .map((r) => ({
        id: text(r, 'id'),
        actual: Number(r.value),
        pick: 'promptTokensPerSecond',
        family: text(r, 'gpu'),
        query: speedQuery(r, { concurrency: 1, promptTokens: r.input_len, outputTokens: 1 }),
      })),
    'time-to-first': speed
      .filter((r) => r.kind === 'serving_latency' && r.ttft_ms && r.concurrency && r.input_len && r.output_len)
      .map((r) => ({
        id: `first-${text(r, 'id')}`,
        actual: Number(r.ttft_ms),
        pick: 'timeToFirstTokenMs',
        family: text(r, 'model'),
        query: speedQuery(r, { concurrency: r.concurrency, promptTokens: r.input_len, outputTokens: r.output_len }),
      })),
    'time-per-token': speed
      .filter((r) => r.kind === 'serving_latency' && r.tpot_ms && r.concurrency && r.input_len && r.output_len)
      .map((r) => ({
        id: text(r, 'id'),
        actual: Number(r.tpot_ms),
        pick: 'timePerOutputTokenMs',
        family: text(r, 'model'),
        query: speedQuery(r, { concurrency: r.concurrency, promptTokens: r.input_len, outputTokens: r.output_len }),
      })),
  }
}
