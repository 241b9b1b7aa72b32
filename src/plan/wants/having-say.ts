import type { Blueprint } from '../../blueprint/schema.ts'
import { stems } from '../../blueprint/stems.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { clausesOf } from '../../profile/clauses.ts'
import { findPhrases } from '../../profile/phrases.ts'
import type { Answers } from '../../rules/rule-book.ts'
import { upperFirst } from '../../sentence.ts'
import { expertHour, type PayThere, professionsOf } from '../../solution/money/expert-hour.ts'
import type { Person } from '../../solution/money/experts.ts'
import { middle, type Range, scale } from '../../solution/range.ts'
import { calledWords } from './called.ts'
import { decidersIn, sameAs } from './deciders.ts'
import { EMPTY_WORDS } from './empty-words.ts'

const TOLD = ['problem', 'outcome', 'success_measure']
/** Of an English brief two words in five are like "the" and "of", of any other hardly one in ten. (Counted on 460 of ours.) */
const ENGLISH = 0.2

/** "22 technicians who do not trust the last tool" are 22 technicians. */
const SAID_OF_THEM = /,? (?:who|whose|which|that|because|since)\b.*$/iu
/** "28 % of our patients have no family doctor" names nobody whom one could ask. */
const IS_SENTENCE =
  /\s(?:is|are|was|were|has|have|had|do|does|did|don't|doesn't|can|cannot|must|will|wants?|needs?)\s/iu

/** "214,000 policyholders" are asked by nobody one by one. */
const IS_CROWD = /\d{4,}|\d[.,]\d{3}/u

/**
 * Those who have a say and of whom the kind of project has no word: one row of people, with an hour for one of each. Who is heard by a
 * row of knowledge/wants.yaml (a works council, a supervisor), or does the same work as an expert of the kind, is asked already. Pure.
 */
export function havingSay(
  answers: Answers,
  blueprint: Blueprint | undefined,
  { wants, planning }: Pick<Knowledge, 'wants' | 'planning'>,
  there: PayThere,
): readonly Person[] {
  if (blueprint === undefined) return []
  const stakeholders = typeof answers.stakeholders === 'string' ? answers.stakeholders : ''
  // Words of another language are in no row: that they are missing says nothing.
  if (!isEnglish(TOLD.map((question) => answers[question]).join(' '))) return []
  const said = saidBy(blueprint)
  const rows = wants.filter(({ kind }) => kind === 'person')
  const working = blueprint.people.experts.flatMap(({ who }) => professionsOf(who, there.expertPay))
  const isAsked = (text: string): boolean => {
    const words = calledWords(text)
    if (words.length === 0 || words.some((word) => said.has(word))) return true
    if (rows.some(({ in: where, hear }) => where.includes('stakeholders') && findPhrases(text, hear).length > 0))
      return true
    const mine = professionsOf(text, there.expertPay)
    return mine.some((each) => each.how === 'line' && working.includes(each))
  }
  const who = clausesOf({ question: 'stakeholders', text: stakeholders })
    .map(({ text }) => text.replace(SAID_OF_THEM, ''))
    .filter((text) => !IS_SENTENCE.test(text) && !IS_CROWD.test(text) && !isAsked(text))
  const { hoursEach } = planning.stakeholders
  const paid = (people: readonly string[]) => payOfThose(people, planning.stakeholders, there)
  const deciders = decidersIn(
    answers,
    blueprint.people.experts.map((each) => each.who),
    planning.stakeholders,
  )
  const asked = who.filter((text) => !deciders.some((each) => sameAs(each, text)))
  const asking: Person = {
    id: 'experts',
    who: `Who can say no: ${deciders.join('; ')}`,
    does: 'what each decides, asked first; their answer in writing before the pilot',
    hours: scale(hoursEach, deciders.length),
    hourlyUsd: paid(deciders),
    outside: false,
    professions: [],
    isFixed: true,
  }
  const first = deciders.length === 0 ? [] : [asking]
  if (asked.length === 0) return first
  return [
    ...first,
    {
      id: 'experts',
      who: upperFirst(asked.join(', ')),
      does: 'an hour in week 1, one before the pilot',
      hours: scale(hoursEach, asked.length),
      hourlyUsd: paid(asked),
      outside: false,
      professions: [],
      isFixed: true,
    },
  ]
}

/** What an hour of these people costs on average: nobody on the payroll who has a say is paid less than those who do the work. */
function payOfThose(
  people: readonly string[],
  { onNoPayroll, paidAs }: Knowledge['planning']['stakeholders'],
  there: PayThere,
): Range {
  const pay = people.map((text) =>
    findPhrases(text, onNoPayroll).length > 0
      ? middle(expertHour(paidAs, there).hourlyUsd)
      : Math.max(middle(expertHour(text, there).hourlyUsd), there.workerUsd ?? 0),
  )
  const hourly = pay.reduce((sum, each) => sum + each, 0) / Math.max(pay.length, 1)
  return { low: hourly, high: hourly }
}

function isEnglish(text: string): boolean {
  const words = stems(text).trim().split(' ')
  return words.filter((word) => EMPTY_WORDS.has(word)).length >= ENGLISH * words.length
}

/** The stems of all that the kind of project says to a reader. */
function saidBy({ applies: _, challenges: __, sources: ___, worth: ____, ...rest }: Blueprint): ReadonlySet<string> {
  return new Set(stems(JSON.stringify(rest)).trim().split(' '))
}
