import { stems } from '../../blueprint/stems.ts'
import type { WantRow } from '../../knowledge/want.ts'
import type { Clause } from '../../profile/clauses.ts'
import { findPhrases, firstMeant } from '../../profile/phrases.ts'
import type { Profile } from '../../profile/profile.ts'
import { lowerFirst } from '../../sentence.ts'
import type { Assigned } from '../../solution/effort/assign.ts'
import type { Plan } from '../plan.ts'
import { calledWords, isCalled } from './called.ts'
import { languagesWithout, withoutStock } from './languages.ts'
import { contentOf, likest } from './likeness.ts'
import { limitIn, limitWant, tellsHowOften } from './limit.ts'
import type { Place } from './places.ts'
import { type Gates, remarkedAt } from './remarked.ts'
import type { Want } from './want.ts'
import type { Wish } from './wishes.ts'

/** What every reader may look at. */
export type Reading = {
  readonly plan: Omit<Plan, 'sources'>
  readonly profile: Profile
  readonly rows: readonly WantRow[]
  readonly wishes: readonly Wish[]
  readonly places: readonly Place[]
  readonly gates: Gates
  /** Languages in the words of the team, where there are two or more. */
  readonly languages: readonly string[]
  /** Every package of the work with its hours. */
  readonly packages: readonly Assigned[]
  /** Whether the brief is in another language than the plan: then words that are missing say nothing. */
  readonly foreign: boolean
}
type Reader = (clause: Clause, reading: Reading) => Want | undefined

const done = (kind: Want['kind'], words: string, where: string | undefined): Want | undefined =>
  where === undefined ? undefined : { kind, words, state: 'done', where }
const ofList = (places: readonly Place[], ...lists: readonly Place['list'][]): readonly Place[] =>
  places.filter(({ list }) => lists.includes(list))

const limit: Reader = ({ question, text }, { plan, gates }) => {
  const told = LIMITED.includes(question) ? limitIn(text) : undefined
  if (told === undefined || (question === 'success_measure' && tellsHowOften(text))) return undefined
  const often = tellsHowOften(String(plan.answers.success_measure ?? '')) ? 'as often as your measure asks' : undefined
  return limitWant(told, text, plan.pipeline ?? [], gates.test, often)
}

const LIMITED = ['outcome', 'success_measure']

const stockOf: Reader = ({ question, text }, { languages }) => {
  const without = question === 'dependencies' ? languagesWithout(text, languages) : []
  return without.length === 0 ? undefined : withoutStock(text, without)
}

/** A measure of the team is found by its words, or by its numbers and half of its words in a row of the test. */
const goal: Reader = ({ question, text }, { places, plan, rows }) => {
  if (question !== 'success_measure') return undefined
  const mine = new Set(contentOf(text))
  const numbers = text.match(/\d[\d.,]*/gu) ?? []
  const same = (plan.sample?.measures ?? []).find(({ measure, goal: is }) => {
    if (measure.includes(text) || text.includes(measure)) return true
    const theirs = contentOf(measure)
    return (
      numbers.length > 0 &&
      numbers.every((each) => `${measure} ${is}`.includes(each)) &&
      theirs.filter((word) => mine.has(word)).length * 2 >= theirs.length
    )
  })
  if (same === undefined) return done('goal', text, likest(text, ofList(places, 'test'))?.where)
  // What a limit a day means for the threshold is more than that it is counted.
  if (CAPPED.test(same.goal) && rows.some((row) => row.in.includes(question) && findPhrases(text, row.hear).length > 0))
    return undefined
  const held = ofList(places, 'gate').find(({ text: asks }) => asks.includes(same.measure))?.where
  return done('goal', text, ['Test', held].filter((each) => each !== undefined).join('; '))
}

const CAPPED = /^(?:at most|below) [\d.,]+ an? /u

