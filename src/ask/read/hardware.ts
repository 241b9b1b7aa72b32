import type { Facts } from '../facts.ts'
import type { Rule } from './scan.ts'

/** Names of accelerators as people write them, known to us or not: what is not known is asked back, never guessed at. */
const CARD = [
  String.raw`(?:rtx|gtx)[\s-]*(?:pro[\s-]*)?\d{3,4}(?!\d)(?:[\s-]*(?:ti|super|ada|xt|blackwell))*(?:[\s-]*[dm]\b)?`,
  String.raw`(?:rtx[\s-]*)?a(?:2000|4000|4500|5000|5500|6000)(?:[\s-]*ada)?`,
  String.raw`(?:10[5-8]0|16[56]0|20[678]0|30[56789]0|40[6789]0|50[6789]0)(?!\d)(?:[\s-]*(?:ti|super))*(?!\d|\.\d)`,
  String.raw`(?:gb?h?|h)[\s-]?(?:20|100|200|800)(?!\d|\.\d|b|%)`,
  String.raw`a[\s-]?(?:100|800)(?!\d|\.\d)|a(?:2|10g?|16|30|40)(?![\d]|\.\d|b)`,
  String.raw`g?b(?:100|200|300)(?!\d|\.\d)`,
  String.raw`(?:v100s?|p(?:100|40|4)|k(?:80|40)|m(?:40|60)|l(?:4|20|40s?)|t4g?)(?!\d)`,
  String.raw`mi[\s-]?(?:50|60|100|2[15]0x?|3[0-9][0-9]x?)(?!\d)`,
  String.raw`rx[\s-]?\d{4}(?:[\s-]?xtx?)?`,
  String.raw`tpu[\s-]*v?\d[ep]?(?:-\d+)?|tpus?`,
  String.raw`gaudi[\s-]?\d|(?:inferentia|trainium)[\s-]?\d?|(?:inf|trn)\d(?:\.\d*xlarge)?|ascend[\s-]?910[a-d]?\d?|910[abc]\d?`,
  String.raw`(?:apple\s*)?m[1-5](?:[\s-]*(?:pro|max|ultra))|apple\s*m[1-5]|m[1-5](?=\s*(?:mac|chip|with|\d+\s*gb))|mac\s*(?:studio|mini|book)(?:\s*(?:pro|air))?`,
  String.raw`jetson[\s-]*(?:orin|nano|xavier|agx|thor)?(?:[\s-]*(?:orin|nano|nx|xavier|agx))?|raspberry\s*pi(?:\s*\d)?|dgx\s*spark|strix\s*halo|sapphire\s*rapids`,
  String.raw`titan\s*(?:rtx|v|xp?)|quadro\s*\w+|arc\s*[ab]\d{3}`,
].join('|')
const MAKER = String.raw`(?:nvidia|geforce|tesla|amd|intel|google|aws|huawei|radeon|instinct|quadro)\s*-?\s*`
const FORM = String.raw`(?:[\s-]*(?:sxm\d?|pcie|nvl|oam|hgx))?`
const MEMORY = String.raw`(?:(?:'s)?[\s-]*\(?\s*(\d{1,3})\s*gi?b?(?:of)?\b(?:\s*\)|(?!\s*(?:of\s*)?(?:ram|data|disk|ddr)))?(?:\s*(?:each|vram))?)?`
const HEADS = '(?:个|個|块|塊|张|張|片|卡|台|枚|pcs|pieces of|units of|gpus? of type|of the)?'
const NAME = `(?:${MAKER})*((?:${CARD})${FORM})`
const NODES = '(?:nodes?|servers?|machines?|hosts?|boxes|台|机|ノード)'

const GPU_NOUN = `(?:gpu'?s?|cards?|graphics? cards?|vcards?|accelerators?|devices?|chips?|tpus?|卡|张卡|张显卡|块显卡|块|张|塊|張|枚|基|个gpu|台gpu|显卡|karten|grafikkarten|tarjetas|cartes|gráficas)`

