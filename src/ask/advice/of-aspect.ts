import type { Concept, Concepts } from '../../knowledge/concepts.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { NoteAspect } from '../../knowledge/note-aspect.ts'
import { namedConcepts } from '../concept/named-concepts.ts'
import { formOf } from '../intent/form.ts'
import type { Understanding } from '../understand.ts'

/** A longer text says itself what it is about. */
const LONGEST = 70
/** What stands for the thing itself: no subject of its own. */
const LIGHT =
  /\b(?:it|its|that|this|them|they|those|these|there|one|take|need|needs|does?|anyway|really|practice|then|us|we|points?|what|happens?|decides?|signs?|pays?)\b/gu

export type AskedAspect = { readonly aspect: NoteAspect['aspect']; readonly note: Concept }

const made = new WeakMap<Knowledge, readonly { readonly aspect: NoteAspect['aspect']; readonly is: RegExp }[]>()

/**
 * What a short question that names nothing by itself wants of the last answer's note: "what are its weak points?" behind
 * one on a score. Undefined where it names something else, or asks for nothing that the rows know.
 */
export function askedAspect(
  read: Understanding,
  last: Concept | undefined,
  concepts: Concepts,
  knowledge: Knowledge,
): AskedAspect | undefined {
  const { plain } = read
  if (!last || plain.length > LONGEST) return undefined
  if (formOf(plain) === 'states' && plain.split(' ').length > 4) return undefined
  const row = rowsOf(knowledge).find(({ is }) => is.test(plain))
  if (!row) return undefined
  const left = plain.replace(row.is, ' ').replace(LIGHT, ' ')
  if (namedConcepts(left, concepts).some(({ concept, common }) => !common && concept !== last)) return undefined
  const rest = concepts.terms(left)
  const own = concepts.terms([last.title, ...last.aliases, last.text].join(' '))
  return [...rest].every((term) => own.has(term)) ? { aspect: row.aspect, note: last } : undefined
}

/** The note as it answers that: with what it says beyond its text, or the other note that it points to. */
export function furtherOf({ aspect, note }: AskedAspect, concepts: Concepts): Concept | undefined {
  const further = note.further?.[aspect]
  if (further === undefined) return undefined
  if (typeof further !== 'string') return concepts.notes.get(further.note)
  const { decision: _, calculation: __, ...rest } = note
  return { ...rest, text: further }
}

function rowsOf(knowledge: Knowledge) {
  const before = made.get(knowledge)
  if (before) return before
  const rows = knowledge.noteAspects.map(({ aspect, phrase }) => ({ aspect, is: new RegExp(phrase, 'u') }))
  made.set(knowledge, rows)
  return rows
}
