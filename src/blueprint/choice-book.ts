import type { DecisionSpec, FactSpec, Rule, RuleBook } from '../rules/rule-book.ts'
import type { BlueprintLibrary, LoadedBlueprint } from './library.ts'

/** The decision that chooses the blueprint. */
export const BLUEPRINT_DECISION = 'blueprint'

/** The fact that says how strongly the team's words speak of a blueprint. */
export const mentionFact = (id: string): string => `words:${id}`

/**
 * The choice of a blueprint as a rule book of its own: the questions and limits of `book`, one figure a blueprint (how much of
 * its words the team used), and one decision whose options are the blueprints, the most specific first. So the choice is
 * decided, explained and proved by the same means as every other decision.
 */
export function choiceBook(book: RuleBook, library: BlueprintLibrary): RuleBook {
  const figures = library.filter(({ blueprint }) => blueprint.applies.words.length > 0).map(figureOf)
  const answers = [...book.facts].filter(([, fact]) => fact.from === 'answer')
  const decision: DecisionSpec = {
    id: BLUEPRINT_DECISION,
    title: 'Which kind of project is it?',
    outcome: 'one',
    stratum: 1,
    options: library.map((loaded) => ({
      id: loaded.blueprint.id,
      label: loaded.blueprint.title,
      description: loaded.blueprint.about,
      combines: loaded.blueprint.combines,
      position: positionOf(loaded),
    })),
    rules: library.flatMap(rulesOf),
    position: { file: 'knowledge/blueprints', line: 1, column: 1 },
  }
  return {
    ...book,
    decisions: [decision],
    facts: new Map([...answers, ...figures.map((figure): [string, FactSpec] => [figure.id, figure])]),
    laws: [],
  }
}

function rulesOf(loaded: LoadedBlueprint): readonly Rule[] {
  const { id, applies } = loaded.blueprint
  const given = applies.when && loaded.conditions.get(applies.when)
  const common = { option: id, because: applies.because, source: 'blueprints', position: positionOf(loaded) }
  if (applies.words.length === 0)
    return [{ ...common, id: `${id}-stands`, effect: 'supports', when: given ?? { all: [] } }]
  const otherwise: Rule[] = given
    ? [{ ...common, id: `${id}-not-here`, effect: 'rules-out', when: { not: given } }]
    : []
  const says = (value: string) => ({ fact: mentionFact(id), operator: 'equal', value }) as const
  return [
    ...otherwise,
    { ...common, id: `${id}-named`, effect: 'calls-for', when: says('most') },
    {
      ...common,
      id: `${id}-spoken-of`,
      effect: 'supports',
      when: says('all'),
    },
  ]
}

const figureOf = (loaded: LoadedBlueprint): FactSpec => ({
  id: mentionFact(loaded.blueprint.id),
  values: ['most', 'all', 'like', 'none', 'unknown'],
  from: 'figure',
  uses: ['problem', 'outcome', 'why'],
  stratum: 1,
  label: `Do the team's words speak of ${loaded.blueprint.about}?`,
  position: positionOf(loaded),
})

const positionOf = ({ file }: LoadedBlueprint) => ({ file, line: 1, column: 1 })
