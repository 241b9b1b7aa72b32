import { conditionFacts } from '../rules/condition-facts.ts'
import type { Condition, DecisionSpec, FactSpec, Rule, RuleBook } from '../rules/rule-book.ts'
import type { BlueprintLibrary, LoadedBlueprint } from './library.ts'
import { isKind } from './vocabulary.ts'

/** The decision that chooses the blueprint. */
export const BLUEPRINT_DECISION = 'blueprint'

/** The fact that names the kind of project that the team's words surely speak of, or `none`. One fact, so at most one is named. */
export const SPOKEN_OF = 'spoken-of'

/** The fact that says whether the team's words also touch a kind of project. */
export const touchedFact = (id: string): string => `touches:${id}`

/**
 * The choice of a blueprint as a rule book of its own: the questions and limits of `book`, figures about the team's words, and
 * one decision whose options are the blueprints. A kind is called for where it is spoken of and its condition holds; the floor
 * for a task where no kind is. So the choice is decided, explained and proved by the same means as every other decision.
 */
export function choiceBook(book: RuleBook, library: BlueprintLibrary): RuleBook {
  const kinds = library.filter(isKind)
  const answers = [...book.facts].filter(([, fact]) => fact.from === 'answer')
  const figures = [spokenOf(kinds), ...kinds.map(touched)]
  const noKind: Condition = kinds.length === 0 ? { all: [] } : { not: { any: kinds.map(isNamed) } }
  const decision: DecisionSpec = {
    id: BLUEPRINT_DECISION,
    title: 'Which kind of project is it?',
    outcome: 'one',
    stratum: 1,
    options: library.map((loaded) => ({
      id: loaded.blueprint.id,
      label: loaded.blueprint.title,
      description: loaded.blueprint.about,
      combines: isKind(loaded) ? loaded.blueprint.combines : kinds.map(({ blueprint }) => blueprint.id),
      position: positionOf(loaded),
    })),
    rules: library.flatMap((loaded) =>
      isKind(loaded) ? rulesOfKind(loaded, noKind) : [ruleOfFloor(loaded, conditionOf(loaded), noKind)],
    ),
    position: { file: 'knowledge/blueprints', line: 1, column: 1 },
  }
  const facts = new Map([...answers, ...figures.map((figure): [string, FactSpec] => [figure.id, figure])])
  const constraints = book.constraints.filter(({ never }) =>
    [...conditionFacts(never)].every((fact) => facts.has(fact)),
  )
  return { ...book, decisions: [decision], facts, constraints, laws: [] }
}

function rulesOfKind(loaded: LoadedBlueprint, noKind: Condition): readonly Rule[] {
  const { id, applies } = loaded.blueprint
  const given = conditionOf(loaded)
  const floor = applies.floor && loaded.conditions.get(applies.floor)
  const touches: Condition = { fact: touchedFact(id), operator: 'equal', value: 'yes' }
  return [
    ...(given ? [ruleOf(loaded, 'not-here', 'rules-out', { not: given })] : []),
    ruleOf(loaded, 'named', 'calls-for', isNamed(loaded)),
    ruleOf(loaded, 'touched', 'supports', touches),
    ...(floor ? [ruleOfFloor(loaded, floor, noKind)] : []),
  ]
}

const ruleOfFloor = (loaded: LoadedBlueprint, given: Condition | undefined, noKind: Condition): Rule =>
  ruleOf(loaded, 'stands', 'calls-for', { all: [noKind, given ?? { all: [] }] })

function ruleOf(loaded: LoadedBlueprint, name: string, effect: Rule['effect'], when: Condition): Rule {
  const { id, applies } = loaded.blueprint
  const position = positionOf(loaded)
  return { id: `${id}-${name}`, option: id, effect, when, because: applies.because, source: 'blueprints', position }
}

function isNamed(loaded: LoadedBlueprint): Condition {
  const named: Condition = { fact: SPOKEN_OF, operator: 'equal', value: loaded.blueprint.id }
  const given = conditionOf(loaded)
  return given ? { all: [named, given] } : named
}

/** The condition under which a blueprint applies; undefined: for any answers. */
export const conditionOf = ({ blueprint: { applies }, conditions }: LoadedBlueprint): Condition | undefined =>
  applies.when && conditions.get(applies.when)

const spokenOf = (kinds: readonly LoadedBlueprint[]): FactSpec => ({
  id: SPOKEN_OF,
  values: ['none', 'unknown', ...kinds.map(({ blueprint }) => blueprint.id)],
  from: 'figure',
  uses: ['problem', 'outcome', 'why'],
  stratum: 1,
  label: "Which kind of project do the team's words surely speak of?",
  position: { file: 'knowledge/blueprints', line: 1, column: 1 },
})

const touched = (loaded: LoadedBlueprint): FactSpec => ({
  id: touchedFact(loaded.blueprint.id),
  values: ['yes', 'no', 'unknown'],
  from: 'figure',
  uses: ['problem', 'outcome', 'why'],
  stratum: 1,
  label: `Do the team's words touch ${loaded.blueprint.about}?`,
  position: positionOf(loaded),
})

const positionOf = ({ file }: LoadedBlueprint) => ({ file, line: 1, column: 1 })
