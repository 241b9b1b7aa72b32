import type { Concept } from '../concepts.ts'

/** Words that a question may have or not without asking for something else. */
const LIGHT: ReadonlySet<string> = new Set(
  `a an the this these our my your their its us me please so and but then ok okay hi hello hey just really actually simply now do does did
  exactly also well guys team roughly about of s`.split(/\s+/u),
)
/** Who asks does not matter. */
const ASKER: ReadonlySet<string> = new Set(['i', 'we', 'you', 'one', 'they'])
const LONGEST = 120

/** A question without its light words, so that "how do we start?" and "so how do I start" are one. */
function formOf(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[\u2019']s\b/gu, ' is')
    .replace(/(?<=\d) ?%/gu, ' percent')
    .match(/[\p{L}\p{N}]+/gu)
  const kept = (words ?? []).filter((word) => !LIGHT.has(word)).map((word) => (ASKER.has(word) ? 'we' : word))
  return kept.join(' ')
}

/** Finds the note that lists this very question, light words aside; undefined where two notes do. */
export function makeSameForm(notes: readonly Concept[]): (text: string) => Concept | undefined {
  const byForm = new Map<string, Concept | undefined>()
  for (const note of notes)
    for (const form of new Set(note.asks.map(formOf)))
      if (form !== '') byForm.set(form, byForm.has(form) ? undefined : note)
  return (text) => (text.length > LONGEST ? undefined : byForm.get(formOf(text)))
}
