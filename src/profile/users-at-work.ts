import type { Profile } from './profile.ts'
import type { Quantity } from './quantity.ts'

/** What only people do with a result: a thing can get or have one. */
const USES = 'asks?|enters?|types?|sees?|opens?|checks?|confirms?|corrects?|reads?|decides?|reviews?|chooses?|speaks?'
/** Whoever is served is no user at work: nobody trains them, and no license is bought for each. */
const SERVED =
  /(?:member|customer|client|patient|passenger|pupil|student|child|children|player|reader|visitor|citizen|resident|guest|subscriber|user|tenant|seller|applicant)s?$/iu

/**
 * The people of the house who will use the result, where the text counts them and the wished outcome says that they do: "300
 * buyers" of "a buyer asks and gets the table". Undefined for whoever is served, and where it is not said so plainly.
 */
export function usersAtWork({ quantities, answers }: Pick<Profile, 'quantities' | 'answers'>): Quantity | undefined {
  const outcome = typeof answers.outcome === 'string' ? answers.outcome : ''
  return quantities.find(
    ({ unit, per, role, counts = '', where }) =>
      unit === 'count' &&
      per === undefined &&
      (role === undefined || role === 'staff') &&
      (where.question === 'problem' || where.question === 'outcome') &&
      counts !== '' &&
      !SERVED.test(counts) &&
      isUser(counts, outcome),
  )
}

/** A person "enters", several "enter"; the noun begins its clause: nobody is found behind "for the buyer". */
function isUser(counts: string, outcome: string): boolean {
  const noun = counts.split(' ').at(-1)?.replace(/s$/u, '') ?? ''
  if (!/^\p{L}{3,}$/u.test(noun)) return false
  const clause = String.raw`(?:^|[.;,:]\s+|\band\s+)(?:(?:an?|the|each|every|our|\d+)\s+)?(?:\p{L}+\s+)?${noun}s?\s+(?:${USES})\b`
  return new RegExp(clause, 'iu').test(outcome)
}
