import type { Concept, Concepts } from '../../knowledge/concepts.ts'

const MAX_WORDS = 5
/** Names are looked for in the beginning of a text; what comes after is rarely the question. */
const WORDS_READ = 120

export type NamedConcept = {
  readonly concept: Concept
  readonly words: string
  readonly common: boolean
  readonly at: number
}

/** The notes that a text names, in the order of the text; a name inside a longer one does not count again. */
export function namedConcepts(plain: string, concepts: Concepts): readonly NamedConcept[] {
  const words = plain
    .split(/[^\p{L}\p{N}+&@./-]+/u)
    .map((word) => word.replace(/^[./-]+|[./-]+$/gu, ''))
    .slice(0, WORDS_READ)
  const taken = new Array<boolean>(words.length).fill(false)
  const found: NamedConcept[] = []
  for (let length = MAX_WORDS; length >= 1; length--) {
    for (let at = 0; at + length <= words.length; at++) {
      const name = words.slice(at, at + length).join(' ')
      if (name === '' || taken.slice(at, at + length).includes(true)) continue
      const concept = concepts.named(name) ?? (name.endsWith('s') ? concepts.named(name.slice(0, -1)) : undefined)
      if (!concept) continue
      taken.fill(true, at, at + length)
      const key = name.replace(/[^\p{L}\p{N}]/gu, '')
      if (!found.some((one) => one.concept === concept))
        found.push({
          concept,
          words: name,
          common: concepts.inPassing.has(key) || concepts.inPassing.has(key.replace(/s$/u, '')),
          at,
        })
    }
  }
  return found.toSorted((a, b) => a.at - b.at)
}
