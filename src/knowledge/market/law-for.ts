import type { Knowledge } from '../knowledge.ts'
import type { Law } from './law.ts'
import { nationalLaw } from './national.ts'
import { jurisdictions } from './places-of.ts'

/** What is known of a project, as far as laws ask. */
export type LegalCase = {
  /** Where the product or the people concerned are: `EU`, `US`, `UK`, `China`, a country (name or ISO code) or a state. Empty: not known. */
  readonly regions: readonly string[]
  /** The countries whose own laws are told, by ISO code. */
  readonly countries?: readonly string[]
  /** Parts of countries that are named: states, provinces, by name. */
  readonly parts?: readonly string[]
  /** Answers of the questionnaire, and decisions, by id; `unknown` counts as not said. */
  readonly answers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** What the team wrote: problem, outcome, people concerned. */
  readonly text: string
  /** Of that, where it tells what it is and does; all of it where nothing is told apart. */
  readonly trade?: string
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
  const places = jurisdictions(
    project.regions,
    new Set(knowledge.law.map(({ jurisdiction }) => jurisdiction.toLowerCase())),
  )
  const found = knowledge.law.flatMap((law) => {
    const own = inItsCountries(law, project, knowledge)
    return own === undefined ? [] : judged(own, project, places)
  })
  return found.flatMap((each) => following(each, found)).sort((a, b) => a.applies.localeCompare(b.applies))
}

/** A law that each country has in its own form, named as the project's countries name it; undefined where it is not told there. */
function inItsCountries(law: Law, { countries = [], parts }: LegalCase, knowledge: Knowledge): Law | undefined {
  if (law.national === undefined) return law
  const named = nationalLaw(law.national, countries, knowledge.countries, parts)
  if (named !== undefined) return { ...law, law: named }
  return law.onlyNamed ? undefined : law
}

function judged(law: Law, project: LegalCase, places: readonly string[]): ApplyingLaw[] {
  const { when } = law
  if (when.within?.includes(project.field ?? GENERAL) === false && !comesWithKind(law, project)) return []
  const everywhere = law.jurisdiction === 'any'
  if (!everywhere && !places.includes(law.jurisdiction.toLowerCase())) return []
  if (isOutOfPlace(law, project)) return []
  const open: string[] = project.regions.length === 0 && !everywhere ? ['region'] : []
  const by: string[] = []
  for (const [question, wanted] of Object.entries(when.answers ?? {})) {
    const said = saidTo(question, project)
    if (said.length === 0) open.push(question)
    else if (said.some((answer) => wanted.includes(answer))) by.push(question)
    else return []
  }
  const text = blotted(when.trade === true ? (project.trade ?? project.text) : project.text, when.unless ?? [])
  const alone = (when.alone ?? []).filter((word) => stands(word, text))
  const words = [...(when.words ?? []).filter((word) => stands(word, text)), ...alone]
  const enough = Object.entries(when.enough ?? {}).filter(([question, wanted]) =>
    saidTo(question, project).some((answer) => wanted.includes(answer)),
  )
  by.push(...enough.map(([question]) => question).filter((question) => !by.includes(question)))
  const inField = project.field !== undefined && when.fields?.includes(project.field) === true
  if (inField) by.push('field')
  // In the text of another field one word of a law's own field is mostly about something else: the student who built a model of credit.
  if (words.length < 2 && alone.length === 0 && !inField && isOther(project.field) && when.fields !== undefined)
    words.length = 0
  const pointed = when.words !== undefined || when.alone !== undefined || when.fields !== undefined
  const led = words.length > 0 || inField || enough.length > 0
  // Where nothing but open questions points to it, it is no more than a name on a list, unless the kind of project calls for it.
  const unsaid = pointed ? !led : when.answers !== undefined && by.length === 0
  if (unsaid && (!comesWithKind(law, project) || open.includes('region'))) return []
  // A field alone, and an answer that nobody gave, is too little.
  if (!unsaid && words.length === 0 && open.some((id) => when.answers?.[id] !== undefined)) return []
  if (law.place !== undefined && !law.place.some((part) => isIn(part, project))) {
    if ((project.parts ?? []).length > 0) return []
    open.push('region')
  }
  const sure = when.ofKind === true && comesWithKind(law, project)
  const question = sure ? undefined : unsaid ? when.ifKind : when.also
  if (question !== undefined) open.push(question)
  return [
    {
      law,
      applies: open.length === 0 ? 'applies' : 'may-apply',
      words,
      by,
      byKind: unsaid && !sure,
      open,
    },
  ]
}

/** Something that was said, or not said, shows that a word means another matter. */
function isOutOfPlace({ when }: Law, project: LegalCase): boolean {
  const standing = (words: readonly string[]) => words.some((word) => stands(word, project.text))
  return (
    (when.with !== undefined && !standing(when.with)) ||
    (when.without !== undefined && standing(when.without)) ||
    Object.entries(when.except ?? {}).some(([question, answers]) =>
      saidTo(question, project).some((answer) => answers.includes(answer)),
    )
  )
}

const saidTo = (question: string, { answers }: LegalCase): readonly string[] =>
  [answers[question] ?? []].flat().filter((answer) => answer !== 'unknown')

const isIn = (part: string, { regions, parts = [], text }: LegalCase): boolean =>
  parts.includes(part) || regions.includes(part) || stands(part, text)

/** The kind of project alone calls for a law only with the question that decides, and not for one of another field. */
const comesWithKind = ({ id, when }: Law, { usual, field = GENERAL }: LegalCase): boolean =>
  usual?.includes(id) === true &&
  (when.ifKind !== undefined || when.ofKind === true) &&
  (when.fields === undefined || field === GENERAL || when.fields.includes(field))

/** The field of a project that is in none. */
const GENERAL = 'general'

const isOther = (field = GENERAL): boolean => field !== GENERAL

/** What follows from another law is as open as that one; where none of those was found it needs an answer of its own. */
function following(found: ApplyingLaw, all: readonly ApplyingLaw[]): ApplyingLaw[] {
  const ids = found.law.when.follows
  if (ids === undefined) return [found]
  const first = all.filter(({ law }) => ids.some((id) => law.id.startsWith(id)))
  if (first.some(({ applies }) => applies === 'applies')) return [found]
  if (first.length === 0 && found.law.when.answers === undefined) return []
  return [{ ...found, applies: 'may-apply', open: [...found.open, ...(first.length === 0 ? ids : [])] }]
}

/** Whole words, in singular or plural; a last `*` stands for any ending. */
function stands(word: string, text: string): boolean {
  // Hundreds of words are looked for and few are there: only those are worth an expression.
  const there = text.toLowerCase().includes(word.replace(/\*$/u, '').toLowerCase())
  return there && patternOf(word).test(text)
}

const blotted = (text: string, phrases: readonly string[]): string =>
  phrases.reduce((rest, phrase) => rest.replaceAll(new RegExp(patternOf(phrase), 'giu'), ' · '), text)

const patterns = new Map<string, RegExp>()

function patternOf(word: string): RegExp {
  const known = patterns.get(word)
  if (known !== undefined) return known
  const body = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\\\*$/u, '[\\p{L}-]*')
  const pattern = new RegExp(`(?<![\\p{L}\\d])${body}(?:s|es|ing|er|ers)?(?![\\p{L}\\d])`, 'iu')
  patterns.set(word, pattern)
  return pattern
}
