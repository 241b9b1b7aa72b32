import type { Blueprint } from '../../blueprint/schema.ts'
import type { Answers, Outcomes } from '../../rules/rule-book.ts'
import type { Range } from '../range.ts'
import type { Choice } from '../sizing/choice.ts'
import { ownPart, type Rated } from './stock.ts'

/** How far a project reaches, as its words tell: systems that it works with, languages, places, and what is worked through once. */
export type Reach = {
  readonly systems: number
  readonly languages: number
  readonly sites: number
  readonly programs?: number
  /** What is done once, by the speed that the team tells of. */
  readonly rated?: Rated
  readonly rulePages?: number
  /** Classes to tell apart, where the team tells them. */
  readonly classes?: number
}

/** What calls for work: facts with all of their values, and how many there are of what is counted. */
export type Scope = {
  readonly facts: Readonly<Record<string, readonly string[]>>
  readonly counts: Readonly<Record<string, number>>
  readonly ratedHours?: Range
  /** What is counted, by name where it has one. */
  readonly names: Readonly<Record<string, readonly string[]>>
}

/** The answers, the decisions and the parts of this kind of project as a scope; `pilotWeeks`: how long it is tried. */
export function scopeOf(
  answers: Answers,
  outcomes: Outcomes,
  choice: Choice,
  blueprint: Blueprint | undefined,
  reach: Reach,
  pilotWeeks: number,
): Scope {
  const told = Object.entries(answers).flatMap(([id, value]): [string, readonly string[]][] =>
    typeof value === 'string' ? [[id, [value]]] : Array.isArray(value) ? [[id, value as readonly string[]]] : [],
  )
  const taken = Object.entries(outcomes.one).map(([id, { option }]): [string, readonly string[]] => [id, [option]])
  const { parts, pipeline: stages } = blueprint ?? { parts: [], pipeline: [] }
  const techniques = Object.entries(Object.groupBy(parts, ({ by }) => by))
  return {
    facts: {
      ...Object.fromEntries([...told, ...taken]),
      'training-option': [choice.option, ...choice.secondary],
      'main-option': [choice.option],
      pipeline: stages.flatMap(({ kind, ahead }) => (ahead ? [kind, 'ahead'] : [kind])),
    },
    counts: {
      ...Object.fromEntries(techniques.map(([by, those]) => [by, those?.length ?? 0])),
      systems: Math.max(1, reach.systems),
      languages: Math.max(0, reach.languages - 1),
      sites: Math.max(0, reach.sites - 1),
      programs: reach.programs ?? 0,
      'rule-pages': reach.rulePages ?? 0,
      'pilot-weeks': pilotWeeks,
    },
    ...(reach.rated && { ratedHours: ownPart(reach.rated) }),
    names: Object.fromEntries(techniques.map(([by, those]) => [by, (those ?? []).map(({ part }) => part)])),
  }
}
