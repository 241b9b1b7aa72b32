import type { Compiled } from './diagram/compile.ts'
import { compiled } from './diagram/compiled.ts'
import { GAP } from './diagram/decision.ts'
import { type Diagram, type Diagrams, LEAVES, NEVER } from './diagram/diagrams.ts'
import { toFacts } from './facts.ts'
import type { Answers, RuleBook } from './rule-book.ts'

/** What the questions that are still open can change, given the answers so far (`unknown` is an answer). */
export type Relevance = {
  /** How much of what is still undecided hangs on a question; 0 or absent if nothing does. */
  readonly weight: ReadonlyMap<string, number>
  /** Questions on which a decision with one outcome still hangs. */
  readonly decides: ReadonlySet<string>
  /** Questions whose answer can still change a decision, a step, a risk or a figure of the plan. */
  readonly matters: ReadonlySet<string>
}

/**
 * Exact: a question is left out only if no answer to it can change any outcome, whatever the other open answers and the
 * figures are. Text questions always matter. Pure; remembers the last few answer sets for speed.
 */
export function relevance(book: RuleBook, answers: Answers): Relevance {
  const { stakes, fed } = remember(compiled(book), answers)
  const weight = new Map<string, number>()
  const decides = new Set<string>()
  const matters = new Set<string>()
  for (const { id, kind } of book.questions) {
    if (id in answers) continue
    const stake = stakes.get(id)
    if (stake !== undefined) weight.set(id, stake.weight)
    if (stake?.decides === true) decides.add(id)
    if (stake !== undefined || kind === 'text' || fed.has(id)) matters.add(id)
  }
  return { weight, decides, matters }
}

/** What hangs on a question. */
type Stake = { readonly weight: number; readonly decides: boolean }
/** Outcomes that depend on the same answers in the same way are kept once, with the sum of their weights. */
type Outcome = { readonly diagram: Diagram; readonly one: boolean; readonly weight: number }
type Feed = { readonly question: string; readonly diagram: Diagram }
/** What is still undecided once some facts are known. */
type Rest = { readonly diagrams: Diagrams; readonly outcomes: readonly Outcome[]; readonly feeds: readonly Feed[] }
type State = Rest & {
  readonly fixed: ReadonlyMap<number, number>
  readonly stakes: ReadonlyMap<string, Stake>
  readonly fed: ReadonlySet<string>
}

/** How much more a decision weighs than a step or a risk. */
const DECISION = 10
const MAX_STATES = 32
/** A table is forgotten, with all that was remembered in it, once so much was made in it. */
const MAX_OWN_NODES = 20_000
type Memory = { readonly nothingKnown: Rest; readonly states: Map<string, State> }
const memories = new WeakMap<Compiled, Memory>()

function remember(whole: Compiled, answers: Answers): State {
  const memory = memories.get(whole) ?? { nothingKnown: start(whole), states: new Map<string, State>() }
  memories.set(whole, memory)
  const { states } = memory
  const fixed = fixedFacts(whole, answers)
  const key = [...fixed].flat().join()
  const known = states.get(key)
  // What is used again moves to the end; what stands first is forgotten first.
  if (known !== undefined) states.delete(key)
  const state = known ?? restrictFrom(nearestState(states, fixed) ?? memory.nothingKnown, whole, fixed)
  states.set(key, state)
  const [oldest] = states.keys()
  if (states.size > MAX_STATES && oldest !== undefined) states.delete(oldest)
  return state
}

/** The values of the facts whose questions have an answer, by variable. */
export function fixedFacts({ book, index }: Compiled, answers: Answers): Map<number, number> {
  const facts = toFacts(book, answers)
  const fixed = new Map<number, number>()
  for (const [id, variable] of index) {
    const fact = book.facts.get(id)
    const question = fact?.from === 'answer' ? fact.uses[0] : undefined
    if (fact === undefined || question === undefined || !(question in answers)) continue
    fixed.set(variable, fact.values.indexOf(facts[id] ?? ''))
  }
  return fixed
}

/** The state with the most of these facts already put in, and no others. */
function nearestState(states: ReadonlyMap<string, State>, fixed: ReadonlyMap<number, number>): State | undefined {
  let nearest: State | undefined
  for (const state of states.values()) {
    if (state.fixed.size <= (nearest?.fixed.size ?? -1) || state.diagrams.count > MAX_OWN_NODES) continue
    if ([...state.fixed].every(([variable, value]) => fixed.get(variable) === value)) nearest = state
  }
  return nearest
}

function start({ book, diagrams: all, decisions, read }: Compiled): Rest {
  const outcomes: Outcome[] = []
  for (const { spec, chosen, taken } of decisions.values()) {
    const one = spec.outcome === 'one'
    const option = (leaf: number) => (leaf === GAP ? GAP : Math.floor(leaf / 3))
    if (one) outcomes.push({ diagram: all.map(chosen, option), one, weight: DECISION })
    for (const diagram of taken.values()) outcomes.push({ diagram, one: false, weight: 1 })
  }
  const feeds = book.questions.flatMap(({ id, feeds }) => (feeds ? [{ question: id, diagram: read(feeds) }] : []))
  return { diagrams: all, outcomes: merge(outcomes), feeds }
}

function restrictFrom(from: Rest, whole: Compiled, fixed: ReadonlyMap<number, number>): State {
  const values: (number | undefined)[] = []
  for (const [variable, value] of fixed) values[variable] = value
  // The rule book's own table does not grow with every conversation.
  const diagrams = from.diagrams === whole.diagrams ? whole.diagrams.overlay() : from.diagrams
  const restrict = diagrams.restrictor(values, diagrams)
  const outcomes = merge(from.outcomes.map((outcome) => ({ ...outcome, diagram: restrict(outcome.diagram) })))
  const feeds = from.feeds
    .map(({ question, diagram }) => ({ question, diagram: restrict(diagram) }))
    .filter(({ diagram }) => diagram !== NEVER)
  const fed = new Set(feeds.map(({ question }) => question))
  return { fixed, diagrams, outcomes, feeds, fed, stakes: stakesOf(whole, diagrams, outcomes) }
}

/** Drops what is settled and keeps equal outcomes once. */
function merge(outcomes: readonly Outcome[]): readonly Outcome[] {
  const merged = new Map<Diagram, Outcome>()
  for (const outcome of outcomes) {
    if (outcome.diagram < LEAVES) continue
    const same = merged.get(outcome.diagram)
    const weight = outcome.weight + (same?.weight ?? 0)
    merged.set(outcome.diagram, { ...outcome, one: outcome.one || same?.one === true, weight })
  }
  return [...merged.values()]
}

function stakesOf({ book, variables }: Compiled, diagrams: Diagrams, outcomes: readonly Outcome[]) {
  // Outcomes that hang on the same facts count together: far fewer sets than outcomes.
  const bySupport = new Map<ReadonlySet<number>, Stake>()
  for (const { diagram, one, weight } of outcomes) {
    const support = diagrams.support(diagram)
    const sum = bySupport.get(support)
    bySupport.set(support, { weight: weight + (sum?.weight ?? 0), decides: one || sum?.decides === true })
  }
  const stakes = new Map<string, Stake>()
  for (const [support, { weight, decides }] of bySupport) {
    const facts = [...support].map((variable) => book.facts.get(variables[variable] ?? ''))
    // A figure brings in the questions that it is computed from.
    for (const question of new Set(facts.flatMap((fact) => fact?.uses ?? []))) {
      const sum = stakes.get(question)
      stakes.set(question, { weight: weight + (sum?.weight ?? 0), decides: decides || sum?.decides === true })
    }
  }
  return stakes
}
