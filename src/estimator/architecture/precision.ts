import { BadQuery, optionalText, type Query } from '../fields.ts'

/** How weights are stored: bits for the body of the model, bits for embeddings and head, and the rate that the arithmetic runs at. */
export type Format = {
  readonly name: string
  readonly bits: number
  readonly embeddingBits: number
  readonly rate: 'fp32' | 'bf16' | 'fp8' | 'int8' | 'fp4' | 'weights-only'
}

const format = (name: string, bits: number, embeddingBits: number, rate: Format['rate']): Format => ({
  name,
  bits,
  embeddingBits,
  rate,
})
/** Of Llama 3.1 8B this share are the embedding table and the head, half each. */
const TABLES = 0.131
/** The head of a GGUF file is in Q6_K, or in Q5_K where the rest has three bits or fewer and is no k-quant. */
const Q6_K = 6.5625
const Q5_K = 5.5

/**
 * A GGUF type by the average bits of the file of Llama 3.1 8B, the bits of its embedding table and those of its head. A larger model has a smaller
 * share of both: so reckoned, the files of Llama 3 70B come out within 1.5 %.
 */
function gguf(name: string, average: number, table: number, head = Q6_K): Format {
  const embeddings = (table + head) / 2
  return format(name, (average - TABLES * embeddings) / (1 - TABLES), embeddings, 'weights-only')
}
/** The older GGUF types: every matrix but the head in blocks of the same bits. */
const blocks = (name: string, bits: number): Format => format(name, bits, (bits + Q6_K) / 2, 'weights-only')

/**
 * Sources: group-wise formats keep a 16-bit scale and a zero a group of 128 (4 + 0.16, 8 + 0.16 bits); nf4 a 32-bit scale a block
 * of 64 (4.5), doubly quantized 4.127 (QLoRA paper); nvfp4 an 8-bit scale a block of 16 (4.5); mxfp4 a block of 32 (4.25). GGUF: the table of
 * llama.cpp's tools/quantize/README.md (Q3_K_M: the size in quantize.cpp), read in November 2026; checked with the 70B files of XiongjieDai's table.
 */
const FORMATS: readonly Format[] = [
  format('fp32', 32, 32, 'fp32'),
  format('tf32', 32, 32, 'fp32'),
  format('bf16', 16, 16, 'bf16'),
  format('fp16', 16, 16, 'bf16'),
  format('fp8', 8, 16, 'fp8'),
  format('mxfp8', 8.25, 16, 'fp8'),
  format('int8', 8, 16, 'int8'),
  format('gptq-int8', 8.16, 16, 'weights-only'),
  format('int8-bnb', 8, 16, 'int8'),
  format('int4', 4.16, 16, 'weights-only'),
  format('gptq-int4', 4.16, 16, 'weights-only'),
  format('awq-int4', 4.16, 16, 'weights-only'),
  format('int4-g32', 5, 16, 'weights-only'),
  format('nf4', 4.5, 16, 'weights-only'),
  format('nf4-dq', 4.127, 16, 'weights-only'),
  format('fp4', 4.5, 16, 'fp4'),
  format('nvfp4', 4.5, 16, 'fp4'),
  format('mxfp4', 4.25, 16, 'fp4'),
  format('F16', 16, 16, 'weights-only'),
  format('Q8_0', 8.5, 8.5, 'weights-only'),
  format('Q6_K', Q6_K, Q6_K, 'weights-only'),
  gguf('Q5_K_M', 5.7036, 5.5),
  gguf('Q5_K_S', 5.5704, 5.5),
  blocks('Q5_1', 6),
  blocks('Q5_0', 5.5),
  gguf('Q4_K_M', 4.8944, 4.5),
  gguf('Q4_K_S', 4.6672, 4.5),
  blocks('Q4_1', 5),
  blocks('Q4_0', 4.5),
  gguf('IQ4_NL', 4.6818, 4.5),
  gguf('IQ4_XS', 4.4597, 4.25),
  gguf('Q3_K_L', 4.2979, 3.4375),
  gguf('Q3_K_M', 4, 3.4375),
  gguf('Q3_K_S', 3.6429, 3.4375),
  gguf('IQ3_M', 3.7628, 3.4375),
  gguf('IQ3_S', 3.6606, 3.4375),
  gguf('IQ3_XS', 3.4977, 3.4375),
  gguf('IQ3_XXS', 3.2548, 3.4375, Q5_K),
  gguf('Q2_K', 3.1593, 2.625),
  gguf('Q2_K_S', 2.9697, 2.625),
  gguf('IQ2_M', 2.9294, 3.4375, Q5_K),
  gguf('IQ2_S', 2.7403, 3.4375, Q5_K),
  gguf('IQ2_XS', 2.5882, 2.625, Q5_K),
  gguf('IQ2_XXS', 2.3824, 2.625, Q5_K),
  gguf('IQ1_M', 2.146, 2.625, Q5_K),
  gguf('IQ1_S', 2.0042, 2.625, Q5_K),
]

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
const byName = new Map(FORMATS.flatMap((f) => [[plain(f.name), f] as const, [f.name, f] as const]))
const ALIASES: Readonly<Record<string, string>> = {
  bfloat16: 'bf16',
  float16: 'fp16',
  half: 'fp16',
  float32: 'fp32',
  full: 'fp32',
  bf16true: 'bf16',
  bf16mixed: 'bf16',
  float8: 'fp8',
  e4m3: 'fp8',
  w8a8: 'int8',
  '8bit': 'int8',
  '4bit': 'int4',
  awq: 'awq-int4',
  gptq: 'gptq-int4',
  q4: 'Q4_K_M',
  q8: 'Q8_0',
  q5: 'Q5_K_M',
  q6: 'Q6_K',
  q3: 'Q3_K_M',
  q2: 'Q2_K',
  nf4dq: 'nf4-dq',
  bnb4bit: 'nf4',
  int8kv: 'bf16',
  '16bit': 'bf16',
  '32bit': 'fp32',
  w4a16: 'int4',
}
for (const [alias, name] of Object.entries(ALIASES)) {
  const target = byName.get(plain(name))
  if (target !== undefined) byName.set(plain(alias), target)
}

/** Every format by its own name, from the most bits to the fewest. */
export const formats: readonly Format[] = FORMATS

/** The format of a field (`bf16`, `GPTQ-Int4`, `q4_k_m`, ...); undefined when absent, a fault when unknown. */
export function formatOf(query: Query, field: string): Format | undefined {
  const name = optionalText(query, field)
  if (name === undefined) return undefined
  const found = byName.get(name) ?? byName.get(plain(name))
  if (found !== undefined) return found
  throw new BadQuery(
    'unknown-value',
    field,
    `${field} "${name}" is not a known number format: use fp32, bf16, fp16, fp8, int8, int4, fp4, nf4 or a GGUF type such as Q4_K_M.`,
  )
}

/** The GGUF type that stands in the name of a file (`Llama-3.1-8B-Instruct-Q4_K_M.gguf`); undefined when there is none. */
export function ggufIn(name: string): Format | undefined {
  const type = /(?<![a-z0-9])i?q[1-8]_(?:k_(?:s|m|l)|[01k]|x?xs|nl|s|m)(?![a-z0-9])/i.exec(name)
  return type === null ? undefined : byName.get(plain(type[0]))
}

/** The format by its name; for names that the program itself writes. */
export function formatNamed(name: string): Format {
  const found = byName.get(name) ?? byName.get(plain(name))
  if (found === undefined) throw new Error(`no format ${name}`)
  return found
}
