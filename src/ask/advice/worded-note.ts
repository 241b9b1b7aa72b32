import type { Concept, Concepts } from '../../knowledge/concepts.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type Hears, hearsNote } from '../../knowledge/note-phrase.ts'

const kept = new WeakMap<Knowledge, readonly { readonly note: string; readonly hears: Hears }[]>()

/** The note that a text asks for by the way it is worded, by knowledge/note-phrases: the first row that is heard. */
export function wordedNote(plain: string, knowledge: Knowledge, concepts: Concepts): Concept | undefined {
  const found = rowsOf(knowledge).find(({ hears }) => hears(plain))
  return found && concepts.notes.get(found.note)
}

function rowsOf(knowledge: Knowledge) {
  const before = kept.get(knowledge)
  if (before) return before
  const made = knowledge.notePhrases.map((row) => ({ note: row.note, hears: hearsNote(row, knowledge.wordSets) }))
  kept.set(knowledge, made)
  return made
}
