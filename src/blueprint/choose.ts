import { firstMeant } from '../profile/phrases.ts'
import { conditionFacts } from '../rules/condition-facts.ts'
import { evaluate } from '../rules/evaluate.ts'
import { toFacts } from '../rules/facts.ts'
import { holds } from '../rules/holds.ts'
import type { Answers, Facts, Reason, RuleBook } from '../rules/rule-book.ts'
import { BLUEPRINT_DECISION, conditionOf, SPOKEN_OF, TECHNIQUE_HEARD, touchedFact } from './choice-book.ts'
import { foreignShare } from './foreign-rows.ts'
import type { Guides } from './guides.ts'
import type { LoadedBlueprint } from './library.ts'
import { looksOnly } from './pictures.ts'
import { inputsOf, takesIn } from './takes-in.ts'
import type { IsForeign } from './trades.ts'
import { isKind, type Said } from './vocabulary.ts'

/** The blueprint that leads, those that stand beside it, and why. */
export type ChosenBlueprint = {
  readonly leading: LoadedBlueprint
  /** Where the plain floor for the task leads: the kinds that it comes nearest to. */
  readonly beside: readonly LoadedBlueprint[]
  readonly because: readonly Reason[]
  /** No blueprint surely knows this kind of project: the floor for its task leads. */
  readonly general: boolean
  /** The floor of the task alone leads: nothing is known of its technique either. */
  readonly plain: boolean
  /** Whether a text speaks of a trade that the team is not in. */
  readonly isForeign: IsForeign
  /** Whether one of these phrases stands in what the team says. */
  readonly speaksOf: (phrases: readonly string[]) => boolean
  /** What the team wrote of the work and around it. */
  readonly said: string
  /** The floor that would lead if no kind were known: what it says stands where all that the kind says is foreign. */
  readonly floor: LoadedBlueprint | undefined
}

/**
 * Chooses by the rules of `choiceBook` over the answers and the team's words. Undefined only for an empty library. A plan and its
 * what-ifs ask again and again with answers that differ in what no kind asks about: the last choices are kept.
 */
export function chooseBlueprint(guides: Choosing, answers: Answers, said: Said): ChosenBlueprint | undefined {
  const { asked, choices } = keptOf(guides)
  const facts = toFacts(guides.choice, answers)
  const key = JSON.stringify([said.main, said.beside, asked.map((id) => facts[id])])
  const known = choices.get(key)
  if (known !== undefined) return known
  const chosen = newChoice(guides, answers, said)
  if (choices.size >= MAX_KEPT) choices.clear()
  if (chosen !== undefined) choices.set(key, chosen)
  return chosen
}

const MAX_KEPT = 500
type Kept = { readonly asked: readonly string[]; readonly choices: Map<string, ChosenBlueprint> }
const kept = new WeakMap<Choosing, Kept>()

function keptOf(guides: Choosing): Kept {
  const made = kept.get(guides) ?? { asked: choiceFacts(guides.choice), choices: new Map() }
  kept.set(guides, made)
  return made
}

/** The answers on which the choice depends: what its rules ask, and what a kind is for and takes in. */
export function choiceFacts(choice: RuleBook): readonly string[] {
  const asked = choice.decisions.flatMap(({ rules }) => rules.flatMap(({ when }) => [...conditionFacts(when)]))
  const inputs = [...choice.facts.keys()].filter((id) => id === 'task' || id.startsWith('modality.'))
  return [...new Set([...asked, ...inputs])].filter((id) => choice.facts.get(id)?.from === 'answer')
}

function newChoice(guides: Choosing, answers: Answers, said: Said): ChosenBlueprint | undefined {
  const { library, choice } = guides
  if (library.length === 0) return undefined
  const outcome = evaluate(choice, answers, () => wordFigures(guides, said, toFacts(choice, answers))).one[
    BLUEPRINT_DECISION
  ]
  const named = (id: string) => library.find(({ blueprint }) => blueprint.id === id)
  const leading = outcome && named(outcome.option)
  if (outcome === undefined || leading === undefined) return undefined
  const general = !isKind(leading)
  const isForeign = foreignTo(guides, said)
  const plain = general && leading.blueprint.rank === 0
  return {
    leading,
    // A technique says more than kinds that share a word with the text.
    beside: general && !plain ? [] : outcome.secondary.flatMap((id) => named(id) ?? []),
    because: outcome.because,
    general,
    plain,
    isForeign,
    speaksOf: (phrases) => firstMeant(`${said.main}. ${said.beside}`, phrases) !== undefined,
    said: `${said.main}. ${said.beside}`,
    floor: general || foreignShare(leading.blueprint, isForeign) === 0 ? undefined : floorOf(guides, answers, said),
  }
}

function floorOf(guides: Choosing, answers: Answers, said: Said): LoadedBlueprint | undefined {
  const { library, choice } = guides
  const technique = techniqueOf(guides, said, toFacts(choice, answers))
  const figures = { [SPOKEN_OF]: 'none', [TECHNIQUE_HEARD]: technique?.blueprint.id ?? 'none' }
  const outcome = evaluate(choice, answers, () => figures).one[BLUEPRINT_DECISION]
  return library.find(({ blueprint }) => blueprint.id === outcome?.option)
}

type Choosing = Pick<Guides, 'library' | 'choice' | 'mentions' | 'techniques' | 'trades' | 'onlyWritten'>

const foreignTo = ({ trades }: Choosing, { main, beside }: Said): IsForeign => trades.foreignTo(main, beside)

