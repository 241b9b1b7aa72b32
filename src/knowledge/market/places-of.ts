/** Members of the European Union, of November 2026, by name and ISO code; laws of the Union hold there. */
const UNION =
  'austria|belgium|bulgaria|croatia|cyprus|czechia|denmark|estonia|finland|france|germany|greece|hungary|ireland|italy|latvia|lithuania|luxembourg|malta|netherlands|poland|portugal|romania|slovakia|slovenia|spain|sweden|european union|europe|eu|at|be|bg|hr|cy|cz|dk|ee|fi|fr|de|gr|hu|ie|it|lv|lt|lu|mt|nl|pl|pt|ro|sk|si|es|se'.split(
    '|',
  )
/** Its neighbors in the European Economic Area took over data protection, but not yet every law of the Union. */
const AREA = 'norway|iceland|liechtenstein|no|is|li'.split('|')
const STATES = 'usa|united states|new york|colorado|california|illinois|texas|utah|us'.split('|')
const KINGDOM = 'uk|gb|united kingdom|britain|england|scotland|wales'.split('|')
/** What is told where nobody said the place: laws that reach the most firms, also from abroad. */
const WIDEST = ['eu', 'eu and eea', 'us']
/** A name that the list of the runtime writes in another way. */
const RENAMED: Readonly<Record<string, string>> = { TR: 'Turkey', HK: 'Hong Kong' }
const NAMES = new Intl.DisplayNames('en-US', { type: 'region', fallback: 'none' })

/**
 * The jurisdictions in which a project stands, in lower case: by the names, ISO codes or options of `region` that are known of it.
 * `elsewhere` stands for places of which no law is kept.
 */
export function jurisdictions(regions: readonly string[], kept: ReadonlySet<string>): readonly string[] {
  if (regions.length === 0) return WIDEST
  const found = [...new Set(regions.flatMap(placesOf).map((place) => place.toLowerCase()))]
  return found.some((place) => kept.has(place)) ? found : [...found, 'elsewhere']
}

function placesOf(region: string): readonly string[] {
  const key = region.trim().toLowerCase()
  if (UNION.includes(key)) return ['EU', 'EU and EEA']
  if (AREA.includes(key)) return ['EU and EEA']
  if (STATES.includes(key)) return ['US']
  if (KINGDOM.includes(key)) return ['UK']
  return [countryName(region.trim())]
}

/** The English name of a country by its ISO code; anything else is a name already. */
export function countryName(code: string): string {
  return RENAMED[code] ?? (/^[A-Z]{2}$/u.test(code) ? NAMES.of(code) : undefined) ?? code
}
