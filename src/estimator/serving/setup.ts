import type { Accelerator, Knowledge } from '../../knowledge/knowledge.ts'
import { acceleratorOf } from '../accelerator-of.ts'
import { type Format, formatNamed, formatOf, ggufIn } from '../architecture/precision.ts'
import { shapeOf } from '../architecture/shape.ts'
import { BadQuery, countOr, optionalNumber, optionalText, type Query } from '../fields.ts'
import { engineOf } from './place.ts'
import type { Setup } from './terms.ts'

/** The set-up that a serving-speed query means; `outputTokens` defaults to 256 and `promptTokens` to 512. */
export function setupOf(query: Query, knowledge: Knowledge): Setup {
  const accelerator = acceleratorOf(query, knowledge)
  if (accelerator === undefined) {
    throw new BadQuery(
      'missing',
      'accelerator',
      'accelerator is missing: name the device to serve on, for example h100-sxm, rtx4090 or m2-ultra.',
    )
  }
  const format = servingFormat(query)
  return {
    shape: shapeOf(query, knowledge),
    format,
    accelerator,
    accelerators: countOr(query, 'accelerators', 1, 100_000),
    engine: engineOf(optionalText(query, 'engine')) || usualEngine(accelerator, format),
    promptTokens: optionalNumber(query, 'promptTokens', { min: -1e-9, max: 1e8 }) ?? 512,
    outputTokens: optionalNumber(query, 'outputTokens', { min: 1, max: 1e8 }) ?? 256,
    kvBytesPerValue: kvBytesOf(query),
  }
}

/** The fields that `servingFormat` reads. */
export const FORMAT_FIELDS = ['precision', 'quant', 'quantization', 'quantBits']

/** The number format of the weights: `quant`, else `precision`, else what the name says, else bf16. */
export function servingFormat(query: Query): Format {
  const given = formatOf(query, 'quant') ?? formatOf(query, 'precision') ?? formatOf(query, 'quantization')
  if (given !== undefined) return given
  const bits = optionalNumber(query, 'quantBits', { min: 1, max: 32 })
  if (bits !== undefined) return formatNamed(bits > 16 ? 'fp32' : bits > 8 ? 'bf16' : bits > 5 ? 'int8' : 'int4')
  const name = String(query.model ?? '').toLowerCase()
  const gguf = ggufIn(name)
  if (gguf !== undefined) return gguf
  if (/nvfp4|mxfp4|gpt-oss/.test(name)) return formatNamed(name.includes('nvfp4') ? 'nvfp4' : 'mxfp4')
  if (/awq|gptq|int4|4bit/.test(name)) return formatNamed('int4')
  return formatNamed(/fp8/.test(name) ? 'fp8' : 'bf16')
}

/** Bytes of one cached value: 16 bits unless `kvPrecision` says otherwise. */
export function kvBytesOf(query: Query): number {
  const format = formatOf(query, 'kvPrecision')
  return format === undefined ? 2 : Math.max(format.bits, 4) / 8
}

/** Processors, Apple machines and GGUF files are served by llama.cpp or by what is built on it. */
function usualEngine(accelerator: Accelerator, format: Format): string {
  const gguf = /^(I?Q\d)/.test(format.name)
  return gguf || accelerator.kind === 'apple' || accelerator.kind === 'cpu' ? 'llama.cpp' : ''
}
