import type { Plan } from '../../plan/plan.ts'
import type { AskQuery } from '../ask-result.ts'
import type { FactName, Facts } from '../facts.ts'

/** What names another thing to size than the plan's: then nothing of the plan is taken. */
const OTHER: readonly FactName[] = ['model', 'paramsB', 'vectors', 'documents', 'tokensB']
/** What a question about the plan's model may set otherwise. */
const SET: readonly FactName[] = [
  'accelerator',
  'acceleratorMemoryGB',
  'accelerators',
  'quantBits',
  'precision',
  'contextTokens',
  'concurrency',
  'batch',
]
/** Fields of the plan's sizing that a follow-up keeps unless it says otherwise. */
const KEPT = [
  'model',
  'paramsB',
  'activeParamsB',
  'encoder',
  'precision',
  'accelerator',
  'promptTokens',
  'outputTokens',
  'requestsPerDay',
  'concurrency',
]

/** Whether a text sets another card, precision, length or load, and names no model of its own. */
export const setsPlanQuery = (stated: Facts): boolean =>
  SET.some((fact) => stated[fact] !== undefined) && OTHER.every((fact) => stated[fact] === undefined)

/** The plan's own sizing as a query to follow up: its model, machine and load. Undefined where the plan sizes no model. */
export function planQuery({ estimates }: Plan): AskQuery | undefined {
  const found = ['serving-memory', 'serving-speed', 'serving-cost', 'training-memory', 'encoder-speed']
    // A hosted model has a price and no machine; the open one beside it has both.
    .map(
      (kind) =>
        estimates.find(({ query }) => query.kind === kind && (kind !== 'serving-cost' || query.accelerator))?.query,
    )
    .filter((query) => query !== undefined)
  const [first] = found
  if (first === undefined) return undefined
  const all = Object.assign({}, ...found.toReversed()) as Record<string, string | number>
  const kept = KEPT.flatMap((field) => (all[field] === undefined ? [] : [[field, all[field]] as const]))
  return { ...Object.fromEntries(kept), kind: String(first.kind), asks: ['memoryGB'] }
}

/** The requests a day that the plan is reckoned with. */
export function plannedLoad({ answers, estimates, board }: Plan): number | undefined {
  if (typeof answers.requests_per_day === 'number') return answers.requests_per_day
  const sized = estimates.map(({ query }) => query.requestsPerDay).find((value) => typeof value === 'number')
  if (typeof sized === 'number') return sized
  const { usesPerDay } = board ?? {}
  return usesPerDay === undefined ? undefined : Math.round(Number(usesPerDay.toPrecision(3)))
}