/** Accelerators with their count and memory, however they are glued: `2x 3090`, `8*24G`, `4x8 A100s`, `A100(80G)`, `4090单卡`. */
export const HARDWARE_RULES: readonly Rule[] = [
  {
    // A DGX or HGX is a machine of eight.
    re: new RegExp(`(?<![\\w.])(\\d{1,4})\\s*(?:[x*]\\s*)?(?:${MAKER})*[dh]gx[\\s-]*${NAME}${MEMORY}`, 'gu'),
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
      `(?<![\\w.])(\\d{1,4})\\s*(?:[x*]\\s*)?${NAME}${MEMORY}\\s*(?:nodes|servers|machines|台)(?![a-z])`,
      'gu',
    ),
    read: ([, nodes, card = '', memory]) => ({ ...hardware(card, memory), accelerators: [Number(nodes) * 8] }),
  },
  {
    re: new RegExp(
      `(?<![\\w.])(\\d{1,4})\\s*${NODES}(?:[\\s,]*(?:with|of|x|\\*|each|having|equipped|has|have))*\\s*(\\d{1,3})\\s*[x*]?\\s*${NAME}${MEMORY}'?s?(?![a-z0-9])`,
      'gu',
    ),
    read: ([, nodes, per, card = '', memory]) => ({
      ...hardware(card, memory),
      accelerators: [Number(nodes) * Number(per)],
    }),
  },
  {
    re: new RegExp(
      `(?<![\\w.])(\\d{1,4})\\s*(?:[x*]|个|台)\\s*(\\d{1,3})\\s*[x*]?\\s*${NAME}${MEMORY}'?s?(?![a-z0-9])`,
      'gu',
    ),
    read: ([, nodes, per, card = '', memory]) => ({
      ...hardware(card, memory),
      accelerators: [Number(nodes) * Number(per)],
    }),
  },
  {
    re: new RegExp(`(?<![\\w.])(\\d{1,5})(?:\\s*[x*]\\s*|\\s+)(\\d{1,3})\\s*gi?b?\\s*${NAME}'?s?(?![a-z0-9])`, 'gu'),
    read: ([, n, memory, card = '']) => ({ ...hardware(card, memory), accelerators: [Number(n)] }),
  },
  {
    re: new RegExp(`(?<![\\w.])(\\d{1,5})\\s*(?:[x*]\\s*)?${HEADS}\\s*${NAME}${MEMORY}(?:'?s)?(?![a-z0-9])`, 'gu'),
    read: ([, n, card = '', memory], { before }) =>
      /(?:llama|qwen|gemma|phi|gpt|falcon|v)[\s-]?$/u.test(before)
        ? undefined
        : { ...hardware(card, memory), accelerators: [Number(n)] },
  },
  {
    re: new RegExp(
      `(?<![a-z0-9.])${NAME}${MEMORY}\\s*(?:[x*]|的)?\\s*(\\d{1,4})\\s*(?:${GPU_NOUN}|[x*](?!\\d))?(?![\\w%]|\\.\\d|\\s*(?:gi?b?|k|tokens?|b)\\b)`,
      'gu',
    ),
    read: ([all, card = '', memory, n], { after }) =>
      /[x*]\s*\d+\s*$|\d+\s*(?:卡|张|块|[x*]|gpu|cards?)/u.test(all) && !/^\s*(?:hours?|days?|小时|天)/u.test(after)
        ? { ...hardware(card, memory), accelerators: [Number(n)] }
        : undefined,
  },
  {
    re: new RegExp(`(?<![\\w.])(\\d{1,3})\\s*gi?b?\\s*(?:的\\s*)?${NAME}(?:'?s)?(?![a-z0-9])`, 'gu'),
    read: ([all, memory, card = '']) =>
      /^\d+\s*g/u.test(all) && Number(memory) >= 4 ? hardware(card, memory) : undefined,
  },
  {
    re: new RegExp(
      `\\b(?:an?|per|each|ein(?:e|er|em|en)?|una?|une?|my|single|one)\\s+(?:single\\s+)?${NAME}${MEMORY}(?:\\s*gpu)?(?![a-z0-9])`,
      'gu',
    ),
    read: ([all, card = '', memory]) =>
      /^(?:per|each|my)/u.test(all) ? hardware(card, memory) : { ...hardware(card, memory), accelerators: [1] },
  },
  {
    re: new RegExp(`(?<![a-z0-9.])${NAME}${MEMORY}(?:'?s|gpus?)?(?![a-z0-9])`, 'gu'),
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
