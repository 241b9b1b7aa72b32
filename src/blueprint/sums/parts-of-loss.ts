import { lastBefore } from './antecedent.ts'
import type { Loss } from './losses.ts'
import { amount, figure, money, type Sum } from './sum.ts'
import { quoted, type Told } from './told.ts'

/** "Half of it", "a third come from": the part of what was told just before. */
const OF_IT = /^\s*of (?:it|this|that|them|these|those|which)\b(?<rest>[^.,;]{0,60})/iu
const COME = /^\s*(?:come|comes|came|stem|stems|result|results|are due|is due) (?:from|of|to)\b(?<rest>[^.,;]{0,60})/iu
/** "40 % of that money was for requests that got lost": of it only so much has to do with the work. */
const CAUSED = /\b(?:is|was|are|were|comes?|came) (?:for|from|because|due)\b/iu
/** Who pays it in the end. */
const NOT_RECHARGED =
  /\bwe (?:can'?t|can ?not|could ?n[o']t|do ?n[o']t) (?:re-?charge|pass|charge|bill|recover|claim|get)\b/iu
const RECHARGED =
  /\b(?:(?:is|are|gets?|was|were) (?:re-?charged|passed on|recovered|reimbursed|refunded|insured)|sells? (?:in the end|later|after all)|is sold)\b/iu

/** Parts of a loss that the text names behind it, each as a sum; and what of it the team bears, where that is said. */
export function partsOf(loss: Loss, told: readonly Told[]): readonly Sum[] {
  return told.flatMap((part): Sum[] => {
    const { unit, value, sentence, where, after } = part
    if (unit !== 'share' || value >= 1 || value <= 0 || where.question !== loss.from.where.question) return []
    if (where.at < loss.from.where.at || sentence - loss.from.sentence > 1) return []
    const of = OF_IT.exec(after)
    const come = of === null && loss.events !== undefined ? COME.exec(after) : null
    const heard = of ?? come
    // "14 % of them" behind another count is of that.
    if (heard === null || !isNext(part, loss, told)) return []
    const own = NOT_RECHARGED.test(heard[0]) ? value : RECHARGED.test(heard[0]) ? 1 - value : undefined
    const usd = loss.usdPerYear * value
    return [
      {
        kind: 'share-of-money',
        words: [quoted(loss.from), `${part.words}${cut(heard[0])}`],
        working: `${figure(100 * value)}% x ${loss.events === undefined ? amount(loss.from) : money(loss.from, loss.usdPerYear)}`,
        result: `${money(loss.from, usd)} a year${RECHARGED.test(heard[0]) ? ` come back: ${money(loss.from, loss.usdPerYear - usd)} stay lost` : ''}`,
        facts:
          own === undefined
            ? come === null && !CAUSED.test(heard[0])
              ? {}
              : { partOfLoss: value }
            : { ownLossShare: own },
      },
    ]
  })
}

/** Whether nothing else was counted since: the loss itself or what its events are. */
function isNext(part: Told, { from, events }: Loss, told: readonly Told[]): boolean {
  const last = lastBefore(part, told)
  const ends = [from, events].map((each) => each?.where.at)
  return last === undefined || ends.includes(last.where.at) || last.where.at < from.where.at
}

/** At most eight words, none cut in two. */
const cut = (text: string): string => (/^(?:\s*\S+){1,8}/u.exec(text)?.[0] ?? '').trimEnd()
