import { casesForShare } from '../../statistics/binomial.ts'
import { mostNeed, type Need, percent, rareNeed } from './need.ts'

const WRONGED =
  /\b(?:wrong\w*|false\w*|mistaken\w*|harmless|honest|innocent|legitimate|genuine|unjust\w*|by mistake|in error)\b/iu
const HELD =
  /\b(?:held back|stopped|blocked|flagged|banned|suspended|rejected|removed|refused|deleted|turned away|locked|accused)\b/iu
/** Up to this share errors are counted one by one. */
const RARE = 0.05
/** How near the wrong share of what was held is to be known. */
const MARGIN = 0.03

/** A limit of what is done wrongly: no system knows that by itself, so people judge a sample. Undefined where the words speak of nothing wrong. Pure. */
export function wrongedNeed(limit: number, words: string, planned?: number): Need | undefined {
  if (!WRONGED.test(words)) return undefined
  if (HELD.test(words)) return heldNeed(limit)
  return limit <= RARE ? rareNeed(limit, planned) : mostNeed(limit, planned)
}

/** Of all that comes in hardly any is held wrongly, but of what is held many may be: a sample of those tells the rate. */
function heldNeed(limit: number): Need {
  const n = casesForShare(1 / 2, MARGIN)
  const many = n.toLocaleString('en-US')
  return {
    cases: n,
    limit,
    inUse: true,
    unit: 'held ones',
    goal: `below ${percent(limit)}`,
    proof: `people judge ${many} of those held, drawn by chance: their wrong share (±${MARGIN * 100} points), times how many are held, over all that come in`,
    says: `${many} of those held, drawn by chance and judged by people, tell their wrong share within ${MARGIN * 100} points; times how many are held, over all that come in, it is the rate of ${percent(limit)}.`,
  }
}
