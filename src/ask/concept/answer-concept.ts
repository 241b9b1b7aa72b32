import type { Concept, Concepts } from '../../knowledge/concepts.ts'
import type { NamedConcept } from './named-concepts.ts'
import { quoteNotes } from './quote-notes.ts'

export type ConceptAnswer = {
  readonly reply: string
  readonly sources: readonly string[]
  readonly offers: readonly { readonly label: string; readonly text: string }[]
  readonly concept: string
}

/** Where nothing is named, a note must surely be the one. */
const SURE = 0.9

/**
 * Quotes the note that a question is about, with its source and the calculation that goes with it; two notes where two
 * things are named ("LoRA or QLoRA?"). Undefined when no note fits.
 */
export function answerConcept(
  plain: string,
  named: readonly NamedConcept[],
  concepts: Concepts,
): ConceptAnswer | undefined {
  const pair = comparison(named, concepts)
  const chosen = pair ? [pair] : choose(plain, named, concepts)
  const first = chosen[0]
  if (!first) return undefined
  const both =
    chosen.length > 1 && /\b(?:or|vs\.?|versus|between|and|than|from|und|oder|entre|et|y)\b|区别|和|与|と/u.test(plain)
  const notes = both ? chosen.slice(0, 2) : [first]
  return { ...quoteNotes(notes), concept: first.id }
}

function choose(plain: string, named: readonly NamedConcept[], concepts: Concepts): readonly Concept[] {
  const telling = named.filter((one) => !one.common)
  const exact = (telling.length > 0 ? [...telling, ...named.filter((one) => one.common)] : named).map(
    (one) => one.concept,
  )
  if (exact.length > 0) return exact
  const best = concepts.near(plain)[0]
  return best && best.chance >= SURE ? [best.concept] : []
}

/** The note that is about the choice between two things that the text names: "is RAG better than fine-tuning?". */
function comparison(named: readonly NamedConcept[], concepts: Concepts): Concept | undefined {
  const [first, second] = named.map((one) => one.words)
  if (first === undefined || second === undefined) return undefined
  return (
    concepts.named(`${first} or ${second}`) ??
    concepts.named(`${second} or ${first}`) ??
    concepts.named(`${first} vs ${second}`) ??
    concepts.named(`${second} vs ${first}`)
  )
}
