import { formatUsd } from '../../amounts/print.ts'
import { isPaid } from '../../profile/paid.ts'
import type { Profile } from '../../profile/profile.ts'
import { isPeriod } from '../../profile/quantity-words.ts'
import { borneBy } from '../sums/losses.ts'
import { amount } from '../sums/sum.ts'
import { type Told, toldIn } from '../sums/told.ts'

/** Money of the text that is in no sum, in its words, and what is not told of it: how many of these the goal means, or what part of it goes. */
export type Unused = { readonly words: string; readonly open: 'how many' | 'what part' }

/** More are not read. */
const MOST = 2
const NOT_OURS = ['budget', 'price', 'target-cost']
const STORIES = ['problem', 'why', 'dependencies']

/** What the text tells of money that `said`, the plan's sums in words, does not hold. Pay of an hour and what others bear are none of it. Pure. */
export function unusedMoney(profile: Profile, said: string): readonly Unused[] {
  // What all of it costs today holds what one of them costs.
  const hasAll = /\bcosts today\b/u.test(said)
  const open = toldIn(profile).flatMap((each): Unused[] => {
    const kind = kindOf(each, profile)
    if (kind === 'how many' && hasAll) return []
    return kind === undefined || isIn(each, said) ? [] : [{ words: phraseOf(each), open: kind }]
  })
  return open.toSorted((a, b) => a.open.localeCompare(b.open)).slice(0, MOST)
}

const EACH_AFTER = /^\s*(?:each|apiece|on average|a time|for each)\b/iu
const BRINGS =
  /\b(?:brings?(?: us)?(?: in)?|is worth|earns?(?: us)?|costs?(?: us)?|saves?(?: us)?|margin (?:of|is))\s+(?:about |around |some )?[^\p{L}\p{N}\s]{0,2}$/iu
/** What one thing was, is made of or is worth on paper: no price of what happens again. */
const ONCE =
  /\b(?:said|says|resolution|contract|tender|named|wrote|printed|bought|paid|invest\w*|pays?|would|could|might|threat\w*|if)\b/iu

/** What is open of an amount: of one for each how many; of one by the year what part. Undefined for any other. */
function kindOf(each: Told, { answers }: Profile): Unused['open'] | undefined {
  const { unit, per, role, where, before, after, years } = each
  if (unit !== 'usd' || NOT_OURS.includes(role ?? '') || per === 'hour' || !STORIES.includes(where.question))
    return undefined
  const clause = /[^.;,]*$/u.exec(before)?.[0] ?? ''
  if (ONCE.test(clause) || typeof borneBy(before) === 'string') return undefined
  // A day is how long one event lasted as often as it is every day.
  if (per === 'day') return undefined
  const isByTime = per === undefined ? years !== undefined : isPeriod(per) && per !== 'minute'
  if (isByTime) return role === 'cost' && isPaid(each, answers) ? 'what part' : undefined
  return per !== undefined || EACH_AFTER.test(after) || BRINGS.test(before) ? 'how many' : undefined
}

/** Whether the sums name it, as written or as printed. */
function isIn(each: Told, said: string): boolean {
  const number = /\d[\d.,]*\d|\d/u.exec(each.words)?.[0] ?? each.words
  const forms = [each.words, amount(each), formatUsd(each.value), formatUsd(each.value / (each.years ?? 1))]
  return (
    forms.some((form) => said.includes(form)) ||
    new RegExp(String.raw`(?<![\d.,])${number.replaceAll('.', String.raw`\.`)}(?![\d])`, 'u').test(said)
  )
}

/** The amount with the words of its clause before it: "a lorry of 17 m brings $310". */
function phraseOf({ before, words }: Told): string {
  const clause = before.split(/[,;:(]\s*|\s(?:and|but|while|so)\s/u).at(-1) ?? ''
  const lead = /(?:[^\s]+\s+){0,7}$/u.exec(clause.replace(/^(?:and|but|so|which|that)\s+/iu, ''))?.[0] ?? ''
  return `${lead}${words}`.trim()
}
