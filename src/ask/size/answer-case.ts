import { estimate } from '../../estimator/estimate.ts'
import type { SizeAnswer } from '../../estimator/query.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { AskQuery } from '../ask-result.ts'
import type { Ask } from '../read/asks.ts'
import { cardTitle, hardwareOf } from './capacity.ts'
import { pricedElsewhere, sharded, tooBig } from './caveats.ts'
import { completeQuery } from './complete-query.ts'
import { answerLine } from './lines.ts'
import type { Case } from './size-queries.ts'
import { subject } from './subject.ts'

/** One thing estimated, as a line of the reply; or why it could not be. */
export type Done = { readonly missing: readonly string[] } & (
  | {
      readonly answer: SizeAnswer
      readonly line: string
      readonly assumed: readonly string[]
      /** Whether the likely need fits on the hardware that was named; undefined where none was. */
      readonly fits: boolean | undefined
    }
  | { readonly fault: string }
)

/** Estimates one case and words it. Never throws. */
export function answerCase(
  one: Case,
  understood: AskQuery,
  asks: readonly Ask[],
  knowledge: Knowledge,
  scaleB: number | undefined,
): Done {
  const { query, assumed, missing } = completeQuery(one, understood, asks, knowledge, scaleB)
  const { answer: plain, without } = estimateWithout(query, knowledge)
  if ('error' in plain)
    return { fault: plain.error.message, missing: plain.error.field ? [plain.error.field] : missing }
  const accelerator =
    understood.accelerator !== undefined && typeof query.accelerator === 'string' ? query.accelerator : undefined
  const stated = {
    ...understood,
    ...(query.accelerators === undefined ? {} : { accelerators: query.accelerators as number }),
  }
  const hardware =
    understood.accelerator === undefined &&
    understood.acceleratorMemoryGB === undefined &&
    understood.systemMemoryGB === undefined
      ? undefined
      : hardwareOf(stated, knowledge, accelerator)
  const answer = sharded(query, plain, hardware, knowledge) ?? plain
  const worded = withTitle(answer, knowledge)
  const examples = query.examples === undefined ? {} : { examples: query.examples }
  const line = [
    `${subject({ ...worded.query, ...examples }, one.method)}: ${answerLine(worded, asks, hardware)}`,
    pricedElsewhere(query, answer, asks, knowledge),
    one.method === 'pretrain' ? '' : tooBig(query, worded, knowledge),
  ].join('')
  return {
    answer,
    line,
    assumed: [...assumed, ...without],
    fits:
      hardware && answer.results.totalGiB ? answer.results.totalGiB.value <= hardware.gib * hardware.count : undefined,
    missing,
  }
}

/** The answer as it is worded: with the card's name in place of its key. */
function withTitle(answer: SizeAnswer, knowledge: Knowledge): SizeAnswer {
  const { accelerator } = answer.query
  if (typeof accelerator !== 'string') return answer
  return { ...answer, query: { ...answer.query, accelerator: cardTitle(knowledge, accelerator) } }
}

/** Details that can be left out when the estimator cannot use them: an answer without them is better than none. */
const DETAILS: ReadonlySet<string> = new Set([
  'precision',
  'kvPrecision',
  'index',
  'sharding',
  'framework',
  'engine',
  'optimizer',
  'loraRank',
  'accelerators',
  'accelerator',
  'contextTokens',
  'microBatch',
  'concurrency',
])

/** Estimates; a detail that is refused is left out, and said, at most twice. */
function estimateWithout(
  query: Case['query'],
  knowledge: Knowledge,
): { readonly answer: ReturnType<typeof estimate>; readonly without: readonly string[] } {
  const without: string[] = []
  let asked = query
  for (;;) {
    const answer = estimate(asked, knowledge)
    // No figure at all: the named card cannot do it, or nobody rents or sells it; another can.
    const empty =
      !('error' in answer) &&
      asked.accelerator !== undefined &&
      Object.keys(answer.results).every((name) => name === 'acceleratorsNeeded')
    const field = 'error' in answer ? answer.error.field : empty ? 'accelerator' : undefined
    if (field === undefined || !DETAILS.has(field) || asked[field] === undefined || without.length === 2)
      return { answer, without }
    without.push(`${field} ${asked[field]} is left out`)
    const { [field]: _, ...rest } = asked
    asked = rest
  }
}
