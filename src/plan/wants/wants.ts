import { type Clause, clausesOf } from '../../profile/clauses.ts'
import { EARLY_GATE } from '../gates/early.ts'
import type { Plan } from '../plan.ts'
import { toldLanguages } from './languages.ts'
import { contentOf } from './likeness.ts'
import { placesOf, saidIn } from './places.ts'
import { READERS, type Reading } from './readers.ts'
import type { Gates } from './remarked.ts'
import { isToldOnly } from './told.ts'
import type { Verdict, Want } from './want.ts'
import { type Given, wholeWants } from './whole.ts'

/** Answers that say what is wanted, had or to be minded; of the problem only what a typed row hears. */
const ANSWERS = ['outcome', 'success_measure', 'dependencies', 'stakeholders', 'problem']

/** Every clause of the brief with what became of it, and what the whole brief says. Pure. */
export function verdictsOf(given: Given): readonly Verdict[] {
  const { plan, knowledge, wishes } = given
  const clauses = ANSWERS.flatMap((question) => {
    const text = plan.answers[question]
    return typeof text === 'string' ? clausesOf({ question, text }) : []
  })
  const whole = wholeWants(given)
  const reading: Reading = {
    ...given,
    rows: knowledge.wants,
    wishes,
    places: placesOf(plan),
    gates: gatesOf(plan),
    languages: toldLanguages(given.profile, knowledge.signals),
    foreign: isForeign(clauses, saidIn(plan)),
  }
  const verdict = (clause: Clause): Verdict => {
    const { text: words, question } = clause
    if (whole.some(({ heard }) => heard(words))) return { state: 'silent', words, why: 'said by another row' }
    if (isToldOnly(clause)) return { state: 'silent', words, why: 'not read' }
    for (const reader of READERS) {
      const want = reader(clause, reading)
      if (want !== undefined) return { ...want, of: question }
    }
    return { state: 'silent', words, why: question === 'problem' ? 'the whole plan' : 'not read' }
  }
  return [...whole.map(({ want }) => want), ...clauses.map(verdict)]
}

/** Where hardly any clause shares a word with the plan, it is written in another language. */
function isForeign(clauses: readonly Clause[], said: ReadonlySet<string>): boolean {
  const told = clauses.map(({ text }) => contentOf(text)).filter((words) => words.length > 0)
  return told.filter((words) => !words.some((word) => said.has(word))).length > FOREIGN * told.length
}
const FOREIGN = 0.3

/** What the team asked for and where the plan does it: what it does not do first, since that decides; rows that say the same are one. */
export function wantsOf(given: Given): readonly Want[] {
  const found = verdictsOf(given).filter((each) => each.state !== 'silent')
  // A supervisor has a row of its own: what to ask of one is more than an hour.
  const isOne = ({ kind, state }: Want) => kind === 'person' && state === 'done'
  return [...found.filter((each) => !isOne(each)), ...together(found.filter(isOne))]
    .reduce<readonly Want[]>(merged, [])
    .toSorted((a, b) => rank(a) - rank(b))
}

const together = (all: readonly Want[]): readonly Want[] =>
  all.length === 0
    ? []
    : [
        {
          kind: 'person',
          state: 'done',
          words: all.map(({ words }) => words).join('; '),
          where: [...new Set(all.map(({ where }) => where))].join('; ').replaceAll('; People: ', '; '),
        },
      ]

function merged(rows: readonly Want[], next: Want): readonly Want[] {
  const same = rows.find(({ where, state, kind }) => where === next.where && state === next.state && kind === next.kind)
  if (same === undefined) return [...rows, next]
  const words = same.words.includes(next.words) ? same.words : `${same.words}; ${next.words}`
  return rows.map((row) => (row === same ? { ...same, words } : row))
}

/** What the plan does not do decides; of either what the outcome says comes first, then what can be checked in a figure. */
const ORDER: readonly Want['kind'][] = [
  'limit',
  'material',
  'thing',
  'language',
  'system',
  'team',
  'machine',
  'place',
  'person',
  'work',
  'goal',
]
const rank = ({ state, kind, of = '' }: Want): number => {
  const group = GROUPS.indexOf(of) < 0 ? GROUPS.length : GROUPS.indexOf(of)
  return ((state === 'open' ? 0 : GROUPS.length + 1) + group) * ORDER.length + ORDER.indexOf(kind)
}
const GROUPS = ['outcome', 'success_measure', 'problem', 'dependencies']

/** The last gate before the pilot and that of the pilot, as they are called. */
function gatesOf({ board, timeline, first }: Omit<Plan, 'sources'>): Gates {
  const pilot = timeline.find(({ id }) => id === 'pilot')?.startWeek ?? Number.POSITIVE_INFINITY
  // What follows a roll-out ("Is stage 1 enough?") tests nothing before it.
  // What is counted in the first weeks tests nothing that is built.
  const all = (board?.gates ?? []).filter(({ title }) => title !== EARLY_GATE)
  const tested = all.filter(({ after }) => after !== 'rollout')
  const gates = tested.length > 0 ? tested : all
  const named = (gate: (typeof gates)[number] | undefined) =>
    gate === undefined ? 'Pilot' : `Gate “${gate.title}”, week ${gate.week}`
  // Doing less keeps a part of the promise: the whole of it is tested in the stage after it.
  if (first !== undefined) return { test: 'Stage 2, test', pilot: 'Stage 2, pilot' }
  return {
    test: named(gates.findLast(({ week }) => week <= pilot) ?? gates[0]),
    pilot: named(gates.find(({ week }) => week > pilot) ?? gates.at(-1)),
  }
}
