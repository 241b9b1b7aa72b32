import { evaluate } from '../rules/evaluate.ts'
import { toFacts } from '../rules/facts.ts'
import { holds } from '../rules/holds.ts'
import type { Answers, Facts, Reason } from '../rules/rule-book.ts'
import { BLUEPRINT_DECISION, mentionFact } from './choice-book.ts'
import type { Guides } from './guides.ts'
import type { LoadedBlueprint } from './library.ts'
import { mentions } from './mentions.ts'
import { isKind, type Said } from './vocabulary.ts'

/** The blueprint that leads, those that stand beside it, and why. */
export type ChosenBlueprint = {
  readonly leading: LoadedBlueprint
  readonly beside: readonly LoadedBlueprint[]
  readonly because: readonly Reason[]
  /** No blueprint knows this kind of project: the floor for its task leads. */
  readonly general: boolean
}

/** Chooses by the rules of `choiceBook` over the answers and the team's words. Undefined only for an empty library. */
export function chooseBlueprint(guides: Choosing, answers: Answers, said: Said): ChosenBlueprint | undefined {
  const { library, choice } = guides
  if (library.length === 0) return undefined
  const outcome = evaluate(choice, answers, () => mentionFigures(guides, said, toFacts(choice, answers))).one[
    BLUEPRINT_DECISION
  ]
  const named = (id: string) => library.find(({ blueprint }) => blueprint.id === id)
  const leading = outcome && named(outcome.option)
  if (outcome === undefined || leading === undefined) return undefined
  return {
    leading,
    beside: outcome.secondary.flatMap((id) => named(id) ?? []),
    because: outcome.because,
    general: !isKind(leading),
  }
}

type Choosing = Pick<Guides, 'library' | 'choice' | 'vocabulary'>

/**
 * The figures of the choice: for each blueprint whether the words speak of it. Of those that they speak of and whose condition
 * holds, the one that they speak of most strongly has `most`; of equals the more specific.
 */
function mentionFigures({ library, vocabulary }: Choosing, said: Said, facts: Facts): Facts {
  const spoken = mentions(library, vocabulary, said)
  const candidates = library.filter(
    (loaded) => (spoken.get(loaded.blueprint.id)?.how ?? 'none') !== 'none' && applies(loaded, facts),
  )
  const weight = ({ blueprint: { id, applies: kind } }: LoadedBlueprint) =>
    (spoken.get(id)?.weight ?? 0) * (kind.examples.some(({ task }) => task === facts.task) ? 1 : OTHER_TASK)
  const most = candidates.toSorted((a, b) => weight(b) - weight(a))[0]?.blueprint.id
  return Object.fromEntries([...spoken].map(([id, { how }]) => [mentionFact(id), id === most ? 'most' : how]))
}

/** A kind of project is less likely meant at a task that none of its examples has. */
const OTHER_TASK = 0.7

function applies({ blueprint, conditions }: LoadedBlueprint, facts: Facts): boolean {
  const condition = blueprint.applies.when && conditions.get(blueprint.applies.when)
  return condition === undefined || holds(condition, facts)
}
