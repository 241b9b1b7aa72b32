import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Law } from '../knowledge/market/law.ts'
import { type ApplyingLaw, lawFor } from '../knowledge/market/law-for.ts'
import { countriesOf } from '../profile/countries-of.ts'
import type { Profile } from '../profile/profile.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import { effortOf } from './law-effort.ts'

/** A law as the plan tells it. Weeks and money are the work that it asks for; money in US dollars. */
export type LawRow = {
  readonly id: string
  readonly title: string
  /** `may-apply` where something is still open; `why` says what. */
  readonly applies: 'applies' | 'may-apply'
  readonly why: string
  /** Where it may apply: the one question whose answer decides. */
  readonly decides?: string
  readonly duty: string
  /** The law's short name and title, and the first of its duties: a line each. */
  readonly inShort?: { readonly title: string; readonly duty: string }
  readonly owner: string
  /** The day from which it binds, and what happens then. */
  readonly binds?: string
  readonly weeks?: { readonly low: number; readonly high: number }
  readonly costUsd?: { readonly low: number; readonly high: number }
  readonly source: string
  readonly date: string
}

export const LAW_NOTE = 'A planning aid, not legal advice: counsel decides what applies.'

const SHOWN = 7
/** With so many other laws, or one on personal data, nobody needs to be told what each project owes. */
const ENOUGH = 2
const SHORT = 30
/** More words of one law say no more. */
const MAX_TELLING = 5
/** What was tried says whom it was tried with, not whom it is for. */
const NOT_TELLING = ['lessons', 'attempts']
/** Where a team says what it is and does; elsewhere it names whom it serves, asks or fears. */
const TRADE = ['problem', 'outcome']
const DUTIES = 4
/** Behind the duties that apply. */
const BY_KIND = 3
const ORDER: readonly Law['matters'][] = ['decides', 'duty', 'background']

/** What laws may ask beside the profile: outcomes of decisions by id. */
export type Decided = Readonly<Record<string, string>>

/**
 * The laws that matter for the project, at most seven, the weightiest first; laws of one group are told as one. `usual` are those
 * that come with its kind: they may apply where the answers leave it open.
 */
export function planLaw(
  book: RuleBook,
  knowledge: Knowledge,
  profile: Profile,
  decided: Decided,
  usual: readonly string[],
): readonly LawRow[] {
  const found = applyingLaws(knowledge, profile, decided, usual)
  const ids = found.flatMap(({ law, applies }) => (applies === 'applies' ? [law.id] : []))
  // Among equals the one that the field or the data call for stands before one that a word of the text may have meant.
  const weight = ({ law, applies, by, words, byKind }: ApplyingLaw): number =>
    4 * ORDER.indexOf(law.matters) +
    (applies === 'applies' ? 0 : 2) +
    (isSpecific(law) ? 0 : 1) +
    (byKind ? BY_KIND : 0) -
    (by.includes('field') || by.includes('sensitive_data') ? 0.5 : 0) -
    0.05 * Math.min(words.length, MAX_TELLING)
  const sorted = found.toSorted((a, b) => weight(a) - weight(b))
  const groups = [...Map.groupBy(sorted, ({ law }) => law.group ?? law.id).values()]
  const near = groups.filter((group) => !group.every(isFarOff))
  const others = near.filter((group) => !group.every(({ law }) => law.floor))
  const certain = others.filter(([first]) => first?.applies === 'applies')
  const enough = certain.length >= ENOUGH || certain.flat().some(({ law }) => law.personal)
  return withPersonal(enough ? others : near)
    .slice(0, SHOWN)
    .map((group) => toldAsOne(group, ids, book, knowledge, profile))
}

/** So many laws stand in the shortest plan. */
const FIRST = 3
/** Where people's data are used, their law is among the first: behind two of the trade it would fall out of a short plan. */
function withPersonal(groups: readonly (readonly ApplyingLaw[])[]): readonly (readonly ApplyingLaw[])[] {
  const at = groups.findIndex((group) => group.some(({ law, applies }) => law.personal && applies === 'applies'))
  const personal = groups[at]
  if (
    personal === undefined ||
    at < FIRST ||
    groups.slice(0, FIRST).some((group) => group.some(({ law }) => law.personal))
  )
    return groups
  const others = groups.filter((group) => group !== personal)
  return [...others.slice(0, FIRST - 1), personal, ...others.slice(FIRST - 1)]
}

/** The laws that a project meets or may meet, without those that only stand behind. */
export const applyingLaws = (
  knowledge: Knowledge,
  profile: Profile,
  decided: Decided,
  usual: readonly string[],
): readonly ApplyingLaw[] =>
  lawFor(knowledge, { ...legalCase(profile, decided, knowledge), usual }).filter(
    ({ law }) => law.matters !== 'background',
  )

function legalCase(profile: Profile, decided: Decided, { signals }: Knowledge): Parameters<typeof lawFor>[1] {
  const { effective, modality, output, field, regions, countries, parts } = profile
  // Where its users are was said: a country elsewhere is a donor's, a vendor's or a partner's.
  const inside = signals.places.filter(({ code, region }) => countries.includes(code) && regions.includes(region))
  const choices = Object.entries(effective).flatMap(([id, value]) => (typeof value === 'number' ? [] : [[id, value]]))
  const texts = Object.entries(profile.answers).flatMap(([id, value]) =>
    typeof value === 'string' && value.includes(' ') && !NOT_TELLING.includes(id)
      ? [{ id, said: `${id}: ${value}` }]
      : [],
  )
  return {
    // Somewhere else is a place too: laws of the European Union do not hold there.
    regions: [...regions, ...inside.map(({ code }) => code)],
    countries: countriesOf(profile, signals),
    parts: inside.flatMap((place) => parts.filter((part) => place.parts?.[part] !== undefined)),
    answers: { ...Object.fromEntries(choices), modality, output, ...decided },
    text: texts.map(({ said }) => said).join('\n'),
    trade: texts.flatMap(({ id, said }) => (TRADE.includes(id) ? [said] : [])).join('\n'),
    field,
  }
}

