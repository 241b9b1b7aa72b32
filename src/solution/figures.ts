import { estimate } from '../estimator/estimate.ts'
import type { Figure } from '../estimator/query.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { ownedIn } from '../profile/owned.ts'
import type { Profile } from '../profile/profile.ts'
import type { Answers, Facts, Figures } from '../rules/rule-book.ts'
import type { Range } from './range.ts'
import { type Choice, readChoice, trains, uses } from './sizing/choice.ts'
import { costQueries } from './sizing/cost.ts'
import { exampleModel } from './sizing/example-model.ts'
import { trainingMethod, trainingTokens } from './sizing/stages.ts'
import { exampleSubject, type Subject } from './sizing/subject.ts'
import { readWorkload, type Workload } from './workload.ts'

/** Memory of the accelerator that stands for "one GPU" (GiB): a data-centre card, or the one that a small team owns. */
const DATA_CENTRE_GIB = 80e9 / 2 ** 30
const DESK_GIB = 24e9 / 2 ** 30
const CARDS_A_NODE = 8

/**
 * The figures that rules may use, each as one of the values that rules/facts.yaml declares and defines. A figure that
 * cannot be computed yet, or at all, is left out: the rules then see `unknown`.
 */
export function planFigures(knowledge: Knowledge): Figures {
  const cards = ownedCards(knowledge)
  const figure = figures(knowledge)
  return (answers, outcomes) => {
    if (outcomes.one['model-size'] === undefined) return {}
    const owned = cards(answers)
    const read = readChoice(outcomes, knowledge.planning)
    if (read.size === 'none') return owned
    // The figures are defined by the size alone, wherever the model runs.
    const choice = { ...read, model: exampleModel(read.family, read.size, 'none', knowledge.planning) }
    const subject = exampleSubject(choice)
    if (subject === undefined) return owned
    const workload = readWorkload(answers, knowledge.planning, uses(choice, 'rag'))
    const adapted = outcomes.one.adaptation !== undefined
    return {
      ...owned,
      ...serving(answers, choice, subject, figure),
      ...hosting(choice, subject, workload, figure, knowledge),
      ...(adapted && trains(choice) ? training(choice, subject, workload, figure, knowledge) : {}),
    }
  }
}

/** What the cards can do that the free text says the team has; the last text is remembered, for what-ifs ask again and again. */
function ownedCards(knowledge: Knowledge): (answers: Answers) => Facts {
  let last: { readonly text: string; readonly facts: Facts } = { text: '', facts: {} }
  return (answers) => {
    const texts = Object.entries(answers).flatMap(([question, text]) =>
      typeof text === 'string' && text.includes(' ') ? [{ question, text }] : [],
    )
    const text = texts.map((each) => each.text).join('\n')
    if (text !== last.text) last = { text, facts: fp8Fact(ownedIn(texts, knowledge), knowledge) }
    return last.facts
  }
}

function fp8Fact(owned: Profile['owned'], { accelerators }: Knowledge): Facts {
  if (owned.length === 0) return {}
  const able = owned.every(({ accelerator }) => accelerators.find(({ key }) => key === accelerator)?.fp8Tflops)
  return { 'owned-runs-fp8': able ? 'yes' : 'no' }
}

function serving(answers: Answers, choice: Choice, subject: Subject, figure: FigureOf): Facts {
  if (choice.size === 'frontier') return {}
  const contextTokens = choice.family === 'decoder' ? 8000 : 512
  const needed = figure(
    { kind: 'serving-memory', ...subject.query, precision: 'bf16', contextTokens, concurrency: 8 },
    'totalGiB',
  )
  if (needed === undefined) return {}
  const room = answers.hardware === 'one-gpu' ? DESK_GIB : DATA_CENTRE_GIB
  return { 'fits-one-gpu': needed.value <= room ? 'yes' : 'no' }
}

function hosting(choice: Choice, subject: Subject, workload: Workload, figure: FigureOf, knowledge: Knowledge): Facts {
  if (choice.size === 'frontier') return { 'self-host-vs-api': 'costlier' }
  if (workload.requestsPerDay.known === 'assumed') return {}
  // Where the data may go is a rule's business: here only the prices are compared.
  const anywhere = { ...workload, hosting: 'any-api' }
  const asked = costQueries({ ...choice, serving: 'self-hosted-gpu' }, subject, anywhere, knowledge.planning)
  const costs = asked.map(({ id, query }) => ({
    id,
    cost: figure(query, id === 'rent-cost' ? 'rentUsd' : 'apiUsd'),
  }))
  const rent = costs.find(({ id }) => id === 'rent-cost')?.cost
  const api = span(costs.flatMap(({ id, cost }) => (id === 'rent-cost' || cost === undefined ? [] : [cost])))
  if (rent === undefined || api === undefined) return {}
  if (rent.high < api.low) return { 'self-host-vs-api': 'cheaper' }
  return rent.low > api.high ? { 'self-host-vs-api': 'costlier' } : {}
}

function training(choice: Choice, subject: Subject, workload: Workload, figure: FigureOf, knowledge: Knowledge): Facts {
  const method = trainingMethod(choice)
  const memory = (accelerators: number) =>
    figure(
      {
        kind: 'training-memory',
        ...subject.query,
        method,
        precision: 'bf16',
        contextTokens: choice.family === 'decoder' ? knowledge.planning.examples.trainingContext : 512,
        microBatch: 1,
        accelerators,
        sharding: accelerators > 1 ? 'zero3' : 'none',
        checkpointActivations: true,
      },
      'perAcceleratorGiB',
    )
  const fits = (accelerators: number) => {
    const needed = memory(accelerators)
    return needed === undefined ? 'unknown' : needed.value <= DATA_CENTRE_GIB ? 'yes' : 'no'
  }
  return {
    'train-fits-one-gpu': fits(1),
    'train-fits-one-node': fits(CARDS_A_NODE),
    'training-cost-vs-budget': affordable(trainingCost(choice, subject, workload, figure, knowledge), workload),
  }
}

function trainingCost(
  choice: Choice,
  subject: Subject,
  workload: Workload,
  figure: FigureOf,
  knowledge: Knowledge,
): Range | undefined {
  const { planning } = knowledge
  const tokensB = trainingTokens(choice, workload, planning) / 1e9
  const query = {
    kind: 'training-compute',
    ...subject.query,
    tokensB,
    accelerator: planning.examples.accelerator,
    precision: 'bf16',
  }
  return figure(query, 'costUsd')
}

function affordable(cost: Range | undefined, workload: Workload): string {
  const budget = workload.budgetUsd?.value
  if (cost === undefined || budget === undefined) return 'unknown'
  if (cost.high <= budget / 2) return 'within'
  return cost.low > budget ? 'over' : 'unknown'
}

/** One quantity of what the estimator answers; undefined where it refuses the query. */
type FigureOf = (query: Readonly<Record<string, unknown>>, quantity: string) => Figure | undefined

/** Each query is estimated once: the trials of a plan ask for the same few. */
function figures(knowledge: Knowledge): FigureOf {
  const known = new Map<string, ReturnType<typeof estimate>>()
  return (query, quantity) => {
    const key = JSON.stringify(query)
    const answer = known.get(key) ?? estimate(query, knowledge)
    known.set(key, answer)
    return 'error' in answer ? undefined : answer.results[quantity]
  }
}

function span(ranges: readonly Range[]): Range | undefined {
  if (ranges.length === 0) return undefined
  return { low: Math.min(...ranges.map(({ low }) => low)), high: Math.max(...ranges.map(({ high }) => high)) }
}
