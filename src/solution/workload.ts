import type { Planning } from '../knowledge/planning.ts'
import type { Answers } from '../rules/rule-book.ts'

/** A quantity of the project, and whether the team said it exactly, chose a bucket, or we assumed it. */
export type Quantity = {
  readonly value: number
  readonly known: 'exact' | 'bucket' | 'assumed'
  /** Where a bucket without an upper end begins. */
  readonly over?: number
}

/** Tokens of the calls that one request makes, all together, where the kind of project tells. */
export type RequestShape = {
  readonly promptTokens: number
  readonly outputTokens: number
  /** Share of the requests that reach the model at all; the rest is done before it. */
  readonly seen: number
}

/** What the project must carry, in numbers. Tokens and requests are counts, money is US dollars. */
export type Workload = {
  readonly task: string
  readonly requestsPerDay: Quantity
  readonly promptTokens: number
  readonly outputTokens: number
  /** Share of the requests that reach the model at all, from 0 to 1. */
  readonly seen: number
  readonly corpusTokens: Quantity
  readonly labelledExamples: Quantity
  readonly budgetUsd: Quantity | undefined
  readonly deadlineWeeks: Quantity | undefined
  /** The answers about hosting, hardware and how often documents change; `unknown` where there is none. */
  readonly hosting: string
  /** The answer about languages: `english`, `one-other`, `several` or `unknown`. */
  readonly languages: string
  readonly hardware: string
  /** Accelerators that the team names as its own, by key; empty where it names none. */
  readonly owned: readonly string[]
  /** The answer about speed; `batch` where nobody waits. */
  readonly latency: string
  readonly knowledgeChange: string
  /** Ids of the roles that the team has. */
  readonly team: readonly string[]
}

/**
 * Reads the numbers of a project out of its answers. A bucket stands for its geometric middle, `unknown` for the value
 * that knowledge/planning.yaml gives; retrieved passages are added to the prompt where answers rest on documents.
 */
export function readWorkload(
  answers: Answers,
  planning: Planning,
  retrieves: boolean,
  request?: RequestShape,
): Workload {
  const { buckets, requests } = planning
  const task = typeof answers.task === 'string' && answers.task in requests.tasks ? answers.task : 'unknown'
  const shape = requests.tasks[task] ?? { prompt: 1500, output: 300 }
  const budget = quantity(answers.budget_usd, buckets.budget_usd)
  const deadline = quantity(answers.deadline, buckets.deadline_weeks)
  return {
    task,
    requestsPerDay: orAssumed(quantity(answers.requests_per_day, buckets.requests_per_day), buckets.requests_per_day),
    promptTokens: request?.promptTokens ?? shape.prompt + (retrieves ? requests.retrieved : 0),
    outputTokens: request?.outputTokens ?? shape.output,
    seen: request?.seen ?? 1,
    corpusTokens: orAssumed(quantity(answers.corpus_tokens, buckets.corpus_tokens), buckets.corpus_tokens),
    labelledExamples: orAssumed(
      quantity(answers.labelled_examples, buckets.labelled_examples),
      buckets.labelled_examples,
    ),
    budgetUsd: budget,
    deadlineWeeks: deadline,
    hosting: chosen(answers.hosting),
    languages: chosen(answers.languages),
    hardware: chosen(answers.hardware),
    owned: [],
    latency: chosen(answers.latency),
    knowledgeChange: chosen(answers.knowledge_change),
    team: Array.isArray(answers.team) ? (answers.team as readonly string[]) : [],
  }
}

/** Requests a second in the busiest hour: the average times the peak factor of knowledge/planning.yaml. */
export function busiestPerSecond(workload: Workload, planning: Planning): number {
  return (workload.requestsPerDay.value / 86_400) * planning.examples.peakFactor
}

function chosen(answer: Answers[string] | undefined): string {
  return typeof answer === 'string' ? answer : 'unknown'
}

function quantity(answer: Answers[string] | undefined, bucket: Readonly<Record<string, number>>): Quantity | undefined {
  if (typeof answer === 'number') return { value: answer, known: 'exact' }
  if (typeof answer !== 'string' || answer === 'unknown') return undefined
  const value = bucket[answer]
  if (value === undefined) return undefined
  if (!answer.startsWith('over-')) return { value, known: 'bucket' }
  return { value, known: 'bucket', over: Math.max(...Object.values(bucket).filter((other) => other < value)) }
}

function orAssumed(quantity: Quantity | undefined, bucket: Readonly<Record<string, number>>): Quantity {
  return quantity ?? { value: bucket.unknown ?? 0, known: 'assumed' }
}
