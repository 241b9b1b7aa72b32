import type { Rule } from './scan.ts'

const SIZE = String.raw`(?<![\w.])(\d+(?:\.\d+)?)\s*-?(gi?bs?|g|go|гб|tb|mi?b|gigs?|gigabytes?)(?![a-z0-9])`
const CARD_SIZES: ReadonlySet<number> = new Set([6, 8, 10, 11, 12, 16, 20, 24, 32, 40, 48, 80])
const gb = (n = '', unit = '') => Number(n) * (unit.startsWith('t') ? 1000 : unit.startsWith('m') ? 0.001 : 1)

/** Gigabytes: of a card, of the machine, of a disk, or a figure that the speaker has seen ("it takes 40 GB"). */
export const MEMORY_RULES: readonly Rule[] = [
  {
    re: new RegExp(
      `${SIZE}[\\s-]*(?:of |de |an )?(?:(?:system|cpu|host|main|unified|ddr\\d?|shared|physical)[\\s-]*)*(?:ram|ddr\\d?|memory|mac\\b|macbook|machine|内存|arbeitsspeicher|mémoire vive|メモリ)(?![a-z])`,
      'gu',
    ),
    read: ([all, n, unit], { before, after }) =>
      /\bgpu|vram|video|graphics|card/u.test(`${all}${before.slice(-14)}`) ||
      /^\s*(?:on|per|\/)?\s*(?:the |each )?(?:gpu|card)/u.test(after) ||
      // "24 GB memory is not enough" speaks of the card, whose sizes are few.
      (/memory$/u.test(all) &&
        CARD_SIZES.has(gb(n, unit)) &&
        /^ (?:is|was|are|isn't) (?:not )?(?:enough|sufficient|too)/u.test(after))
        ? undefined
        : said(before)
          ? { claimedGB: [gb(n, unit)] }
          : { systemMemoryGB: [gb(n, unit)] },
  },
  {
    re: new RegExp(
      `(?:\\bram|system memory|host memory|machine|内存)\\s*(?:is|:|=|of|has|with|只有)?\\s*(?:only )?${SIZE}`,
      'gu',
    ),
    read: ([, n, unit]) => ({ systemMemoryGB: [gb(n, unit)] }),
  },
  {
    re: new RegExp(
      `${SIZE}[\\s-]*(?:of |free |de )*(?:disk|storage|ssd|hdd|nvme|hard drive|磁盘|硬盘|festplatte|disco|disque)`,
      'gu',
    ),
    read: ([, n, unit]) => ({ diskGB: [gb(n, unit)] }),
  },
  {
    re: new RegExp(
      `${SIZE}(?:[\\s-]*(?:of |de |an )?(?:gpu |video |graphics |local |total )*(?:vram|gpu memory|memory|显存|gpu|cards?|显卡|grafikspeicher|vidéo|ビデオメモリ))?`,
      'gu',
    ),
    read: ([all, n, unit], { before, after }) => {
      const size = gb(n, unit)
      if (
        unit?.startsWith('t') ||
        /^\s*(?:model|of (?:text|data|vectors|parquet)|text|vectors|data\b|dataset|数据|corpus|checkpoint|file|index)/u.test(
          after,
        )
      )
        return undefined
      // "Is 16 GB enough?" is about what one has.
      const enough = /^\s*(?:of \w+ )?(?:enough|sufficient|ok|okay|fine)\b/u.test(after)
      if (said(before) && !enough && !/gpu|card|显卡/u.test(all)) return { claimedGB: [size] }
      return size >= 2 && size <= 512 && size === Math.round(size)
        ? { acceleratorMemoryGB: [size] }
        : { claimedGB: [size] }
    },
  },
]

/** Words before a figure that make it a statement about use rather than about a card. */
function said(before: string): boolean {
  return (
    /(?:needs?|required?|requires|requirement|takes?|took|uses?|used|using|usage(?: is| was)?|consum\w+|eats?|occup\w+|about|around|roughly|at least|over|more than|≈|~|=|=>|should be|estimate|is|was|needing|only|占用?|需要|大约|要|braucht|benötigt|nécessite|necesita)\s*(?:about |around |only |at least |roughly |approximately |~|just |up to |another |over )*$/u.test(
      before,
    ) &&
    !/(?:gpu|card|vram|which|memory) (?:is|has|with)(?: only)?\s*$/u.test(before) &&
    !/(?:using|with|have|has) (?:only |an? |about )?$/u.test(before)
  )
}
