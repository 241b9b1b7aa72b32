import { digitsForWords } from '../../amounts/number-words.ts'
import type { Profile } from '../../profile/profile.ts'
import { nounAfter } from '../../profile/quantity-words.ts'
import { type Told, thingsIn } from '../sums/told.ts'

/** What the strategic goal adds to what there is: "three more branches" beside "11 branches". */
export type Growth = {
  readonly more: number
  readonly of: number
  readonly noun: string
}

const MORE = /\b(?<many>\d[\d,]*) (?:more|further|additional)(?= \p{L})/giu
const TAKE = /\btake (?:on|in|over) (?:the )?(?<many>\d[\d,]*)(?= \p{L})/giu
/** One thing by several names. */
const CLIENTS = /\b(?:clients|customers|firms|companies)$/iu
/** More than so many times what there is: another business. (Our judgment.) */
const MOST = 1.5

/** Undefined where the strategic goal counts nothing that the problem counts by the same noun, or where it is not sure which. Pure. */
export function growthIn(told: readonly Told[], { answers }: Profile): Growth | undefined {
  const text = digitsForWords(String(answers.strategic_goal ?? ''))
  const found = [...text.matchAll(MORE), ...text.matchAll(TAKE)].flatMap((match): Growth[] => {
    const more = Number((match.groups?.many ?? '').replaceAll(',', ''))
    const noun = nounAfter(text.slice(match.index + match[0].length))
    // "3,000 more lorries a year" is no number of what is there.
    if (/^\s+(?:an?|per|each|every) /u.test(text.slice(match.index + match[0].length + 1 + noun.length))) return []
    const head = thingsIn(noun).at(-1)
    const there = told.filter(
      ({ unit, per, things, value, where, counts = '' }) =>
        unit === 'count' &&
        per === undefined &&
        head !== undefined &&
        (things.at(-1) === head || (CLIENTS.test(noun) && CLIENTS.test(counts))) &&
        where.question === 'problem' &&
        value >= 2,
    )
    const [only] = there
    if (only === undefined || there.length > 1 || !(more > 0) || more > only.value * MOST) return []
    return [{ more, of: only.value, noun }]
  })
  return found.length === 1 ? found[0] : undefined
}