// The points below were fitted in November 2026 on 290 project descriptions of ours (logistic, one of all kinds or the general one),
// rounded, and set anew for 287 kinds on 1,148 descriptions of ours and 110 by strangers: of the 102 strangers with a kind 72 got it,
// 10 another; before 69 and 7. A word list three times as long, and word vectors, found no more. An assumption for anybody else's texts.
/** A kind of project is less likely meant at a task that none of its examples has, for input that it does not take, or unnamed. */
const OTHER_TASK = 7
const OTHER_INPUT = 3.5
/** A technique that is heard whole goes before a kind that has not so many times the points that are enough; more at a task that is not the kind's. Our judgment. */
const BEFORE_TECHNIQUE = 1.5
const BEFORE_AT_OTHER_TASK = 2.25
/** With 300 kinds the words around a core are often shared: card fraud led to card disputes at five. */
const NO_CORE_WORD = 7
/** Taken off where every row of a kind speaks of a trade that the team is not in, and the share of it for fewer. Our judgment. */
const FOREIGN_ROWS = 40
/** What would be left of a kind with more foreign rows fits less well than the floor of the task. Our judgment. */
const MAX_FOREIGN = 0.25
/**
 * The more words, the more phrases are met by chance: a kind is meant only above so many points for each doubling of words. 3.8 by
 * the fit; more, since a wrong kind costs a reader something, though less than the right one gives.
 */
const POINTS_PER_DOUBLING = 4.5
/** The rows of so many kinds are looked through for words of another trade; what is further behind does not lead. */
const LOOKED_THROUGH = 20
/** A text of fewer words is weighed like one of so many. */
const MIN_WORDS = 12
/** ... and only so far ahead of the next kind. */
const AHEAD = 1
/** Kinds that are no further apart are meant alike: the words do not tell which. (Our judgment.) */
const ALIKE = 0.3
/** So many kinds of whose own words one is heard are named beside the floor when none is surely meant. */
const NEAREST = 2

/**
 * The figures of the choice: the kind that the words surely speak of (their condition holds, the words weigh enough and more
 * than those of the next), and those that they touch. In doubt none is named, since a floor that fits is better than a kind
 * that does not.
 */
function wordFigures(guides: Choosing, said: Said, facts: Facts): Facts {
  const { library, mentions } = guides
  const { spoken, known } = mentions(said)
  const isForeign = foreignTo(guides, said)
  const inputs = inputsOf(facts)
  const written = guides.onlyWritten(said)
  const candidates = library
    .flatMap((loaded) => {
      const mention = spoken.get(loaded.blueprint.id)
      if (!mention?.whole || !applies(loaded, facts) || (written && looksOnly(loaded))) return []
      const off = (mention.core ? 0 : NO_CORE_WORD) + misfit(loaded, facts, inputs)
      return mention.weight < off ? [] : [{ loaded, core: mention.core, weight: mention.weight - off }]
    })
    .toSorted(heavier)
    .slice(0, LOOKED_THROUGH)
    .map((each) => ({ ...each, foreign: foreignShare(each.loaded.blueprint, isForeign) }))
    .map((each) => ({ ...each, weight: each.weight - FOREIGN_ROWS * each.foreign }))
    .toSorted(heavier)
  const enough = POINTS_PER_DOUBLING * Math.log2(Math.max(known, MIN_WORDS))
  const meant = candidates.filter(({ weight, foreign }) => weight >= enough && foreign <= MAX_FOREIGN)
  const [nearest, second] = meant
  const close = nearest !== undefined && second !== undefined && nearest.weight < second.weight + AHEAD
  // Of two kin that are meant alike the one that knows more of less leads: contracts before any documents.
  const alike = close && nearest.weight < second.weight + ALIKE
  const first = alike && second.loaded.blueprint.rank > nearest.loaded.blueprint.rank ? second : nearest
  const technique = techniqueOf(guides, said, facts)
  const surely = first !== undefined && isOtherTask(first.loaded, facts) ? BEFORE_AT_OTHER_TASK : BEFORE_TECHNIQUE
  const isWeak = technique !== undefined && first !== undefined && first.weight < enough * surely
  const sure = first !== undefined && !isWeak && (!close || kin(nearest.loaded, second.loaded))
  const touched = sure ? meant : candidates.filter(({ core }) => core).slice(0, NEAREST)
  return {
    [SPOKEN_OF]: sure ? first.loaded.blueprint.id : 'none',
    [TECHNIQUE_HEARD]: technique?.blueprint.id ?? 'none',
    ...Object.fromEntries(touched.map(({ loaded }) => [touchedFact(loaded.blueprint.id), 'yes'])),
  }
}

/** The technique that the words of problem and outcome tell, at a task that it is for. */
function techniqueOf(guides: Choosing, said: Said, facts: Facts): LoadedBlueprint | undefined {
  const written = guides.onlyWritten(said)
  return guides.techniques(said.main).find((loaded) => applies(loaded, facts) && !(written && looksOnly(loaded)))
}

const heavier = (a: { readonly weight: number }, b: { readonly weight: number }): number => b.weight - a.weight

/** Two that may stand beside one another: either may lead, the other is named beside it. */
const kin = ({ blueprint: one }: LoadedBlueprint, { blueprint: other }: LoadedBlueprint): boolean =>
  one.combines.includes(other.id) || other.combines.includes(one.id)

function applies(loaded: LoadedBlueprint, facts: Facts): boolean {
  const condition = conditionOf(loaded)
  return condition === undefined || holds(condition, facts)
}

const misfit = (loaded: LoadedBlueprint, facts: Facts, inputs: readonly string[]): number =>
  (isOtherTask(loaded, facts) ? OTHER_TASK : 0) + (takesIn(loaded.blueprint, inputs) ? 0 : OTHER_INPUT)

/** Whether none of a kind's examples is of this task. */
const isOtherTask = ({ blueprint }: LoadedBlueprint, { task }: Facts): boolean =>
  !blueprint.applies.examples.some((example) => example.task === task)
