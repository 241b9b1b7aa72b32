import type { Concepts } from '../../knowledge/concepts.ts'
import { namedConcepts } from '../concept/named-concepts.ts'
import { formOf } from '../intent/form.ts'

const REFERS = /\b(?:it|its|them|they|that|this|these|those|there|(?<=(?:need|use|want|without|buy|get|have) )one)\b/u
const OPENS = /^(?:and|so|but|then|or|ok)\b/u
const LONGEST = 70
/** "What do we do about it?", "what else then?": the whole of what was said before is meant. */
const OF_ALL = [
  /^(?:so |and |ok |but |then )*what (?:do|can|should|could) (?:we|i|one) do(?: (?:about|against) (?:it|that|this))?(?: (?:then|there|now))?[ ?!.]*$/u,
  /^(?:so |and |ok |but |then )*how (?:do|can|could|should) (?:we|i|one) (?:fix|solve|stop|avoid|prevent|improve|mend|reduce) (?:it|that|this)[ ?!.]*$/u,
  /^(?:so |and |ok |but |then )*(?:what (?:helps|now|would help)|(?:what|which|who) else)(?: (?:then|there|now))?[ ?!.]*$/u,
]
/** "Would a small model do?" behind what somebody wants to do. */
const OF_NEED = /^(?:so |and |ok |but |then )*(?:would|will|is|are|does|do|can|could|should|must)\b/u
/** "What is the catch?" is asked of what was named before. */
const OF_SUBJECT =
  /^(?:so |and |ok |but )*(?:what(?:'?s| is| are)|any|name) (?:the |its |some )?(?:catch|downsides?|drawbacks?|disadvantages?|limits?|benefits?|advantages?|pros and cons|weak\w*)[ ?!.]*$/u
const SHORT = 45
const BARE = /^(?:so|and|but|then|ok)?[ ,]*(?:yes|no|really|sure|why|how so|is that so|right|seriously)?[ ?!.]*$/u

/**
 * A short question that leans on what was said before, with what it leans on put in: "and who should leave it alone?" after
 * "what is LoRA?" is "and who should leave LoRA alone?". The text itself where it stands alone.
 */
export function withThread(plain: string, said: string | undefined, concepts: Concepts): string {
  if (said === undefined || plain.length > LONGEST) return plain
  const before = said.toLowerCase()
  // "So no?" asks again what was asked, with what was told since.
  if (BARE.test(plain)) return before.replaceAll('\n', ' ')
  const line = before.split('\n').at(-1) ?? ''
  if (
    OF_ALL.some((form) => form.test(plain)) ||
    (plain.length <= SHORT && OF_NEED.test(plain) && formOf(line) === 'states')
  )
    return `${line} ${plain}`
  if (!REFERS.test(plain) && !OPENS.test(plain) && !OF_SUBJECT.test(plain)) return plain
  const subject = namedConcepts(line, concepts).at(-1)?.words
  // "And who does that?" behind a question that names no term is asked of all of it.
  if (subject === undefined) return OPENS.test(plain) && REFERS.test(plain) ? `${line} ${plain}` : plain
  return REFERS.test(plain) ? plain.replace(REFERS, subject) : `${plain} ${subject}`
}
