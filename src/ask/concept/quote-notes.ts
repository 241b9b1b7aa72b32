import type { Concept } from '../../knowledge/concepts.ts'

/** Notes as a reply: their text, the first source, and the calculation that goes with them. */
export function quoteNotes(notes: readonly Concept[]) {
  const reply = notes
    .map((note) =>
      note.aliases.length === 0 || note.text.toLowerCase().includes(note.title.toLowerCase())
        ? note.text
        : `${note.title}: ${note.text}`,
    )
    .join('\n\n')
  const sources = [
    ...new Set(
      notes.flatMap((note) =>
        note.sources.map(({ title, url, date }) => `${title} (${date})${url === undefined ? '' : `, ${url}`}`),
      ),
    ),
  ]
  const calculation = notes.find((note) => note.calculation)?.calculation
  return {
    reply: `${reply}\nSource: ${sources[0]}${calculation ? `\nI can calculate it: “${calculation.ask}”` : ''}`,
    sources,
    offers: calculation ? [{ label: calculation.label, text: calculation.ask }] : [],
  }
}
