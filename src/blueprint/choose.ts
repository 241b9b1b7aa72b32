import { evaluate } from '../rules/evaluate.ts'
import { toFacts } from '../rules/facts.ts'
import { holds } from '../rules/holds.ts'
import type { Answers, Facts, Reason, RuleBook } from '../rules/rule-book.ts'
import { BLUEPRINT_DECISION, mentionFact } from './choice-book.ts'
import type { BlueprintLibrary, LoadedBlueprint } from './library.ts'
import { mentioned } from './mentions.ts'

/** The blueprint that leads, those that stand beside it, and why. */
export type ChosenBlueprint = {
  readonly leading: LoadedBlueprint
  readonly beside: readonly LoadedBlueprint[]
  readonly because: readonly Reason[]
  /** No blueprint knows this kind of project: the floor for its task leads. */
  readonly general: boolean
}

/** Chooses by the rules of `choiceBook` over the answers and the team's words. Undefined only for an empty library. */
export function chooseBlueprint(
  choice: RuleBook,
  library: BlueprintLibrary,
  answers: Answers,
  words: string,
): ChosenBlueprint | undefined {
  if (library.length === 0) return undefined
  const outcome = evaluate(choice, answers, () => mentionFigures(library, words, toFacts(choice, answers))).one[
    BLUEPRINT_DECISION
  ]
  const named = (id: string) => library.find(({ blueprint }) => blueprint.id === id)
  const leading = outcome && named(outcome.option)
  if (outcome === undefined || leading === undefined) return undefined
  return {
    leading,
    beside: outcome.secondary.flatMap((id) => named(id) ?? []),
    because: outcome.because,
    general: leading.blueprint.applies.words.length === 0,
  }
}

/**
 * The figures of the choice: for each blueprint how strongly the words speak of it. Of those whose every group of phrases is found
 * and whose condition holds, the most specific of those with more than half of the most phrases has `most`: one stray phrase of a
 * rare kind does not outweigh many of the kind that the text is about.
 */
function mentionFigures(library: BlueprintLibrary, words: string, facts: Facts): Facts {
  const spoken = library
    .filter(({ blueprint }) => blueprint.applies.words.length > 0)
    .map((loaded) => ({ loaded, id: loaded.blueprint.id, ...mentioned(words, loaded.blueprint) }))
  const whole = spoken.filter(({ how, loaded }) => how === 'all' && applies(loaded, facts))
  const loudest = Math.max(0, ...whole.map(({ phrases }) => phrases))
  const most = whole
    .filter(({ phrases }) => phrases * 2 > loudest)
    .toSorted((a, b) => b.loaded.blueprint.rank - a.loaded.blueprint.rank || b.phrases - a.phrases)[0]
  return Object.fromEntries(spoken.map(({ id, how }) => [mentionFact(id), id === most?.id ? 'most' : how]))
}

function applies({ blueprint, conditions }: LoadedBlueprint, facts: Facts): boolean {
  const condition = blueprint.applies.when && conditions.get(blueprint.applies.when)
  return condition === undefined || holds(condition, facts)
}
