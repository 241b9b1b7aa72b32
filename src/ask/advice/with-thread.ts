import type { Concepts } from '../../knowledge/concepts.ts'
import { namedConcepts } from '../concept/named-concepts.ts'

const REFERS = /\b(?:it|its|them|they|that|this|these|those|there)\b/u
const OPENS = /^(?:and|so|but|then|or|ok)\b/u
const LONGEST = 70
const BARE = /^(?:so|and|but|then|ok)?[ ,]*(?:yes|no|really|sure|why|how so|is that so|right|seriously)?[ ?!.]*$/u

/**
 * A short question that leans on what was said before, with what it leans on put in: "and when would I not use it?" after
 * "what is LoRA?" is "and when would I not use LoRA?". The text itself where it stands alone.
 */
export function withThread(plain: string, said: string | undefined, concepts: Concepts): string {
  if (said === undefined || plain.length > LONGEST) return plain
  const before = said.toLowerCase()
  // "So no?" asks again what was asked, with what was told since.
  if (BARE.test(plain)) return before.replaceAll('\n', ' ')
  if (!REFERS.test(plain) && !OPENS.test(plain)) return plain
  const last = before.split('\n').at(-1) ?? ''
  const subject = namedConcepts(last, concepts).at(-1)?.words
  if (subject === undefined) return plain
  return REFERS.test(plain) ? plain.replace(REFERS, subject) : `${plain} ${subject}`
}
