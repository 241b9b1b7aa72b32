import type { Country, Topic } from './country.ts'

/** What a country keeps beside its laws. */
export type NationalThing = 'invoices' | 'taxNumber' | 'personId' | 'messenger' | 'payments'

/** What a bracket explains has no room where three countries stand; "87(1)" is no explanation. */
const EXPLAINED = / \([^()]*\p{L}{3}[^()]*\)/gu

/** A longer list of countries is no help to a reader. */
const MOST = 3

/**
 * The laws of these countries (ISO codes) on a topic: "Greece: Law 4308/2014", several parted by semicolons, those of named
 * parts (states, provinces) before that of their country, that of the
 * European Union once and where a member has none of its own. Undefined where nothing is kept.
 */
export function nationalLaw(
  topic: Topic,
  codes: readonly string[],
  countries: readonly Country[],
  parts: readonly string[] = [],
): string | undefined {
  const union = countries.find(({ code }) => code === 'EU')
  const told = rowsOf(codes, countries).flatMap((row) => {
    const inParts = parts.flatMap((part) => {
      const law = row.parts?.[part]?.[topic]
      return law === undefined ? [] : [`${part}: ${law}`]
    })
    if (inParts.length > 0) return inParts
    const own = row.law[topic]
    if (own !== undefined) return [`${short(row.name)}: ${own}`]
    const common = row.member === 'EU' ? union?.law[topic] : undefined
    return common === undefined || union === undefined ? [] : [`${short(union.name)}: ${common}`]
  })
  // What holds in the whole Union is told after what its members have of their own.
  const ends = (line: string) => (union !== undefined && line.startsWith(short(union.name)) ? 1 : 0)
  const lines = [...new Set(told)].toSorted((a, b) => ends(a) - ends(b))
  const shown = lines.slice(0, MOST).map((line) => (lines.length < MOST ? line : line.replace(EXPLAINED, '')))
  return shown.length === 0 ? undefined : shown.join('; ')
}

/** What these countries have: of one country as it stands, of several with the name behind each. */
export function nationalThing(
  what: NationalThing,
  codes: readonly string[],
  countries: readonly Country[],
): string | undefined {
  const rows = rowsOf(codes, countries).filter((row) => row[what] !== undefined)
  const alone = codes.length === 1
  const told = rows.slice(0, MOST).map((row) => (alone ? `${row[what]}` : `${row[what]} (${short(row.name)})`))
  return told.length === 0 ? undefined : [...new Set(told)].join(', ')
}

const rowsOf = (codes: readonly string[], countries: readonly Country[]): readonly Country[] =>
  codes.flatMap((each) => countries.find(({ code }) => code === each) ?? [])

/** At the head of a line a name has no article. */
const short = (name: string): string => name.replace(/^the /u, '')
