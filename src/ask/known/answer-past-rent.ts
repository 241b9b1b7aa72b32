import { dollars } from '../../amounts/print.ts'
import { rentAround, rentOf } from '../../estimator/money.ts'
import { findAccelerator } from '../../knowledge/find.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Understanding } from '../understand.ts'
import type { KnownAnswer } from './answer-family.ts'

const YEAR = /\b(?:in|of|back in|during|im jahr|en) ?(20[12]\d)\b/u
const OF_RENT = /\b(?:costs?|price|rent\w*|pay|hour\w*|kostet|kosten|miete|preis|prix|coût\w*|cuesta|precio)\b|多少钱/u
/** "And in 2020?" behind a question about a card. */
const BARE = /^(?:(?:and|und|y|et|what about|how about|or) )*(?:in|im jahr|en) ?20[12]\d[ ?!.]*$/u

/** What an hour of a card was listed at in a year that is named, beside today's. Undefined for other questions. */
export function answerPastRent({ plain, stated, facts }: Understanding, knowledge: Knowledge): KnownAnswer | undefined {
  const year = YEAR.exec(plain)?.[1]
  if (year === undefined || !(OF_RENT.test(plain) || BARE.test(plain))) return undefined
  const [key, ...others] = (stated.accelerator ?? (BARE.test(plain) ? facts.accelerator : undefined) ?? []).map(String)
  if (key === undefined || others.length > 0 || (facts.model ?? facts.paramsB ?? facts.tokensB) !== undefined)
    return undefined
  const card = findAccelerator(knowledge, key)
  const now = card && rentOf(card)
  if (!card || !now || year === now.date.slice(0, 4)) return undefined
  const then = rentAround(card, year)
  const today = `Today: ${dollars({ ...now.range, unit: 'USD' })} (${now.date}).`
  const released = card.released?.slice(0, 4)
  const lead =
    released !== undefined && Number(year) < Number(released)
      ? `${card.name} did not exist in ${year}: it came out in ${card.released}.`
      : then
        ? `About ${year}, an hour of ${card.name} was listed at ${dollars({ ...then.range, unit: 'USD' })} (${then.date}).`
        : `I have no price of ${card.name} from ${year}.`
  return {
    reply: `${lead} ${today}`,
    sources: [...new Set([...(then?.sources ?? []), ...now.sources])].slice(0, 2),
    sized: true,
  }
}