/** A wish that is known by its words, and the part that the kind of project has for it or that it brought. */
const wished: Reader = ({ question, text }, { wishes, places }) => {
  const parts = ofList(places, 'part')
  const found = wishes
    .filter(({ in: where, heard }) => where.includes(question) && heard(text))
    .map(({ part, covered }) => parts.find(({ title }) => title === part || findPhrases(title, covered).length > 0))
    .find((place) => place !== undefined)
  return done('work', text, found?.where)
}

const remarked: Reader = ({ question, text }, { plan, gates, places }) =>
  question === 'stakeholders' || question === 'problem'
    ? undefined
    : done('work', text, remarkedAt(text, plan.remarks ?? [], gates, places))

/** By the rows of knowledge/wants.yaml; of what the problem tells only what no row does. */
const typed: Reader = ({ question, text }, { rows, places }) => {
  const row = rows.find(
    ({ in: where, hear, unless = [] }) =>
      where.includes(question) && findPhrases(text, hear).length > 0 && findPhrases(text, unless).length === 0,
  )
  if (row === undefined) return undefined
  const found = placeOf(row, places)
  if (found !== undefined) return question === 'problem' ? undefined : done(row.kind, text, found.where)
  // What some row of the plan speaks of is not said to be missing.
  if (row.kind === 'work' && places.some((place) => findPhrases(place.text, row.doneBy).length > 0)) return undefined
  if (row.open === undefined || (row.kind !== 'person' && text.split(' ').length < FEWEST)) return undefined
  return { kind: row.kind, words: text, state: 'open', where: row.open }
}

/** The likeliest list first, and in it what is called so before what only speaks of it. */
function placeOf(row: WantRow, places: readonly Place[]): Place | undefined {
  const says = (text: string) => firstMeant(text, row.doneBy) !== undefined
  return row.at
    .map((list) => {
      const there = ofList(places, list).filter(({ by }) => row.by === undefined || by === row.by)
      const called = there.find(({ title }) => says(title))
      return called ?? (NAMED.includes(list) ? undefined : there.find(({ text }) => says(text)))
    })
    .find((place) => place !== undefined)
}

/** A word or two are a splinter of a longer list. */
const FEWEST = 3
/** A law or a person is told by the name; what else they touch is another matter. */
const NAMED: readonly Place['list'][] = ['people', 'law']

/** Who has a say and has hours in the sum; whether another of the plan's people stands for them is not sure. */
const person: Reader = ({ question, text }, { places }) => {
  if (question !== 'stakeholders') return undefined
  const words = calledWords(text)
  if (words.length === 0) return undefined
  const people = ofList(places, 'people')
  const own = people.find(({ title }) => title.toLowerCase().includes(text.toLowerCase()))
  const found = own ?? (VAGUE.test(text) ? undefined : people.find(({ title }) => isCalled(title, words)))
  return done('person', text, found?.where)
}
/** Heads of anything. */
const VAGUE = /\b(?:manager|officer|director|board|committee|department|owner|group|staff|authority)s?$/iu

const INTERFACES = 'Interfaces to your systems'
const SYSTEM =
  /\b(?:systems?|databases?|interfaces?|API|APIs|ERP|software|program|data warehouse|streams?|app(?! (?:team|release|store))|gateway|portal|import|feed)\b/u

/** A system is connected where the hours for it are in the sum. */
const system: Reader = ({ question, text }, { plan, profile, packages }) => {
  const named = profile.systems.filter(({ kind, words }) => kind !== 'cloud' && text.includes(words))
  if (question !== 'dependencies' || (named.length === 0 && !SYSTEM.test(text))) return undefined
  if (packages.some(({ title }) => title === INTERFACES)) {
    const hours = plan.work?.packages?.find(({ what }) => what === INTERFACES)?.hours
    return done('system', text, `Work: ${lowerFirst(INTERFACES)}${hours === undefined ? '' : `, ${hours} hours`}`)
  }
  const where = 'No hours for an interface in the sum: the first version exchanges files by hand; try that by week 2'
  return { kind: 'system', words: text, state: 'open', where }
}

