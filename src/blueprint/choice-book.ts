import { conditionFacts } from '../rules/condition-facts.ts'
import type { Condition, DecisionSpec, FactSpec, Rule, RuleBook } from '../rules/rule-book.ts'
import type { BlueprintLibrary, LoadedBlueprint } from './library.ts'
import { isTechnique } from './techniques.ts'
import { isKind } from './vocabulary.ts'

/** The decision that chooses the blueprint. */
export const BLUEPRINT_DECISION = 'blueprint'

/** The fact that names the kind of project that the team's words surely speak of, or `none`. One fact, so at most one is named. */
export const SPOKEN_OF = 'spoken-of'

/** The fact that names the technique that the team's words tell, or `none`. */
export const TECHNIQUE_HEARD = 'technique-heard'

/** The fact that says whether the team's words also touch a kind of project. */
export const touchedFact = (id: string): string => `touches:${id}`

/**
 * The choice of a blueprint as a rule book of its own: the questions and limits of `book`, figures about the team's words, and
 * one decision whose options are the blueprints. A kind is called for where it is spoken of and its condition holds; a floor
 * where no kind is, of those that hold the one with the highest rank. So the choice is decided, explained and proved by the same
 * means as every other decision.
 */
export function choiceBook(book: RuleBook, library: BlueprintLibrary): RuleBook {
  const kinds = library.filter(isKind)
  const answers = [...book.facts].filter(([, fact]) => fact.from === 'answer')
  const figures = [spokenOf(kinds), techniqueHeard(library.filter(isTechnique)), ...kinds.map(touched)]
  const isFloor = floorsOf(library, kinds.length === 0 ? { all: [] } : { not: { any: kinds.map(isNamed) } })
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
    rules: library.flatMap((loaded) => {
      const floor = isFloor.get(loaded)
      const stands = floor ? [ruleOf(loaded, 'stands', 'calls-for', floor)] : []
      return [...(isKind(loaded) ? rulesOfKind(loaded) : []), ...stands]
    }),
    position: { file: 'knowledge/blueprints', line: 1, column: 1 },
  }
  const facts = new Map([...answers, ...figures.map((figure): [string, FactSpec] => [figure.id, figure])])
  const constraints = book.constraints.filter(({ never }) =>
    [...conditionFacts(never)].every((fact) => facts.has(fact)),
  )
  return { ...book, decisions: [decision], facts, constraints, laws: [] }
}

/** When each floor stands: where no kind does, its own condition holds, and that of no floor with a higher rank. */
function floorsOf(library: BlueprintLibrary, noKind: Condition): ReadonlyMap<LoadedBlueprint, Condition> {
  const floors = library.flatMap((loaded) => {
    const given = floorCondition(loaded)
    return given ? [{ loaded, given, rank: loaded.blueprint.rank }] : []
  })
  return new Map(
    floors.map(({ loaded, given, rank }) => {
      const above = floors.filter((other) => other.rank > rank).map((other): Condition => ({ not: other.given }))
      // Last what takes longest to try: it asks about every kind.
      return [loaded, { all: [given, ...above, noKind] }]
    }),
  )
}

/** The answers for which a blueprint is a floor; undefined for a kind that never is. */
export function floorCondition(loaded: LoadedBlueprint): Condition | undefined {
  if (!isKind(loaded)) return floorGiven(loaded)
  const { floor } = loaded.blueprint.applies
  return floor && loaded.conditions.get(floor)
}

function floorGiven(loaded: LoadedBlueprint): Condition {
  const given = conditionOf(loaded)
  if (!isTechnique(loaded)) return given ?? { all: [] }
  const heard: Condition = { fact: TECHNIQUE_HEARD, operator: 'equal', value: loaded.blueprint.id }
  return given ? { all: [heard, given] } : heard
}

function rulesOfKind(loaded: LoadedBlueprint): readonly Rule[] {
  const { id } = loaded.blueprint
  const given = conditionOf(loaded)
  const touches: Condition = { fact: touchedFact(id), operator: 'equal', value: 'yes' }
  return [
    ...(given ? [ruleOf(loaded, 'not-here', 'rules-out', { not: given })] : []),
    ruleOf(loaded, 'named', 'calls-for', isNamed(loaded)),
    ruleOf(loaded, 'touched', 'supports', touches),
  ]
}

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

const techniqueHeard = (techniques: readonly LoadedBlueprint[]): FactSpec => ({
  ...spokenOf(techniques),
  id: TECHNIQUE_HEARD,
  label: "Which technique do the team's words tell, whatever their trade?",
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

/** Where a blueprint is refused: its file has no finer place. */
export const positionOf = ({ file }: LoadedBlueprint) => ({ file, line: 1, column: 1 })
