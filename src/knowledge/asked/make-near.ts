import MiniSearch from 'minisearch'

/** A note as it is searched: what it is called, what it answers, what it says. */
type Searched = {
  readonly id: string
  readonly title: string
  readonly aliases: readonly string[]
  readonly asks: readonly string[]
  readonly text: string
}

/**
 * How near a note is to a text: `score` grows with the weight of what both share and is only good for comparing; `lead` is
 * its score over that of the next; `covers` is the share of the text's telling weight that the note has, in `shared` words.
 */
export type Near = {
  readonly id: string
  readonly score: number
  readonly lead: number
  readonly covers: number
  readonly shared: number
}

/** What a word that no note has weighs in a text, as a share of the rarest known: a detail of the asker's own. */
const UNKNOWN_WEIGHT = 0.3

/**
 * Makes the search over whole notes, by the telling words of a text (`terms`), with slips of the pen mended where that finds more. Unlike the search by question it finds a
 * note by any mixture of its questions, title and text, and forgives details that no note speaks of. Best first.
 */
export function makeNear(
  notes: readonly Searched[],
  terms: (text: string, mend: boolean) => ReadonlySet<string>,
  weak: ReadonlySet<string> = new Set(),
): (text: string) => readonly Near[] {
  const tokenize = (text: string): string[] => [...terms(text, false)]
  const index = new MiniSearch<{ id: string; asks: string; title: string; text: string }>({
    fields: ['asks', 'title', 'text'],
    tokenize,
    processTerm: (term) => term,
    searchOptions: { boost: { asks: 2, title: 3 } },
  })
  const spread = new Map<string, number>()
  for (const { id, title, aliases, asks, text } of notes) {
    const fields = { id, title: [title, ...aliases].join(' . '), asks: asks.join(' . '), text }
    index.add(fields)
    for (const term of tokenize([fields.title, fields.asks, text].join(' . ')))
      spread.set(term, (spread.get(term) ?? 0) + 1)
  }
  const rarest = Math.log(1 + notes.length)
  const weigh = (term: string): number => {
    const known = spread.get(term)
    return known === undefined ? rarest * UNKNOWN_WEIGHT : Math.log(1 + notes.length / known)
  }
  const total = (all: Iterable<string>): number => [...all].reduce((sum, term) => sum + weigh(term), 0)
  const search = (query: readonly string[]): readonly Near[] => {
    const hits = index.search([...query].join(' '), { tokenize: () => [...query] }).slice(0, MAX_HITS + 1)
    const weight = total(query)
    return hits.slice(0, MAX_HITS).map((hit, at) => ({
      id: hit.id as string,
      score: hit.score,
      lead: hit.score / (hits[at + 1]?.score ?? 1),
      covers: total(hit.queryTerms) / weight,
      shared: hit.queryTerms.length,
    }))
  }
  // Everyday words tell only where there are no others.
  const telling = (all: ReadonlySet<string>): readonly string[] => {
    const some = [...all].filter((term) => !weak.has(term))
    return some.length > 0 ? some : [...all]
  }
  return (text) => {
    const written = search(telling(terms(text, false)))
    const meant = search(telling(terms(text, true)))
    return (meant[0]?.score ?? 0) * MENDED > (written[0]?.score ?? 0) ? meant : written
  }
}

const MAX_HITS = 5
/** A word that was mended may have been right as it was. */
const MENDED = 0.9
