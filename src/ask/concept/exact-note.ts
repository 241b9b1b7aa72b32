import type { Concept, Concepts } from '../../knowledge/concepts.ts'

const ASKS_FOR =
  /^(?:(?:ok(?:ay)?|so|and|hi|hey|please|but)[,!. ]+)*(?:what(?:'?s| is| are| was| does)?|explain|define|describe|tell me (?:about|what)|meaning of|was (?:ist|sind|bedeutet)|qué (?:es|son)|qu'est-ce qu(?:e|'une?)|c'est quoi|o que (?:é|são)|什么是)?\s*(?:(?:is|are) )?(?:an? |the |der |die |das |el |la |le |un |une )?/u
const ENDS = /\s*(?:mean|means|stand for|是什么(?:意思)?|とは(?:何(?:ですか)?)?|って何(?:ですか)?)?\s*[?？.!]*$/u

const LETTERS = /[a-z0-9]/u
const LONGEST = 100

/** The note that a text asks for by its very name, with hardly another word: "weight decay", "what is the 70 % solution?". */
export function exactNote(plain: string, concepts: Concepts): Concept | undefined {
  if (plain.length > LONGEST) return undefined
  const name = plain.replace(ASKS_FOR, '').replace(ENDS, '')
  return name.length < (LETTERS.test(name) ? 3 : 2)
    ? undefined
    : (concepts.named(name) ?? concepts.named(plain.replace(ENDS, '')))
}