const similar: Reader = ({ question, text }, { places }) => {
  if (question !== 'outcome' && question !== 'dependencies') return undefined
  return done(
    'work',
    text,
    likest(text, ofList(places, 'part', ...(question === 'dependencies' ? (['data'] as const) : [])))?.where,
  )
}

/** What the team has or must mind, of which no row of the plan speaks: material is looked at, a rule of the trade is asked for. */
const unnamed: Reader = ({ question, text }, { profile, places, foreign }) => {
  const words = contentOf(text)
  const isMoney = profile.quantities.some((each) => each.unit === 'usd' && text.includes(each.words))
  if (question !== 'dependencies' || foreign || isMoney || NO_NEED.test(text) || words.length === 0) return undefined
  if (isSpokenOf(text, words, places)) return undefined
  if (!STATES.test(text) && SEEN.test(text)) {
    const where = 'Week 1: see a sample of it with whoever has it, and settle which part needs it'
    return { kind: 'work', words: text, state: 'open', where }
  }
  if (words.length < TELLS) return undefined
  const where = 'No part names it: settle in week 1 what it changes, and with whom'
  return { kind: 'work', words: text, state: 'open', where }
}
/** So many words of content tell a thing of its own. */
const TELLS = 5
/** Whether a part or what it rests on is called by one of the words, or some row has half of them. */
function isSpokenOf(text: string, words: readonly string[], places: readonly Place[]): boolean {
  const all = stems(text).trim().split(' ')
  return places.some(({ list, title, stems: theirs }) => {
    const called = list === 'part' || list === 'data' ? stems(title).trim().split(' ') : []
    const material = all.filter((word) => SEEN.test(word) || words.includes(word))
    return (
      called.some((word) => material.includes(word)) ||
      words.filter((word) => theirs.has(word)).length * 2 >= words.length
    )
  })
}

/** A measure that no row of the test is of: it is counted in use, or nobody will know. */
const uncounted: Reader = ({ question, text }, { foreign, gates }) => {
  if (question !== 'success_measure' || foreign || contentOf(text).length < FEWEST) return undefined
  if (!COUNTED.test(text) || PROOF.test(text)) return undefined
  const where = `In use: count it each week from now on, and compare (${gates.pilot})`
  return { kind: 'goal', words: text, state: 'open', where }
}
const COUNTED =
  /^(?!.*\b(?:no(?! longer)|never(?! (?:fewer|more|less))|none)\b).*(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|third|quarter)\b)/iu

/** How it shall be shown, or what somebody does to each case: no figure to count. */
const PROOF = /\b(?:shown|proved|proven|tested|tried|asked|checked|wants?) (?:by|on|of|at|in|two|that)\b/iu

/** Money, pay and machines are told elsewhere in the plan; what leans on the words before it says nothing alone. */
const NO_NEED =
  /^(?:some|inconsistent|\S+$)|\b(?:budget|salar|payroll|paid|pesos|euros?|dollars?|approved|cloud|aws|azure|subscription|tenant|contract|holidays?)/iu
/** What happens or is so, and nothing that somebody has. */
const STATES = /\b(?:is|are|was|were|has|have|had|comes?|changes?|lacks?|lives?|takes?|missing|every|one)\b/iu

/** What one can see a sample of: a cable, a feast day or a permit is none. */
const SEEN = new RegExp(
  String.raw`\b(?:${[
    'data|files?|records?|lists?|logs?|registers?|archives?|scans?|sheets?|exports?|databases?|tables?|history',
    'documents?|notes?|forms?|mails?|letters?|photos?|pictures?|recordings?|samples|readings|feeds?|reports?|plans?',
    'catalog(?:ue)?s?|manuals?|drawings?|rules|tariffs?|calendars?|pages|headings|notices|booklets|bulletins',
  ].join('|')})\b`,
  'iu',
)

/** In this order; the first that reads a clause has it. */
export const READERS: readonly Reader[] = [
  limit,
  goal,
  stockOf,
  remarked,
  wished,
  typed,
  person,
  system,
  similar,
  unnamed,
  uncounted,
]
