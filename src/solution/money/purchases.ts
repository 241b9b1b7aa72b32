import { formatUsd } from '../../amounts/print.ts'
import type { FactValues } from '../../blueprint/expression.ts'
import type { BOUGHT_FOR, Purchase } from '../../blueprint/purchase-schema.ts'
import type { Line } from './line.ts'

/** The fact that tells how many there are; of a line nothing does. */
const COUNTED: Readonly<Record<(typeof BOUGHT_FOR)[number], keyof FactValues | undefined>> = {
  site: 'sites',
  machine: 'machines',
  camera: 'cameras',
  user: 'usersAtWork',
  line: undefined,
}
/** So many are equipped in the first year, however many there are. (Our judgment, 2026-11.) */
const MOST = 10

/**
 * What must be bought beside hours, models and machines, in US dollars (judgments of the blueprint): as often as the told number of what it
 * is for, else for the first one. What the team says that it has is left out; `texts` are its own words. Pure.
 */
export function purchaseLines(
  purchases: readonly Purchase[],
  facts: FactValues,
  texts: readonly string[],
): readonly Line[] {
  return purchases
    .filter(({ have }) => !texts.some((text) => isThere(text, have)))
    .map(({ what, low, high, per, each, because }, at): Line => {
      const key = each && COUNTED[each]
      const told = key === undefined ? undefined : facts[key]
      const all = typeof told === 'number' && Number.isInteger(told) && told >= 1 ? told : 1
      const times = Math.min(all, MOST)
      const one = `${formatUsd(low)} to ${formatUsd(high)}`
      const many =
        each === undefined
          ? ''
          : times > 1
            ? ` ${times} times ${one}.${all > times ? ` All ${all} of them: ${formatUsd(low * all)} to ${formatUsd(high * all)}.` : ''}`
            : ` For the first ${each}; each further one costs about as much.`
      return {
        id: `purchase-${at}`,
        label: what,
        low: low * times,
        high: high * times,
        per,
        note: `${because}${many} Our judgment: ask two sellers for a quote.`,
        source: 'assumption',
      }
    })
}

/** Whether the team says that it has such a thing: "our line cameras", "cameras are installed"; not "cameras to be bought". */
function isThere(text: string, have: readonly string[]): boolean {
  return have.some((thing) => {
    const word = thing.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
    const owned = String.raw`\b(?:our|own|existing|installed|have|has|already)\s+(?:[\p{L}\p{N}-]+\s+){0,2}${word}s?\b`
    const placed = String.raw`\b${word}s?\s+(?:are|is|were|have been)\s+(?:already|installed|mounted|in place|there)\b`
    const found = new RegExp(`(?:${owned}|${placed})[^.;]*`, 'iu').exec(text)
    return found !== null && !WANTED.test(found[0])
  })
}

/** What shall be had is not there yet. */
const WANTED = /\b(?:no|not|gets?|to be|buy|bought|need|needs|must|shall|will|missing|too few|yet)\b/iu
