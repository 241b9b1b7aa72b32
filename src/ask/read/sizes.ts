import { MAGNITUDE, NUMBER, scale } from '../../amounts/magnitude.ts'
import type { Rule } from './scan.ts'

const PARAMETERS = String.raw`(?:model\s+)?(?:param(?:eter|ètre|ámetro|etro)?s?n?|参数|參數|パラメータ|weights?)`

/** How large a model is. A bare `7b` is a size; `500B tokens` has been read before by the rules for data. */
export const SIZE_RULES: readonly Rule[] = [
  {
    re: /(?<![\w.])(\d{1,3})\s*[x*]\s*(\d+(?:\.\d+)?)\s*b(?![a-z0-9])|(?<![\w.])(\d+(?:\.\d+)?)\s*b\s*[x*]\s*(\d{1,3})(?![\w.]|\s*(?:gpus?|a100|h100))/gu,
    read: ([, e1, b1, b2, e2]) => moe(Number(e1 ?? e2), Number(b1 ?? b2)),
  },
  {
    re: /(?<![\w.])(\d+(?:\.\d+)?)b[\s-]*a(\d+(?:\.\d+)?)b(?![a-z0-9])/gu,
    read: ([, total, active]) => ({ paramsB: [Number(total)], activeParamsB: [Number(active)] }),
  },
  {
    re: new RegExp(
      `${NUMBER}\\s*${MAGNITUDE}?\\s*(?:of )?(?:activated|active|aktive[nr]?|激活)\\s*(?:${PARAMETERS})?`,
      'gu',
    ),
    read: ([, n = '', k]) => (k === undefined ? undefined : { activeParamsB: [billions(n, k)] }),
  },
  {
    re: new RegExp(
      `(?:activated|active|aktive|激活)\\s*(?:${PARAMETERS})?\\s*(?:of|is|are|=|:|about)?\\s*${NUMBER}\\s*(b|bn|billion|m)(?![a-z])`,
      'gu',
    ),
    read: ([, n = '', k]) => ({ activeParamsB: [billions(n, k)] }),
  },
  {
    re: new RegExp(`${NUMBER}\\s*(?:-|\\s)?${MAGNITUDE}[\\s-]*(?:of )?(?:de )?${PARAMETERS}(?![a-z])`, 'gu'),
    read: ([, n = '', k]) => sized(billions(n, k)),
  },
  {
    re: new RegExp(
      `${NUMBER}\\s*(b|bn|billion|billions|milliarden|亿|億|十亿|兆)(?![a-z])(?!\\s*(?:tokens?|records?|vectors?|docs?|documents?|embeddings?|rows?|requests?|words?|flops?|dollars?|users?|usd))`,
      'gu',
    ),
    read: ([, n = '', k]) => sized(billions(n, k)),
  },
  {
    re: new RegExp(
      `${NUMBER}\\s*(m|million)(?![a-z])(?=[\\s-]*(?:param|model|llm|bert|gpt|encoder|version|variant|模型|in size))`,
      'gu',
    ),
    read: ([, n = '', k]) => sized(billions(n, k)),
  },
  {
    re: /(?<=(?:gpt|bert|mpt|opt|pythia|rwkv|smollm\d?|bloom|t5|llama|model|size)[\s_-]*\d?[\s_-]*)(\d{2,3})\s*m(?![a-z0-9])/gu,
    read: ([, n]) => sized(Number(n) / 1000),
  },
  {
    re: /(?<![\w.$])(\d{2,3})\s?m(?![a-z0-9])(?!\s*(?:tokens?|docs?|documents?|rows?|vectors?|users?|requests?|records?|embeddings?|points|images|words|context|usd|dollars|euros?|samples|examples|per|queries|chunks|years?|budget|[x*]\s*\d))/gu,
    read: ([, n]) => sized(Number(n) / 1000),
  },
  {
    re: /(?<![\w.])(\d+(?:\.\d+)?)\s*t(?:rillion)?[\s-]*(?:param\w*|model)/gu,
    read: ([, n]) => sized(Number(n) * 1000),
  },
]

const billions = (digits: string, magnitude: string | undefined) =>
  Number((scale(digits, magnitude === '兆' ? 't' : magnitude) / 1e9).toPrecision(12))
const sized = (paramsB: number) => (paramsB > 0.0005 && paramsB < 20_000 ? { paramsB: [paramsB] } : undefined)

/** `8x7B`: two of eight experts active and the attention shared, as Mixtral's published sizes have it (8x7B: 46.7 and 12.9). */
function moe(experts: number, expertB: number) {
  if (experts < 2 || experts > 256 || expertB > 400) return undefined
  const total = Number((experts * expertB * 0.834).toPrecision(3))
  return {
    paramsB: [experts === 8 && expertB === 22 ? 141 : experts === 8 && expertB === 7 ? 46.7 : total],
    activeParamsB: [
      experts === 8 && expertB === 22
        ? 39
        : experts === 8 && expertB === 7
          ? 12.9
          : Number((expertB * 1.84).toPrecision(3)),
    ],
  }
}
