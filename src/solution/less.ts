import type { Blueprint } from '../blueprint/schema.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Outcomes } from '../rules/rule-book.ts'
import { scale } from './range.ts'
import { type Project, type Solution, solve } from './solve.ts'
import { withOptions } from './with-options.ts'

/** What a way without a model takes: people, and at most so many pieces of rules or code. (Our judgment.) */
const PIECES = 2
const SIMPLE: readonly Blueprint['parts'][number]['by'][] = ['rules', 'code']
/** The decisions that a way without a model takes by itself. */
const TAKEN: Readonly<Record<string, string>> = {
  'ai-fit': 'simpler-first',
  'training-option': 'no-model',
  'model-family': 'none',
  'model-size': 'none',
  serving: 'none',
}

/** Doing less, without a model: the same project worked out with people and a few rules, one system, as many `languages` as the plan has. Pure. */
export function lessOf(project: Project, outcomes: Outcomes, knowledge: Knowledge, languages: number): Solution {
  const { blueprint } = project
  const people = blueprint?.parts.filter(({ by }) => by === 'person') ?? []
  const pieces = blueprint?.parts.filter(({ by }) => SIMPLE.includes(by)).slice(0, PIECES) ?? []
  const simple: Project = {
    ...project,
    lines: [],
    pipeline: [],
    lawDuties: [],
    testHours: 0,
    trials: {},
    blueprint: blueprint && {
      ...blueprint,
      parts: [...people, ...pieces],
      pipeline: [],
      people: fewer(blueprint.people),
    },
    reach: { ...project.reach, systems: 1, languages },
    pace: knowledge.planning.smaller.pace,
  }
  return solve(simple, withOptions(outcomes, TAKEN), knowledge)
}

/** Experts have less to look at. (Our assumption.) */
const EXPERTS = 0.3
const fewer = (people: Blueprint['people']): Blueprint['people'] => ({
  ...people,
  experts: people.experts.map((expert) => ({ ...expert, hours: scale(expert.hours, EXPERTS) })),
})
