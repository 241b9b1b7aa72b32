import type { Knowledge } from '../knowledge.ts'
import type { Law } from './law.ts'

/** What is known of a project, as far as laws ask. */
export type LegalCase = {
  /** Where the product or the people concerned are: `EU`, `US`, `UK`, `China`, a country (name or ISO code) or a state. Empty: not known. */
  readonly regions: readonly string[]
  /** Answers of the questionnaire, and decisions, by id; `unknown` counts as not said. */
  readonly answers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** What the team wrote: problem, outcome, people concerned. */
  readonly text: string
  /** Option of the question `field`. */
  readonly field?: string
  /** Laws that usually come with this kind of project, by id. */
  readonly usual?: readonly string[]
}

export type ApplyingLaw = {
  readonly law: Law
  /** `applies` by what was said; `may-apply` when an answer or the region is still open, or a person must judge a condition. */
  readonly applies: 'applies' | 'may-apply'
  /** The words, and the questions whose answers, led here. */
  readonly words: readonly string[]
  readonly by: readonly string[]
  /** Nothing that was said led here, only the kind of project. */
  readonly byKind: boolean
  readonly open: readonly string[]
}

/** The laws that a plan must mention: those that apply first. A planning aid, no legal advice. */
export function lawFor(knowledge: Knowledge, project: LegalCase): readonly ApplyingLaw[] {
  const places = project.regions.flatMap(placesOf).map((place) => place.toLowerCase())
  const found = knowledge.law.flatMap((law) => judged(law, project, places))
  return found.flatMap((each) => following(each, found)).sort((a, b) => a.applies.localeCompare(b.applies))
}

function judged(law: Law, project: LegalCase, places: readonly string[]): ApplyingLaw[] {
  const everywhere = law.jurisdiction === 'any'
  const here = places.length === 0 ? WIDEST : places
  if (!everywhere && !here.includes(law.jurisdiction.toLowerCase())) return []
  const open: string[] = places.length === 0 && !everywhere ? ['region'] : []
  const by: string[] = []
  for (const [question, wanted] of Object.entries(law.when.answers ?? {})) {
    const said = [project.answers[question] ?? []].flat().filter((answer) => answer !== 'unknown')
    if (said.length === 0) open.push(question)
    else if (said.some((answer) => wanted.includes(answer))) by.push(question)
    else return []
  }
  const words = (law.when.words ?? []).filter((word) => stands(word, project.text))
  const inField = project.field !== undefined && law.when.fields?.includes(project.field) === true
  if (inField) by.push('field')
  const pointed = law.when.words !== undefined || law.when.fields !== undefined
  // Where nothing but open questions points to it, it is no more than a name on a list, unless the kind of project calls for it.
  const unsaid = words.length === 0 && (pointed ? !inField : law.when.answers !== undefined && by.length === 0)
  if (unsaid && !comesWithKind(law, project)) return []
  if (law.place !== undefined && !project.regions.includes(law.place) && !stands(law.place, project.text))
    open.push('region')
  if (law.when.also !== undefined) open.push(law.when.also)
  return [{ law, applies: open.length === 0 && !unsaid ? 'applies' : 'may-apply', words, by, byKind: unsaid, open }]
}

/** A law of another field than the project's does not come with its kind. */
const comesWithKind = ({ id, when }: Law, { usual, field = GENERAL }: LegalCase): boolean =>
  usual?.includes(id) === true && (when.fields === undefined || field === GENERAL || when.fields.includes(field))

/** The field of a project that is in none. */
const GENERAL = 'general'

/** What follows from another law is as open as that one; where none of those was found it needs an answer of its own. */
function following(found: ApplyingLaw, all: readonly ApplyingLaw[]): ApplyingLaw[] {
  const ids = found.law.when.follows
  if (ids === undefined) return [found]
  const first = all.filter(({ law }) => ids.some((id) => law.id.startsWith(id)))
  if (first.some(({ applies }) => applies === 'applies')) return [found]
  if (first.length === 0 && found.law.when.answers === undefined) return []
  return [{ ...found, applies: 'may-apply', open: [...found.open, ...(first.length === 0 ? ids : [])] }]
}

/** Whole words, in singular or plural. */
function stands(word: string, text: string): boolean {
  const pattern = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\d])${pattern}(?:s|es|ing|er|ers)?(?![\\p{L}\\d])`, 'iu').test(text)
}

/** Members of the European Union, of November 2026, by name and ISO code; laws of the Union hold there. */
const UNION =
  'austria|belgium|bulgaria|croatia|cyprus|czechia|denmark|estonia|finland|france|germany|greece|hungary|ireland|italy|latvia|lithuania|luxembourg|malta|netherlands|poland|portugal|romania|slovakia|slovenia|spain|sweden|european union|europe|eu|at|be|bg|hr|cy|cz|dk|ee|fi|fr|de|gr|hu|ie|it|lv|lt|lu|mt|nl|pl|pt|ro|sk|si|es|se'.split(
    '|',
  )
const STATES = 'usa|united states|new york|colorado|california|illinois|texas|utah|us'.split('|')
const KINGDOM = 'uk|gb|united kingdom|britain|england|scotland|wales'.split('|')
/** What is told where nobody said the place: laws that reach the most firms, also from abroad. */
const WIDEST = ['eu', 'us']
/** Other countries that have laws here, by ISO code. */
const CODES: Readonly<Record<string, string>> = {
  ch: 'Switzerland',
  ca: 'Canada',
  cn: 'China',
  in: 'India',
  jp: 'Japan',
  br: 'Brazil',
  mx: 'Mexico',
  au: 'Australia',
}

/** The jurisdictions that a place belongs to. */
function placesOf(region: string): readonly string[] {
  const key = region.trim().toLowerCase()
  if (UNION.includes(key)) return ['EU']
  if (STATES.includes(key)) return ['US']
  if (KINGDOM.includes(key)) return ['UK']
  return [CODES[key] ?? region.trim()]
}
