import type { Knowledge } from '../knowledge.ts'
import type { Law } from './law.ts'

/** What is known of a project, as far as laws ask. */
export type LegalCase = {
  /** Where the product or the people concerned are: `EU`, `US`, `UK`, `China`, a country or a state. Empty: not known. */
  readonly regions: readonly string[]
  /** Answers of the questionnaire by question; `unknown` counts as not said. */
  readonly answers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** What the team wrote: problem, outcome, people concerned. */
  readonly text: string
}

export type ApplyingLaw = {
  readonly law: Law
  /** `applies` by what was said; `may-apply` when an answer or the region is still open, or a person must judge a condition. */
  readonly applies: 'applies' | 'may-apply'
  /** The words and answers that led here. */
  readonly words: readonly string[]
  readonly open: readonly string[]
}

/** The laws that a plan must mention: those that apply first. A planning aid, no legal advice. */
export function lawFor(knowledge: Knowledge, project: LegalCase): readonly ApplyingLaw[] {
  const places = project.regions.flatMap(placesOf)
  return knowledge.law.flatMap((law) => judged(law, project, places)).sort((a, b) => a.applies.localeCompare(b.applies))
}

function judged(law: Law, project: LegalCase, places: readonly string[]): ApplyingLaw[] {
  if (places.length > 0 && !places.includes(law.jurisdiction)) return []
  const open: string[] = places.length === 0 ? ['region'] : []
  for (const [question, wanted] of Object.entries(law.when.answers ?? {})) {
    const said = [project.answers[question] ?? []].flat().filter((answer) => answer !== 'unknown')
    if (said.length === 0) open.push(question)
    else if (!said.some((answer) => wanted.includes(answer))) return []
  }
  const words = (law.when.words ?? []).filter((word) => stands(word, project.text))
  if (law.when.words !== undefined && words.length === 0) return []
  // Nothing but open questions points to it: then it is no more than a name on a list.
  const asked = Object.keys(law.when.answers ?? {}).length
  const answered = asked - open.filter((question) => question !== 'region').length
  if (asked > 0 && answered === 0 && words.length === 0) return []
  if (law.place !== undefined && !project.regions.includes(law.place) && !stands(law.place, project.text))
    open.push('region')
  if (law.when.also !== undefined) open.push(law.when.also)
  return [{ law, applies: open.length === 0 ? 'applies' : 'may-apply', words, open }]
}

/** Whole words, in singular or plural. */
function stands(word: string, text: string): boolean {
  const pattern = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\d])${pattern}(?:s|es|ing)?(?![\\p{L}\\d])`, 'iu').test(text)
}

/** Members of the European Union, of November 2026; laws of the Union hold there. */
const UNION =
  'austria|belgium|bulgaria|croatia|cyprus|czechia|denmark|estonia|finland|france|germany|greece|hungary|ireland|italy|latvia|lithuania|luxembourg|malta|netherlands|poland|portugal|romania|slovakia|slovenia|spain|sweden|european union|europe|eu'.split(
    '|',
  )
const STATES = 'usa|united states|new york|colorado|california|illinois|texas|utah|us'.split('|')
const KINGDOM = 'uk|united kingdom|britain|england|scotland|wales'.split('|')

/** The jurisdictions that a place belongs to. */
function placesOf(region: string): readonly string[] {
  const key = region.trim().toLowerCase()
  if (UNION.includes(key)) return ['EU']
  if (STATES.includes(key)) return ['US']
  if (KINGDOM.includes(key)) return ['UK']
  return [region.trim()]
}
