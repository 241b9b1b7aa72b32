import type { Concept, Concepts } from '../../knowledge/concepts.ts'

const ASKS_FOR =
  /^(?:(?:ok(?:ay)?|so|and|hi|hey|please|but)[,!. ]+)*(?:what(?:'?s| is| are| was| does)?|explain|define|describe|tell me (?:about|what)|meaning of|was (?:ist|sind|bedeutet)|qué (?:es|son)|qu'est-ce que|c'est quoi|什么是)?\s*(?:(?:is|are) )?(?:an? |the |der |die |das |el |la |le |un |une )?/u
const ENDS = /\s*(?:mean|means|stand for|是什么(?:意思)?|とは(?:何ですか)?)?\s*[?？.!]*$/u

const LONGEST = 100

/** The note that a text asks for by its very name, with hardly another word: "weight decay", "what is the 70 % solution?". */
export function exactNote(plain: string, concepts: Concepts): Concept | undefined {
  if (plain.length > LONGEST) return undefined
  const name = plain.replace(ASKS_FOR, '').replace(ENDS, '')
  return name.length < 3 ? undefined : (concepts.named(name) ?? concepts.named(plain.replace(ENDS, '')))
}