function toldAsOne(
  group: readonly ApplyingLaw[],
  ids: readonly string[],
  book: RuleBook,
  knowledge: Knowledge,
  profile: Profile,
): LawRow {
  const [first] = group as readonly [ApplyingLaw, ...ApplyingLaw[]]
  const certain = group.filter(({ applies }) => applies === first.applies)
  const duties = [...new Set(certain.flatMap(({ law }) => law.duties))].slice(0, DUTIES)
  const binding = first.law.dates?.[0]
  const weeks = widest(certain.map(({ law }) => law.weeks))
  const cost = widest(certain.map(({ law }) => effortOf(law, ids, knowledge)?.onceUsd))
  const source = knowledge.sources.find(({ id }) => id === first.law.source)
  return {
    id: first.law.id,
    title: titleOf(first.law),
    applies: first.applies,
    why: whyOf(group, book, profile),
    ...(first.applies === 'may-apply' && { decides: questionOf(first, book) }),
    duty: `${duties.join('; ')}.`,
    inShort: { title: shortTitle(first.law), duty: shortDuty(duties) },
    owner: first.law.owner,
    ...(binding?.date !== undefined && { binds: `${binding.what}: ${binding.date}` }),
    ...(weeks !== undefined && { weeks }),
    ...(cost !== undefined && { costUsd: cost }),
    source: source?.title ?? first.law.source,
    date: first.law.date,
  }
}

/** Would follow from a law that nothing points to yet. */
const isFarOff = ({ law, applies }: ApplyingLaw): boolean => applies === 'may-apply' && law.when.follows !== undefined

/** Pointed to by the team's own words or field, not by an answer that many projects give. */
const isSpecific = ({ when }: Law): boolean => when.words !== undefined || when.fields !== undefined

const shortTitle = ({ law, title, national }: Law): string => {
  if (national !== undefined) return `${title}. ${law}`
  return law.length <= SHORT ? `${law}: ${title}` : title
}

/** Words of a duty that a line holds. */
const LINE = 26

/** The first duties, without what stands in brackets, as many as a line holds. */
function shortDuty(duties: readonly string[]): string {
  const clauses = duties.flatMap((duty) => duty.replace(/\s*\([^()]{12,}\)/gu, '').split('; '))
  const words = (text: string) => text.split(' ').length
  const shown: string[] = []
  for (const clause of clauses) {
    if (shown.length > 0 && words([...shown, clause].join(' ')) > LINE) break
    shown.push(clause)
  }
  return shown.join('; ')
}

/** A short name of the law stands first, a long one behind. */
function titleOf({ law, title, national }: Law): string {
  if (national !== undefined) return `${title}. ${law}`
  return law.length <= SHORT ? `${law}: ${title}` : `${title}; ${law}`
}

function whyOf(group: readonly ApplyingLaw[], book: RuleBook, { effective, field }: Profile): string {
  const words = [...new Set(group.flatMap((each) => each.words))].slice(0, 4)
  const asked = [...new Set(group.flatMap((each) => each.by))]
  const answers = asked.flatMap((id) => labelOf(book, id, id === 'field' ? field : effective[id]))
  const others = group.slice(1).filter(({ law }) => law.when.follows === undefined)
  return [
    words.length === 0 ? '' : `Your text mentions ${words.map((word) => `“${word.replace(/\*$/u, '')}”`).join(', ')}.`,
    answers.length === 0 ? '' : `You answered: ${answers.join('; ')}.`,
    others.length === 0 ? '' : `Also: ${others.map(({ law }) => law.title).join('; ')}.`,
    group[0]?.byKind === true ? 'It often comes with this kind of project.' : '',
    group[0]?.applies === 'may-apply' ? `Still open: ${questionOf(group[0], book)}` : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function labelOf(book: RuleBook, id: string, value: unknown): string[] {
  const options = book.questions.find((question) => question.id === id)?.options ?? []
  return [value ?? []].flat().flatMap((each) => options.find((option) => option.id === each)?.label ?? [])
}

/** What a person must judge comes before an answer that is missing. */
function questionOf({ law, open, byKind }: ApplyingLaw, book: RuleBook): string {
  const asked = (byKind ? law.when.ifKind : law.when.also) ?? open[0] ?? ''
  if (asked === 'region') return `Are people in ${law.place?.join(' or ') ?? `the ${law.jurisdiction}`} concerned?`
  const question = book.questions.find(({ id }) => id === asked)
  if (question !== undefined) return `What is the answer to “${question.label ?? question.id}”?`
  return asked.includes(':') ? 'Does a point in Annex III or a product in Annex I apply?' : asked
}

type Span = { readonly low: number; readonly high: number }

function widest(spans: readonly (Span | undefined)[]): Span | undefined {
  const known = spans.filter((span) => span !== undefined)
  if (known.length === 0) return undefined
  return { low: Math.max(...known.map(({ low }) => low)), high: Math.max(...known.map(({ high }) => high)) }
}
