import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Profile } from '../../profile/profile.ts'
import { lowerFirst } from '../../sentence.ts'
import type { Assigned } from '../../solution/effort/assign.ts'
import type { Plan } from '../plan.ts'
import { toldLanguages } from './languages.ts'
import type { Want } from './want.ts'
import type { Wish } from './wishes.ts'

/** The plan but for its sources, and what it was made from. */
export type Given = {
  readonly plan: Omit<Plan, 'sources'>
  readonly profile: Profile
  readonly knowledge: Knowledge
  /** Every package of the work with its hours. */
  readonly packages: readonly Assigned[]
  readonly wishes: readonly Wish[]
}
/** What the whole brief says once, with the words of a clause by which it is known there. */
export type Whole = { readonly want: Want; readonly heard: (clause: string) => boolean }

/** What is read over all answers: languages, cards that are there, the cloud, people of the team without work. Pure. */
export const wholeWants = (given: Given): readonly Whole[] => [
  ...languages(given),
  ...machines(given),
  ...cloud(given),
  ...team(given),
]

/** Each language is counted apart; a clause with hardly a word besides their names is about that. */
function languages({ plan, profile, knowledge }: Given): readonly Whole[] {
  const names = toldLanguages(profile, knowledge.signals)
  if (names.length === 0) return []
  const cases = /^at least [\d,]+ cases/u.exec(plan.sample?.slice ?? '')?.[0]
  const where = `Each counted apart in the test${cases === undefined ? '' : `: ${cases} of each`}`
  const isList = (clause: string) => {
    const there = names.filter((name) => clause.includes(name))
    return there.length > 1 && !/\d/u.test(clause) && (clause.match(/\p{L}+/gu) ?? []).length <= there.length + BESIDES
  }
  return [{ want: { kind: 'language', words: names.join(', '), state: 'done', where }, heard: isList }]
}
const BESIDES = 4

/** Cards at hand are used, or it is said what runs in their place. */
function machines({ plan, profile, knowledge }: Given): readonly Whole[] {
  const { owned } = profile
  if (owned.length === 0) return []
  const names = owned.flatMap(
    ({ accelerator }) => knowledge.accelerators.find(({ key }) => key === accelerator)?.name ?? [],
  )
  const house = plan.budget.lines.filter(({ id }) => id.endsWith('in-house'))
  const line = house.find(({ label, note }) => names.some((name) => `${label} ${note}`.includes(name)))
  const trains = house.some(({ id }) => id === 'training-in-house')
  const serving = plan.decisions.serving
  const instead =
    serving !== undefined && 'option' in serving && serving.option !== 'none' ? lowerFirst(serving.label) : 'no card'
  const where =
    line !== undefined && line.id !== 'training-in-house'
      ? `Used: ${lowerFirst(line.label.replace(/: (?:wear and )?power$/u, ''))}${trains ? '; before that, for the training runs' : ''}`
      : trains
        ? 'Used for the training runs'
        : `Not used: the plan takes ${instead}`
  const state = line === undefined && !trains ? 'open' : 'done'
  return [
    {
      want: { kind: 'machine', words: owned.map((one) => one.words).join('; '), state, where },
      heard: (clause) => owned.some((one) => clause.includes(one.words)),
    },
  ]
}

const REGION = /\b(?:in|at) (?<region>\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?)/u

/** The team's own cloud is where it runs, if that is what was answered; a region that is named is looked up first. */
function cloud({ plan, profile }: Given): readonly Whole[] {
  const named = profile.systems.find(({ kind }) => kind === 'cloud')
  if (named === undefined || plan.answers.hosting !== 'own-cloud') return []
  const said = String(profile.answers[named.question] ?? '')
  const words = (said.split(/[;,.]\s+/u).find((each) => each.includes(named.words)) ?? named.words).replace(/\.$/u, '')
  const region = REGION.exec(words.slice(words.indexOf(named.words)))?.groups?.region
  const check = region === undefined ? '' : `; look up in week 1 that its models and machines are offered in ${region}`
  const want: Want = { kind: 'place', words, state: 'done', where: `It runs there${check}` }
  return [{ want, heard: (clause) => clause.includes(words) }]
}

/** Somebody of the team has no hours in the sum: what they could take over. */
function team({ plan, knowledge, packages }: Given): readonly Whole[] {
  const working = new Set(plan.staffing.map(({ id }) => id))
  if (working.size === 0) return []
  return [plan.answers.team ?? []].flat().flatMap((id) => {
    const role = knowledge.roles.find((each) => each.id === id)
    if (role === undefined || working.has(role.id)) return []
    const suits = (SUITS[role.id] ?? []).find((title) => packages.some((each) => each.title === title))
    const instead =
      suits === undefined ? 'this plan needs none' : `give them “${lowerFirst(suits)}”, planned for others`
    const words = `${role.title.replace(/ \([^)]*\)$/u, '')}, on the team`
    const want: Want = { kind: 'team', words, state: 'open', where: `No hours in the sum: ${instead}` }
    return [{ want, heard: () => false }]
  })
}

/** Packages of the work that somebody of another role can take over, the likeliest first. (Our judgment.) */
const SUITS: Readonly<Record<string, readonly string[]>> = {
  'data-engineer': ['Data gathered and cleaned', 'Data that the rules need', 'Interfaces to your systems'],
  'data-manager': ['Data gathered and cleaned', 'Data that the rules need', 'Documents read, cut and kept fresh'],
  'data-analyst': ['Labeling guide and test set', 'Replay of past cases', 'Data that the rules need'],
  'data-scientist': [
    'Features, baselines and comparing models',
    'Training and comparing models',
    'Replay of past cases',
  ],
  'ml-engineer': ['Training and comparing models', 'Prompts and comparing models', 'Serving on your own machines'],
  'software-engineer': ['Code and rules', 'Interfaces to your systems'],
}
