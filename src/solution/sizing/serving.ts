import { estimate } from '../../estimator/estimate.ts'
import { findAccelerator } from '../../knowledge/find.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Planning } from '../../knowledge/planning.ts'
import { busiestPerSecond, type Workload } from '../workload.ts'
import type { Choice } from './choice.ts'
import { ownAcceleratorOf, selfHostedQuery, servingPrecision } from './cost.ts'
import type { PlanQuery } from './plan-query.ts'
import type { Subject } from './subject.ts'

/** Memory and speed of one copy of the model where the team runs it itself; nothing where a provider does. */
export function servingQueries(
  choice: Choice,
  subject: Subject,
  workload: Workload,
  knowledge: Knowledge,
): readonly PlanQuery[] {
  const { promptTokens, outputTokens } = workload
  const copy = copyOf(choice, subject, workload, knowledge)
  if (copy === undefined) return []
  const memory: PlanQuery = {
    id: 'serving-memory',
    query: memoryQuery(choice, subject, workload, copy),
    show: { totalGiB: `Memory of one copy of the model (${copy.concurrency} at once)` },
  }
  if (choice.family === 'encoder') return [memory, ...encoderQueries(choice, subject, workload)]
  const where = findAccelerator(knowledge, copy.accelerator)?.name ?? copy.accelerator
  const speed: PlanQuery = {
    id: 'serving-speed',
    query: {
      kind: 'serving-speed',
      ...subject.query,
      precision: servingPrecision(choice),
      promptTokens: contextOf(choice, promptTokens),
      outputTokens,
      accelerator: copy.accelerator,
      accelerators: copy.accelerators,
      concurrency: copy.concurrency,
    },
    show: {
      timeToFirstTokenMs: `Wait for the first word (${copy.accelerators === 1 ? '' : `${copy.accelerators} x `}${where})`,
      outputTokensPerSecondPerRequest: 'Speed of one answer',
      ...(choice.serving === 'self-hosted-cpu' ? { outputTokensPerSecond: 'Speed of all answers of one server' } : {}),
    },
  }
  return [memory, speed]
}

/** How many texts or pictures one ordinary server reads in a second, one at a time. */
function encoderQueries(choice: Choice, { query }: Subject, { promptTokens, seen }: Workload): readonly PlanQuery[] {
  if (choice.serving !== 'self-hosted-cpu') return []
  const textTokens = Math.max(1, Math.round(promptTokens / seen))
  const what = choice.open[0]?.kind === 'vision' ? 'Pictures' : 'Texts'
  return [
    {
      id: 'encoder-speed',
      query: { kind: 'encoder-speed', ...query, cpus: SERVER_CPUS, textTokens, batch: 1 },
      show: { textsPerSecond: `${what} that one server of ${SERVER_CPUS} processors reads` },
    },
  ]
}

/** Virtual processors of an ordinary server, as in knowledge/planning.yaml. */
const SERVER_CPUS = 8

type Copy = { readonly accelerator: string; readonly accelerators: number; readonly concurrency: number }

/** Requests that a small server or a device answers at the same time. */
const AT_ONCE = { 'self-hosted-cpu': 4, 'on-device': 1 } as const
/** More than this many at once on one copy of the model makes each answer slow. */
const MAX_AT_ONCE = 64

function copyOf(choice: Choice, subject: Subject, workload: Workload, knowledge: Knowledge): Copy | undefined {
  const { examples } = knowledge.planning
  if (choice.serving === 'on-device') {
    return { accelerator: examples.deviceAccelerator, accelerators: 1, concurrency: AT_ONCE['on-device'] }
  }
  if (choice.serving === 'self-hosted-cpu') {
    const busy = concurrent(choice, workload, knowledge.planning)
    return {
      accelerator: examples.serverAccelerator,
      accelerators: 1,
      concurrency: Math.min(busy, AT_ONCE['self-hosted-cpu']),
    }
  }
  if (choice.serving !== 'self-hosted-gpu') return undefined
  if (choice.fleet !== undefined) {
    const { accelerator, perCopy, answer } = choice.fleet
    return { accelerator, accelerators: perCopy, concurrency: Number(answer.query.concurrency ?? 1) }
  }
  const fleet = estimate(selfHostedQuery(choice, subject, workload, knowledge.planning), knowledge)
  const accelerator = ownAcceleratorOf(choice, workload, knowledge.planning)
  const total = 'error' in fleet ? undefined : fleet.results.acceleratorsNeeded?.value
  const busy = concurrent(choice, workload, knowledge.planning)
  // The smallest group, a power of two, that holds the model and its part of the busiest hour.
  for (const accelerators of GROUPS) {
    const copies = Math.max(1, Math.floor((total ?? accelerators) / accelerators))
    const copy = { accelerator, accelerators, concurrency: Math.min(MAX_AT_ONCE, Math.ceil(busy / copies)) }
    if (holds(copy, choice, subject, workload, knowledge)) return copy
  }
  return { accelerator, accelerators: GROUPS.at(-1) ?? 1, concurrency: 1 }
}

const GROUPS = [1, 2, 4, 8, 16]

function holds(copy: Copy, choice: Choice, subject: Subject, workload: Workload, knowledge: Knowledge): boolean {
  const answer = estimate({ ...memoryQuery(choice, subject, workload, copy), accelerator: copy.accelerator }, knowledge)
  return !('error' in answer) && (answer.results.acceleratorsNeeded?.value ?? 0) <= copy.accelerators
}

function memoryQuery(choice: Choice, subject: Subject, { promptTokens, outputTokens }: Workload, copy: Copy) {
  return {
    kind: 'serving-memory',
    ...subject.query,
    precision: servingPrecision(choice),
    promptTokens: contextOf(choice, promptTokens),
    contextTokens: contextOf(choice, promptTokens + outputTokens),
    concurrency: copy.concurrency,
    accelerators: copy.accelerators,
  }
}

/** Requests under way at once in the busiest hour (Little's law: arrival rate x time in the system). */
function concurrent(choice: Choice, workload: Workload, planning: Planning): number {
  const { answerTokensPerSecond, readingSeconds } = planning.examples
  const writes = choice.family !== 'encoder' && choice.family !== 'none'
  const seconds = writes ? Math.max(readingSeconds, workload.outputTokens / answerTokensPerSecond) : readingSeconds
  return Math.max(1, Math.ceil(busiestPerSecond(workload, planning) * seconds))
}

/** Encoders and encoder-decoders of the examples read at most 512 tokens at a time. */
function contextOf(choice: Choice, tokens: number): number {
  return choice.family === 'decoder' || choice.open.length > 0 ? tokens : Math.min(tokens, 512)
}
