import type { Concept, Concepts } from '../../knowledge/concepts.ts'
import { formOf } from '../intent/form.ts'
import type { Understanding } from '../understand.ts'

/** A longer text says itself what it is about. */
const LONGEST = 70
const MAX_TERMS = 2
/** "And for speech?" puts something else in the place of what was asked about. */
const INSTEAD = /^(?:and|what about|how about) (?:for |with |in |on |an? |the )?[\p{L}\p{N}-]+[ ?!.]*$/u
/** Says nothing by itself: "is that good?", "since when", "give me an example". */
const WITHOUT_SUBJECT =
  /\b(?:examples?|values?|common|usual|typical|normal|good|bad|since when|which one|high|low|risk\w*|why not|name (?:a few|some|one|two|three)|which ones)\b/u
/** "Is there a cheaper alternative?" */
const COMPARES = /\b(?:alternatives?|simpler|cheaper way|matters more|the worst|more important)\b/u
/** "What would you set for contracts?" behind a note on a setting. */
const SETTING = /\bwhat (?:value |number )?(?:would|should|shall|do) (?:you|i|we|one) (?:set|choose|pick)\b/u
/** "How many should I put in?" */
const AMOUNT = /^(?:and |so |ok )*how (?:many|much|long|often|large|big|high)\b/u
/** "Good idea, I will tell the others", "great to know, bye": told, and not asked. */
const REMARKS = [
  /^(?:very |really )?(?:good|fair|great|nice|interesting|excellent) (?:point|to know|idea|one|stuff|advice|answer|tip|thing|enough)\b/u,
  /^(?:thanks?|thank you|cheers|i|i'll|i'm|we|we'll|my|our|that(?:'s| is| was| makes| sounds| explains))\b/u,
]
const SIGHS = /^(?:(?:ah|oh|hm+|ok(?:ay)?|yes|well)[,.! ]+)+/u
/** So well must another note fit to be what was meant. */
const SURELY = 0.8

/**
 * The note that was just given, where a short question behind it has no subject of its own and the note speaks of what is
 * asked: "what value is common?" behind the one on weight decay. Another note that fits the two together comes first.
 */
export function ofLastNote(read: Understanding, last: Concept | undefined, concepts: Concepts): Concept | undefined {
  const { plain } = read
  if (isRemark(plain)) return undefined
  if (last && SETTING.test(plain) && sharesTerm(plain, last, concepts)) return last
  if (!last || plain.length > LONGEST || INSTEAD.test(plain) || read.named.some((one) => !one.common)) return undefined
  const asked = [...concepts.terms(plain)]
  if (asked.length > MAX_TERMS) return undefined
  const [both] = asked.length === 0 ? [] : concepts.asked(`${plain} ${last.aliases[0] ?? last.title}`)
  if (both && both.score >= SURELY && both.concept !== last) return both.concept
  const told = concepts.terms(last.text)
  return (asked.length > 0 && asked.every((term) => told.has(term))) ||
    (asked.length === 0 && AMOUNT.test(plain) && /\d/u.test(last.text)) ||
    WITHOUT_SUBJECT.test(plain) ||
    COMPARES.test(plain)
    ? last
    : undefined
}

const isRemark = (plain: string): boolean =>
  formOf(plain) === 'states' && REMARKS.some((is) => is.test(plain.replace(SIGHS, '')))

const sharesTerm = (plain: string, note: Concept, concepts: Concepts): boolean =>
  [...concepts.terms(plain)].some((term) => concepts.terms(note.text).has(term))
