import { type Compiled, GAP } from './diagram/compile.ts'
import { compiled } from './diagram/compiled.ts'
import { type Diagram, Diagrams, LEAVES, NEVER } from './diagram/diagrams.ts'
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
  return remember(book, answers).relevance
}

/** Outcomes that depend on the same answers in the same way are kept once, with the sum of their weights. */
type Outcome = { readonly diagram: Diagram; readonly one: boolean; readonly weight: number }
type Feed = { readonly question: string; readonly diagram: Diagram }
type State = {
  readonly fixed: ReadonlyMap<number, number>
  readonly diagrams: Diagrams
  readonly outcomes: readonly Outcome[]
  readonly feeds: readonly Feed[]
  readonly relevance: Relevance
}

/** How much more a decision weighs than a step or a risk. */
const DECISION = 10
const MOST_STATES = 32
const states = new WeakMap<RuleBook, Map<string, State>>()

function remember(book: RuleBook, answers: Answers): State {
  const whole = compiled(book)
  const fixed = fixedFacts(whole, answers)
  const key = [...fixed].toSorted(([a], [b]) => a - b).join(';') + Object.keys(answers).filter((id) => isText(book, id))
  const cache = states.get(book) ?? new Map<string, State>()
  states.set(book, cache)
  const known = cache.get(key)
  if (known !== undefined) return known
  const made = restrictFrom(nearestState(cache, fixed) ?? start(whole), whole, fixed, answers)
  cache.set(key, made)
  const [oldest] = cache.keys()
  if (cache.size > MOST_STATES && oldest !== undefined) cache.delete(oldest)
  return made
}

const isText = (book: RuleBook, id: string) => book.questions.some((each) => each.id === id && each.kind === 'text')

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
function nearestState(cache: ReadonlyMap<string, State>, fixed: ReadonlyMap<number, number>): State | undefined {
  const fits = [...cache.values()].filter((state) => [...state.fixed].every(([k, value]) => fixed.get(k) === value))
  return fits.toSorted((a, b) => b.fixed.size - a.fixed.size)[0]
}

function start(whole: Compiled): Omit<State, 'relevance'> {
  const outcomes: Outcome[] = []
  for (const { spec, chosen, taken } of whole.decisions.values()) {
    const one = spec.outcome === 'one'
    const option = (leaf: number) => (leaf === GAP ? GAP : Math.floor(leaf / 3))
    if (one) outcomes.push({ diagram: whole.diagrams.map(chosen, option), one, weight: DECISION })
    for (const diagram of taken.values()) outcomes.push({ diagram, one: false, weight: 1 })
  }
  const feeds = whole.book.questions.flatMap(({ id, feeds }) =>
    feeds ? [{ question: id, diagram: whole.read(feeds) }] : [],
  )
  return { fixed: new Map(), diagrams: whole.diagrams, outcomes: merge(outcomes), feeds }
}

function restrictFrom(
  from: Omit<State, 'relevance'>,
  whole: Compiled,
  fixed: ReadonlyMap<number, number>,
  answers: Answers,
): State {
  const values: (number | undefined)[] = []
  for (const [variable, value] of fixed) values[variable] = value
  // A table of its own, so that what one conversation needed is forgotten with it.
  const diagrams = new Diagrams(from.diagrams.sizes)
  const restrict = from.diagrams.restrictor(values, diagrams)
  const outcomes = merge(from.outcomes.map((outcome) => ({ ...outcome, diagram: restrict(outcome.diagram) })))
  const feeds = from.feeds
    .map(({ question, diagram }) => ({ question, diagram: restrict(diagram) }))
    .filter(({ diagram }) => diagram !== NEVER)
  return { fixed, diagrams, outcomes, feeds, relevance: weigh(whole, diagrams, outcomes, feeds, answers) }
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

function weigh(
  { book, variables }: Compiled,
  diagrams: Diagrams,
  outcomes: readonly Outcome[],
  feeds: readonly Feed[],
  answers: Answers,
): Relevance {
  const weight = new Map<string, number>()
  const decides = new Set<string>()
  const open = (question: string) => !(question in answers) && book.questions.some(({ id }) => id === question)
  for (const { diagram, one, weight: more } of outcomes) {
    const facts = [...diagrams.support(diagram)].map((variable) => book.facts.get(variables[variable] ?? ''))
    // A figure brings in the questions that it is computed from.
    for (const question of new Set(facts.flatMap((fact) => fact?.uses ?? []))) {
      if (!open(question)) continue
      weight.set(question, (weight.get(question) ?? 0) + more)
      if (one) decides.add(question)
    }
  }
  const fed = feeds.map(({ question }) => question).filter(open)
  const texts = book.questions.filter(({ id, kind }) => kind === 'text' && open(id)).map(({ id }) => id)
  return {
    weight,
    decides,
    matters: new Set([...weight.keys(), ...fed, ...texts]),
  }
}
