import type { Accelerator, Knowledge } from '../../knowledge/knowledge.ts'

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
export const MAKER = String.raw`(?:nvidia|geforce|tesla|amd|intel|google|aws|huawei|radeon|instinct|quadro)\s*-?\s*`
const FORM = String.raw`(?:[\s-]*(?:sxm\d?|pcie|nvl|oam|hgx))?`
/** The memory that may follow a card's name: one group, in GB. */
export const MEMORY = String.raw`(?:(?:'s)?[\s-]*\(?\s*(\d{1,3})\s*gi?b?(?:of)?\b(?:\s*\)|(?!\s*(?:of\s*)?(?:ram|data|disk|ddr)))?(?:\s*(?:each|vram))?)?`

/**
 * An expression for the name of an accelerator, with one group: the usual spellings, and those that only the facts tell,
 * so that a card is heard as soon as it stands in them.
 */
export function cardNames(knowledge: Knowledge): string {
  const usual = new RegExp(`^${nameOf(CARD)}${MEMORY}$`, 'u')
  const told = knowledge.accelerators
    .filter(({ kind }) => kind !== 'cpu')
    .flatMap((card) => [card.key, card.name].flatMap((name) => namesOf(name, card)))
    // A name without a digit may be a common word.
    .filter((name) => /\d/u.test(name) && name.length >= 3 && !usual.test(name))
  const spellings = [...new Set(told)].sort((a, b) => b.length - a.length).map(spelling)
  return nameOf([...spellings, CARD].join('|'))
}

const nameOf = (cards: string): string => `(?:${MAKER})*((?:${cards})${FORM})`

/** `NVIDIA H100 SXM5 80GB` -> `h100 sxm5`: what stands before and behind the card's own name is read apart from it, and the maker may be left out. */
function namesOf(name: string, { memoryGb, vendor }: Accelerator): readonly string[] {
  const own = name
    .toLowerCase()
    .replace(/\(.*\)|\b\d+\s*gi?b\b/gu, ' ')
    .trim()
    .replace(/[\s_-]+/gu, ' ')
    .replace(new RegExp(` ${memoryGb}$`, 'u'), '')
    .replace(new RegExp(`^(?:${MAKER})+`, 'u'), '')
  const maker = `${vendor.toLowerCase()} `
  return own.startsWith(maker) ? [own, own.slice(maker.length)] : [own]
}

/** `zx9 pro` is also written `ZX9-Pro` and `zx9pro`. */
function spelling(name: string): string {
  const words = name.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&'))
  return `${words.join('[\\s_-]*')}(?!\\d)`
}
