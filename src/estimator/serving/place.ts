import type { Point } from '../measured/field.ts'
import type { Setup } from './terms.ts'

const log2 = (value: number): number => Math.log2(Math.max(value, 1e-6))

/** Engine names that mean the same. */
export function engineOf(name: string | undefined): string {
  if (name === undefined) return ''
  const known = engines.get(name)
  if (known !== undefined) return known
  const engine = engineFrom(name)
  if (engines.size < 1000) engines.set(name, engine)
  return engine
}

const engines = new Map<string, string>()

function engineFrom(name: string): string {
  const key = name.toLowerCase().replaceAll(/[\s_]/g, '-')
  if (/tensorrt|trt/.test(key)) return 'trtllm'
  if (/llama\.?cpp|ollama|gguf|lm-studio/.test(key)) return 'llama.cpp'
  if (/gpt-?fast/.test(key)) return 'gpt-fast'
  if (/^(hf|transformers|huggingface)/.test(key)) return 'transformers'
  if (/awq/.test(key)) return 'autoawq'
  return key
}

/** Where a serving figure stands among the published ones: sizes as powers of two, and the words that name engine, device and format. */
export function servingPlace(setup: Setup, sequences: number): Point {
  const { shape } = setup
  return {
    numbers: [
      log2(sequences),
      log2(setup.promptTokens + 16),
      log2(setup.outputTokens),
      log2(setup.accelerators),
      log2(shape.activeParams / 1e9),
      log2(shape.params / 1e9),
      log2(setup.accelerator.bf16Tflops),
      log2(setup.accelerator.bandwidthGbs),
    ],
    words: [setup.engine, setup.accelerator.key, setup.format.bits >= 16 ? 'wide' : setup.format.name],
  }
}
