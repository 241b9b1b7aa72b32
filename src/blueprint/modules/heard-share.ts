import { perDay as aDay } from '../../amounts/period.ts'
import { around } from '../../profile/change.ts'
import { findPhrases } from '../../profile/phrases.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'
import { isPeriod } from '../../profile/quantity-words.ts'
import type { TakenModule } from './take.ts'

type Told = Pick<Profile, 'quantities' | 'answers' | 'volumes'>

/** How far behind a number its words may begin. */
const NEAR = 45
/** "A third of them come by post", "40 % on paper", never "90 % of the scans": that is how well they are read. */
const COMES =
  /^\s*$|\b(?:comes?|coming|arrives?|arriving|are|is|ha(?:s|ve)|with|brings?|contains?|includes?|as|by|on|in|via|still|sent)\b[^.;:,\d]*$/iu
/** "They leave a dictation for half of them." */
const FOR = /[^.;:]*\bfor (?:about |only )?$/iu
const NEXT = /^\s+(?:\p{L}+\s+)?$/u
/** "By post, by phone and by mail" is not all of them. */
const OTHERS = /^,?\s*(?:(?:and|or)\s+)?(?:by|via|through|e-?mails?|mails?|phone|online|calls?)\b/iu
const MIXED = /\b(?:and|or)\b|[,/]/iu
/** Counts of one brief are rounded: so much above all of them is still all of them. */
const ALL = 1.05

/**
 * The share of the cases that a module's words are told of: "a third of them on paper", "900 claims a day by post" of 900.
 * Undefined where no number says it. Pure.
 */
export function heardShare({ loaded }: TakenModule, told: Told): number | undefined {
  const [phrases = []] = loaded.module.applies.words
  const shares = told.quantities.flatMap((each) => shareOf(each, phrases, told) ?? [])
  return shares.find((share) => share > 0 && share <= 1)
}

function shareOf(quantity: Quantity, phrases: readonly string[], { answers, volumes }: Told): number | undefined {
  const { unit, value, counts = '', per, role } = quantity
  const [before, after] = around(quantity, answers)
  const [hit] = findPhrases(after.slice(0, NEAR * 2), phrases)
  const between = hit === undefined || hit.at > NEAR ? undefined : after.slice(0, hit.at)
  if (unit === 'share') {
    const comes = between !== undefined && isClause(between) && COMES.test(between)
    return comes || findPhrases(FOR.exec(before)?.[0] ?? '', phrases).length > 0 ? value : undefined
  }
  const perDay = volumes.perDay?.value
  if (unit !== 'count' || role !== 'volume' || per === undefined || !isPeriod(per) || perDay === undefined)
    return undefined
  const isAll = hit !== undefined && !MIXED.test(hit.words) && !OTHERS.test(after.slice(hit.at + hit.words.length))
  const described = isAll && between !== undefined && NEXT.test(between)
  const named = findPhrases(counts, phrases).length > 0 && !MIXED.test(counts)
  const share = (value * aDay(per)) / perDay
  return (described || named) && share <= ALL ? Math.min(1, share) : undefined
}

const isClause = (text: string): boolean => !/[.;:,](?!\d)/u.test(text)
