import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Facts } from '../facts.ts'
import { cardNames, MAKER, MEMORY } from './card-names.ts'
import type { Rule } from './scan.ts'

const HEADS = '(?:个|個|块|塊|张|張|片|卡|台|枚|pcs|pieces of|units of|gpus? of type|of the)?'
const NODES = '(?:nodes?|servers?|machines?|hosts?|boxes|台|机|ノード)'

const GPU_NOUN = `(?:gpu'?s?|cards?|graphics? cards?|vcards?|accelerators?|devices?|chips?|tpus?|卡|张卡|张显卡|块显卡|块|张|塊|張|枚|基|个gpu|台gpu|显卡|karten|grafikkarten|tarjetas|cartes|gráficas)`

/** Accelerators with their count and memory, however they are glued: `2x 3090`, `8*24G`, `4x8 A100s`, `A100(80G)`, `4090单卡`. */
export function hardwareRules(knowledge: Knowledge): readonly Rule[] {
  const before = kept.get(knowledge)
  if (before) return before
  const rules = rulesFor(cardNames(knowledge))
  kept.set(knowledge, rules)
  return rules
}

const kept = new WeakMap<Knowledge, readonly Rule[]>()

const rulesFor = (named: string): readonly Rule[] => [
  {
    // A DGX or HGX is a machine of eight.
    re: new RegExp(`(?<![\\w.])(\\d{1,4})\\s*(?:[x*]\\s*)?(?:${MAKER})*[dh]gx[\\s-]*${named}${MEMORY}`, 'gu'),
    read: ([, machines, card = '', memory]) => ({ ...hardware(card, memory), accelerators: [Number(machines) * 8] }),
  },
  {
    re: /(?<![\w.])(\d{1,4})\s*[x*]\s*(\d{1,3})\s*=\s*(\d{2,5})\s*gi?b?(?![a-z])/gu,
    read: ([, n, memory, all]) =>
      Number(n) * Number(memory) === Number(all)
        ? { accelerators: [Number(n)], acceleratorMemoryGB: [Number(memory)] }
        : undefined,
  },
  {
    // A node without a count of its own holds eight cards, as nearly all do.
    re: new RegExp(
      `(?<![\\w.])(\\d{1,4})\\s*(?:[x*]\\s*)?${named}${MEMORY}\\s*(?:nodes|servers|machines|台)(?![a-z])`,
      'gu',
    ),
    read: ([, nodes, card = '', memory]) => ({ ...hardware(card, memory), accelerators: [Number(nodes) * 8] }),
  },
  {
    re: new RegExp(
      `(?<![\\w.])(\\d{1,4})\\s*${NODES}(?:[\\s,]*(?:with|of|x|\\*|each|having|equipped|has|have))*\\s*(\\d{1,3})\\s*[x*]?\\s*${named}${MEMORY}'?s?(?![a-z0-9])`,
      'gu',
    ),
    read: ([, nodes, per, card = '', memory]) => ({
      ...hardware(card, memory),
      accelerators: [Number(nodes) * Number(per)],
    }),
  },
  {
    re: new RegExp(
      `(?<![\\w.])(\\d{1,4})\\s*(?:[x*]|个|台)\\s*(\\d{1,3})\\s*[x*]?\\s*${named}${MEMORY}'?s?(?![a-z0-9])`,
      'gu',
    ),
    read: ([, nodes, per, card = '', memory]) => ({
      ...hardware(card, memory),
      accelerators: [Number(nodes) * Number(per)],
    }),
  },
  {
    re: new RegExp(`(?<![\\w.])(\\d{1,5})(?:\\s*[x*]\\s*|\\s+)(\\d{1,3})\\s*gi?b?\\s*${named}'?s?(?![a-z0-9])`, 'gu'),
    read: ([, n, memory, card = '']) => ({ ...hardware(card, memory), accelerators: [Number(n)] }),
  },
  {
    re: new RegExp(`(?<![\\w.])(\\d{1,5})\\s*(?:[x*]\\s*)?${HEADS}\\s*${named}${MEMORY}(?:'?s)?(?![a-z0-9])`, 'gu'),
    read: ([, n, card = '', memory], { before }) =>
      /(?:llama|qwen|gemma|phi|gpt|falcon|v)[\s-]?$/u.test(before)
        ? undefined
        : { ...hardware(card, memory), accelerators: [Number(n)] },
  },
  {
    re: new RegExp(
      `(?<![a-z0-9.])${named}${MEMORY}\\s*(?:[x*]|的)?\\s*(\\d{1,4})\\s*(?:${GPU_NOUN}|[x*](?!\\d))?(?![\\w%]|\\.\\d|\\s*(?:gi?b?|k|tokens?|b)\\b)`,
      'gu',
    ),
    read: ([all, card = '', memory, n], { after }) =>
      /[x*]\s*\d+\s*$|\d+\s*(?:卡|张|块|[x*]|gpu|cards?)/u.test(all) && !/^\s*(?:hours?|days?|小时|天)/u.test(after)
        ? { ...hardware(card, memory), accelerators: [Number(n)] }
        : undefined,
  },
  {
    re: new RegExp(`(?<![\\w.])(\\d{1,3})\\s*gi?b?\\s*(?:的\\s*)?${named}(?:'?s)?(?![a-z0-9])`, 'gu'),
    read: ([all, memory, card = '']) =>
      /^\d+\s*g/u.test(all) && Number(memory) >= 4 ? hardware(card, memory) : undefined,
  },
  {
    re: new RegExp(
      `\\b(?:an?|per|each|ein(?:e|er|em|en)?|una?|une?|my|single|one)\\s+(?:single\\s+)?${named}${MEMORY}(?:\\s*gpu)?(?![a-z0-9])`,
      'gu',
    ),
    read: ([all, card = '', memory]) =>
      /^(?:per|each|my)/u.test(all) ? hardware(card, memory) : { ...hardware(card, memory), accelerators: [1] },
  },
  {
    re: new RegExp(`(?<![a-z0-9.])${named}${MEMORY}(?:'?s|gpus?)?(?![a-z0-9])`, 'gu'),
    read: ([, card = '', memory]) => hardware(card, memory),
  },
  {
    re: /(?<![\w.])(\d{1,4})(?!\d)\s*(?:[x*]|张|块|卡|cards?|gpus?|of)?\s*(?:gpus?\s*)?(?:with|of|each|个|at|[x*])?\s*(\d{1,3})\s*gi?b?(?![a-z0-9])(?=\s*(?:vram|gpu|card|显卡|卡|显存|each|[?.,)!]|$|\s\p{L}))/gu,
    read: ([all, n, memory], { after }) =>
      (/[x*张块卡]|cards?|gpus?/u.test(all) ||
        (Number(n) === 1 && /^\s*(?:vram\s*)?(?:gpu|card|显卡|vram)/u.test(after))) &&
      !/^\s*(?:of\s*)?(?:ram|ddr|system)/u.test(after)
        ? { accelerators: [Number(n)], acceleratorMemoryGB: [Number(memory)] }
        : undefined,
  },
  {
    re: /(?<![\w.])(\d{2,3})\s*gi?b?\s*(?:vram\s*)?(?:gpus?|cards?)?\s*[x*]\s*(\d{1,3})(?![\w.])/gu,
    read: ([, memory, n]) => ({ accelerators: [Number(n)], acceleratorMemoryGB: [Number(memory)] }),
  },
  {
    re: new RegExp(
      `(?<![\\w.])(\\d{1,5})\\s*(?:[x*]\\s*)?(?:nvidia |consumer |such |more |local |same |identical |of these )?${GPU_NOUN}(?![a-z])`,
      'gu',
    ),
    read: ([, n], { before }) =>
      /(?:stage|zero|version|top)\s*-?$/u.test(before) ? undefined : { accelerators: [Number(n)] },
  },
  {
    re: /(?<![\w.])(\d{1,4}) of (?:them|those|these)\b/gu,
    read: ([, n]) => ({ accelerators: [Number(n)] }),
  },
  {
    re: /\b(?:单卡|單卡|单机单卡|single[\s-]gpu|single[\s-]card|1gpu)\b|单卡|単一gpu/gu,
    read: () => ({ accelerators: [1] }),
  },
]

function hardware(card: string, memory: string | undefined): Facts {
  const name = card
    .replace(/[\s-]+/gu, ' ')
    .replace(/^inf(\d).*/u, 'inferentia$1')
    .replace(/^trn(\d).*/u, 'trainium$1')
    .trim()
  return { accelerator: [name], ...(memory === undefined ? {} : { acceleratorMemoryGB: [Number(memory)] }) }
}
