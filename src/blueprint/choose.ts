import { evaluate } from '../rules/evaluate.ts'
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
  const outcome = evaluate(choice, answers, () => mentionFigures(library, words)).one[BLUEPRINT_DECISION]
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

/** The figures of the choice: for each blueprint how strongly the words speak of it. */
function mentionFigures(library: BlueprintLibrary, words: string): Facts {
  const spoken = library.filter(({ blueprint }) => blueprint.applies.words.length > 0)
  return Object.fromEntries(spoken.map(({ blueprint }) => [mentionFact(blueprint.id), mentioned(words, blueprint)]))
}
