import { MAGNITUDE, NUMBER, scale } from '../../amounts/magnitude.ts'
import type { Facts } from '../facts.ts'
import type { Rule } from './scan.ts'

const K = '(k|m|million|tausend|mil|万|千)?(?![a-z])'
const CONTEXT = String.raw`(?:ctx|context(?:\s*(?:size|length|window|len))?|kontext(?:länge|fenster)?|contexto|contexte|max[\s_-]*(?:model[\s_-]*len|seq(?:uence)?[\s_-]*len(?:gth)?|length|token limit)|seq(?:uence)?s?[\s_-]*(?:len(?:gth)?s?|size)|seq[\s_-]?len|block[\s_-]?size|上下文(?:长度|窗口)?|序列长度|コンテキスト(?:長)?|n_ctx|num_ctx|sequences? of)`
const LINK = String.raw`\s*(?:size|length|window|长度)?\s*(?:of|is|was|=|:|to|at|up ?to|upto|de|von|around|about|set to|为|是|only|limited to|长度)*\s*`
const TOKENS = '(?:tokens?|toks?|个token|トークン|tk)'

/** A power of two is what is meant by `128k`; the exact 128 000 is kept where it was written so. */
const length = (digits: string, k: string | undefined): number => scale(digits, k)
const within = (n: number, facts: Facts): Facts | undefined => (n >= 64 && n <= 20_000_000 ? facts : undefined)

/** Lengths of a request: context, prompt, output. A number that is followed by `tokens` and is no training set ends here. */
export const LENGTH_RULES: readonly Rule[] = [
  {
    re: new RegExp(
      `(?:prompts?|inputs?)(?: length| size| tokens?)?\\s*(?:and|/|\\+|&)\\s*(?:the )?(?:completions?|outputs?|responses?|answers?)(?: length| size| tokens?)?\\s*(?:both )?${LINK}${NUMBER}\\s*${K}`,
      'gu',
    ),
    read: ([, n = '', k]) => ({ promptTokens: [length(n, k)], outputTokens: [length(n, k)] }),
  },
  {
    re: new RegExp(
      `${NUMBER}\\s*${K}\\s*(?:${TOKENS}\\s*)?(?:-?\\s*)(?:input|prompt|in\\b|prefill|eingabe|entrada|entrée|输入|入力)(?:\\s*${TOKENS})?`,
      'gu',
    ),
    read: ([, n = '', k]) => within(length(n, k) + 63, { promptTokens: [length(n, k)] }),
  },
  {
    re: new RegExp(
      `${NUMBER}\\s*${K}\\s*(?:${TOKENS}\\s*)?(?:-?\\s*)(?:output|out\\b|completion|generated|new|decode|ausgabe|salida|sortie|输出|出力)(?:\\s*${TOKENS})?`,
      'gu',
    ),
    read: ([, n = '', k]) => within(length(n, k) + 63, { outputTokens: [length(n, k)] }),
  },
  {
    re: new RegExp(
      `(?:input|prompt|输入)s?(?: length| size| ${TOKENS}| len)*${LINK}${NUMBER}\\s*${K}(?:\\s*${TOKENS})?`,
      'gu',
    ),
    read: ([, n = '', k]) => within(length(n, k), { promptTokens: [length(n, k)] }),
  },
  {
    re: new RegExp(
      `(?:output|completion|generation|min_tokens|max_tokens|max_new_tokens|输出)s?"?(?: length| size| ${TOKENS}| len)*${LINK}${NUMBER}\\s*${K}(?:\\s*${TOKENS})?`,
      'gu',
    ),
    read: ([, n = '', k]) => within(length(n, k), { outputTokens: [length(n, k)] }),
  },
  {
    re: new RegExp(`${CONTEXT}${LINK}${NUMBER}\\s*${K}(?:\\s*${TOKENS})?`, 'gu'),
    read: ([, n = '', k]) => within(length(n, k), { contextTokens: [length(n, k)] }),
  },
  {
    re: new RegExp(
      `${NUMBER}\\s*${K}[\\s-]*(?:${TOKENS}[\\s-]*)?(?:的|of |long |max )?\\s*(?:${CONTEXT}|长度|long|上下文|window|sequences?|kv)`,
      'gu',
    ),
    read: ([, n = '', k]) => within(length(n, k), { contextTokens: [length(n, k)] }),
  },
]

/** What is left of `128k` and `8192 tokens` when nothing else has claimed it. */
export const LOOSE_LENGTH_RULES: readonly Rule[] = [
  {
    re: new RegExp(`${NUMBER}\\s*${K}[\\s-]*${TOKENS}(?![a-z])`, 'gu'),
    read: ([, n = '', k]) =>
      length(n, k) <= 10_000_000 ? within(length(n, k), { contextTokens: [length(n, k)] }) : undefined,
  },
  {
    re: /(?<![\w.$])(\d{1,4}(?:\.\d)?)\s*k(?![a-z0-9])(?!\s*(?:usd|dollars?|steps?|iter|batches|a\s+(?:year|month)|per|people|users|gpu|hours?|budget|eur\w*|pounds))/gu,
    read: ([, n = '']) => within(scale(n, 'k'), { contextTokens: [scale(n, 'k')] }),
  },
  {
    re: /(?<![\w.$])(1024|2048|3072|4096|8192|16384|32768|65536|131072|262144|1048576)(?![\w.%])(?!\s*(?:dim|gpus?|cards?|gi?b|mb))/gu,
    read: ([, n = '']) => ({ contextTokens: [Number(n)] }),
  },
  {
    re: new RegExp(`${NUMBER}\\s*${MAGNITUDE}?\\s*(?:length|long|长度|长)(?![a-z])`, 'gu'),
    read: ([, n = '', k]) => within(scale(n, k), { contextTokens: [scale(n, k)] }),
  },
]
