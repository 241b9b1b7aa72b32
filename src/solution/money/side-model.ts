import type { Knowledge } from '../../knowledge/knowledge.ts'
import { hostedModels } from '../models/hosted-models.ts'
import type { Needs } from '../needs.ts'
import { productRange } from '../range.ts'
import type { Choice } from '../sizing/choice.ts'
import { isSide, type PlacedStage } from '../stages.ts'
import type { Workload } from '../workload.ts'
import type { Line } from './line.ts'

const DAYS_A_MONTH = 30.4
/** A middle-sized model is enough to fill in fields or to settle a doubtful case. (Our judgment.) */
const SIZE = '10b-40b'

/** Models by the token for the parts that a main model which only reads leaves over; none where the data may go to no host. */
export function sideModels(
  pipeline: readonly PlacedStage[],
  choice: Choice,
  workload: Workload,
  needs: Needs,
  knowledge: Knowledge,
): readonly string[] {
  const mine = pipeline.filter((stage) => isSide(stage, choice.family))
  if (mine.length === 0 || !['any-api', 'own-cloud'].includes(needs.hosting)) return []
  const serving = needs.hosting === 'any-api' ? 'vendor-api' : 'managed-open-weights'
  const longest = Math.max(...mine.map(({ promptTokens = 0, outputTokens = 0 }) => promptTokens + outputTokens))
  const asked = { ...workload, promptTokens: longest, outputTokens: 0 }
  return hostedModels({ ...choice, family: 'decoder', size: SIZE, serving }, asked, needs, knowledge).map(
    ({ api }) => api,
  )
}

/** What they cost a month, in US dollars. */
export function sideModelLines(
  pipeline: readonly PlacedStage[],
  apis: readonly string[],
  { requestsPerDay, hosting }: Workload,
  family: string,
  { prices, planning }: Knowledge,
): readonly Line[] {
  const known = apis.flatMap((api) => prices.find(({ model }) => model === api) ?? [])
  const mine = pipeline.filter((stage) => isSide(stage, family))
  if (known.length === 0 || mine.length === 0) return []
  const costs = known.map(({ inputUsdPerM, outputUsdPerM }) =>
    mine.reduce(
      (sum, { callsPerCase, promptTokens = 0, outputTokens = 0 }) =>
        sum + (callsPerCase * (promptTokens * inputUsdPerM + outputTokens * outputUsdPerM)) / 1e6,
      0,
    ),
  )
  const month = requestsPerDay.value * DAYS_A_MONTH
  const list = { low: Math.min(...costs) * month, high: Math.max(...costs) * month }
  const spread = [planning.buckets.spread[requestsPerDay.known], planning.requests.spread]
  return [
    {
      id: 'side-model',
      label: `Language model by the token${hosting === 'own-cloud' ? ' in your own cloud account' : ''}: ${mine.map(({ stage }) => stage).join(', ')}`,
      ...productRange(list, ...spread.map((factor) => ({ low: 1 / factor, high: factor }))),
      per: 'month',
      note: `priced as ${known.map(({ model }) => model.replace(/^.*\//u, '')).join(', ')}`,
      source: [...new Set(known.map(({ source }) => source))].slice(0, 3).join(', '),
    },
  ]
}
