import type { Facts } from '../facts.ts'
import type { Rule } from './scan.ts'

const bits = (n: number, precision: string): Facts => ({ quantBits: [n], precision: [precision] })

/** The usual file of a width where only `q4` is said. */
const USUAL: Readonly<Record<number, string>> = {
  2: 'q2_k',
  3: 'q3_k_m',
  4: 'q4_k_m',
  5: 'q5_k_m',
  6: 'q6_k',
  8: 'q8_0',
}

/** Number formats and quantisation, in all the ways in which they are written: `4bit`, `bits = 4`, `q4_k_m`, `16bf`, `w4a16`. */
export const PRECISION_RULES: readonly Rule[] = [
  {
    re: /\bkv[\s_-]*(?:cache)?[\s_-]*(?:dtype|type|quant\w*|in|at|=|:)?[\s=:]*(fp8|int8|q8(?:_0)?|int4|q4(?:_0)?|fp16|bf16)\b/gu,
    read: ([, type = '']) => ({ kvPrecision: [type.replace(/^q(\d).*/u, 'int$1')] }),
  },
  {
    re: /(?<![a-z0-9])(i?q_?([2-8])(?:_(?:[01]|k(?:_(?:xxs|xs|s|m|l|xl))?|xxs|xs|s|m|nl))?)(?![a-z0-9])/gu,
    read: ([, name = '', n]) => bits(Number(n), /^q_?\d$/u.test(name) ? (USUAL[Number(n)] ?? name) : name),
  },
  { re: /(?<![a-z0-9])(?:bf[\s-]?16|bfloat[\s-]?16|16[\s-]?bf)(?!\d)/gu, read: () => ({ precision: ['bf16'] }) },
  {
    re: /(?<![a-z0-9])(?:fp[\s-]?16|float[\s-]?16|f16|half[\s-]precision|16[\s-]?fp)(?!\d)/gu,
    read: () => ({ precision: ['fp16'] }),
  },
  {
    re: /(?<![a-z0-9])(?:fp[\s-]?32|float[\s-]?32|f32|full[\s-]precision|single[\s-]precision|tf32)(?!\d)/gu,
    read: () => ({ precision: ['fp32'] }),
  },
  { re: /(?<![a-z0-9])(?:fp[\s-]?8|float[\s-]?8|8[\s-]?fp)(?!\d)/gu, read: () => bits(8, 'fp8') },
  { re: /(?<![a-z0-9])(?:nv|mx)?fp[\s-]?4(?!\d)/gu, read: () => bits(4, 'fp4') },
  { re: /(?<![a-z0-9])w([48])a(?:4|8|16)(?!\d)/gu, read: ([, n]) => bits(Number(n), `int${n}`) },
  { re: /(?<![a-z0-9])(?:u?int|w)[\s-]?([2-8])(?![\d.])/gu, read: ([, n]) => bits(Number(n), `int${n}`) },
  { re: /(?<![a-z0-9.])nf4(?:[\s-]dq)?(?!\d)/gu, read: () => bits(4, 'nf4') },
  {
    re: /(?<![\d.])([1-8](?:\.\d+)?)[\s_-]?(?:bits?|bpw|位|比特|ビット)(?![a-z])(?!\s*adam)/gu,
    read: ([, n]) => bits(Number(n), `int${Math.round(Number(n))}`),
  },
  {
    re: /(?<![\d.])([2-8])(?:\.\d+)?[\s-]?quants?\b/gu,
    read: ([, n]) => bits(Number(n), `int${n}`),
  },
  // "And if I quantize it to 4?"
  {
    re: /\bquanti[sz]\w* (?:it |them |that |the model )?(?:down )?to ([2-8])(?![\w.])/gu,
    read: ([, n]) => bits(Number(n), `int${n}`),
  },
  { re: /\b(?:load_in_|load_|n?bits?\s*(?:=|:)\s*)([48])(?:bit)?\b/gu, read: ([, n]) => bits(Number(n), `int${n}`) },
  { re: /(?<![\d.])(?:16)[\s_-]?(?:bits?|位|ビット)/gu, read: () => ({ precision: ['bf16'], quantBits: [16] }) },
  { re: /(?<![\d.])(?:32)[\s_-]?(?:bits?|位|ビット)/gu, read: () => ({ precision: ['fp32'], quantBits: [32] }) },
]
