import type { Concept, Concepts } from '../../knowledge/concepts.ts'
import type { Understanding } from '../understand.ts'

/** A longer text says itself what it is about. */
const LONGEST = 45
const MAX_TERMS = 2
/** "And for speech?" puts something else in the place of what was asked about. */
const INSTEAD = /^(?:and|what about|how about) (?:for |with |in |on |an? |the )?[\p{L}\p{N}-]+[ ?!.]*$/u
/** Says nothing by itself: "is that good?", "since when", "give me an example". */
const WITHOUT_SUBJECT =
  /\b(?:examples?|values?|common|usual|typical|normal|good|bad|since when|which one|high|low|risk\w*|why not)\b/u
/** So well must another note fit to be what was meant. */
const SURELY = 0.8

/**
 * The note that was just given, where a short question behind it has no subject of its own and the note speaks of what is
 * asked: "what value is common?" behind the one on weight decay. Another note that fits the two together comes first.
 */
export function ofLastNote(read: Understanding, last: Concept | undefined, concepts: Concepts): Concept | undefined {
  const { plain } = read
  if (!last || plain.length > LONGEST || INSTEAD.test(plain) || read.named.some((one) => !one.common)) return undefined
  const asked = [...concepts.terms(plain)]
  if (asked.length > MAX_TERMS) return undefined
  const [both] = asked.length === 0 ? [] : concepts.asked(`${plain} ${last.aliases[0] ?? last.title}`)
  if (both && both.score >= SURELY && both.concept !== last) return both.concept
  const told = concepts.terms(last.text)
  return (asked.length > 0 && asked.every((term) => told.has(term))) || WITHOUT_SUBJECT.test(plain) ? last : undefined
}
