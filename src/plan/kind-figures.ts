import { type ChosenBlueprint, choiceFacts, chooseBlueprint } from '../blueprint/choose.ts'
import type { Guides } from '../blueprint/guides.ts'
import { mainPart } from '../blueprint/main-part.ts'
import type { Said } from '../blueprint/vocabulary.ts'
import { conditionFacts } from '../rules/condition-facts.ts'
import { toFacts } from '../rules/facts.ts'
import { type Answers, type Facts, type Figures, type RuleBook, UNKNOWN } from '../rules/rule-book.ts'

/** The questions whose texts say what kind of project it is, and those that say something of it. */
const TELLING = ['problem', 'outcome']
const TELLING_BESIDE = ['why', 'success_measure', 'dependencies', 'strategic_goal']

/** The kind of project that the answers and their texts speak of. Undefined only for an empty library. */
export const chosenKind = (guides: Guides, answers: Answers): ChosenBlueprint | undefined =>
  chooseBlueprint(guides, answers, saidIn(answers))

function saidIn(answers: Answers): Said {
  const textOf = (ids: readonly string[]) =>
    ids.flatMap((id) => (typeof answers[id] === 'string' && answers[id] !== UNKNOWN ? [answers[id]] : [])).join('. ')
  return { main: textOf(TELLING), beside: textOf(TELLING_BESIDE) }
}

/** The figure that the kind of project gives to the rules: what its main part does. What-ifs ask again with other answers. */
export function kindFigures(guides: Guides, book: RuleBook): Figures {
  const unknown: Facts = Object.fromEntries([...book.facts.keys()].map((id) => [id, UNKNOWN]))
  const asked = askedFacts(guides)
  const known = new Map<string, string>()
  // Every stratum of one decision asks with the same answers.
  let last: { readonly answers: Answers; readonly figures: Facts } | undefined
  return (answers) => {
    if (last?.answers === answers) return last.figures
    const facts = { ...unknown, ...toFacts(book, answers) }
    const said = saidIn(answers)
    const key = JSON.stringify([said, asked.map((id) => facts[id])])
    const part = known.get(key) ?? partOf(guides, answers, facts)
    known.set(key, part)
    last = { answers, figures: { 'main-part': part } }
    return last.figures
  }
}

const askedOf = new WeakMap<Guides, readonly string[]>()

/** The facts on which the kind of project and its stages depend: the same for every plan. */
function askedFacts(guides: Guides): readonly string[] {
  const known = askedOf.get(guides)
  if (known !== undefined) return known
  const stages = guides.library.flatMap(({ blueprint, conditions }) =>
    blueprint.pipeline.flatMap(({ when }) => (when && conditions.get(when)) ?? []),
  )
  const asked = stages.flatMap((condition) => [...conditionFacts(condition)])
  const made = [...new Set([...choiceFacts(guides.choice), ...asked])]
  askedOf.set(guides, made)
  return made
}

function partOf(guides: Guides, answers: Answers, facts: Facts): string {
  const chosen = chosenKind(guides, answers)
  return chosen === undefined || chosen.plain ? UNKNOWN : mainPart(chosen.leading, facts)
}

/** What the estimator computes and what the kind of project says, as the rules see it. */
export const together =
  (...sources: readonly Figures[]): Figures =>
  (answers, outcomes) =>
    Object.assign({}, ...sources.map((figures) => figures(answers, outcomes)))
