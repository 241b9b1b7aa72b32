import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Shortlisted } from '../../knowledge/market/shortlist.ts'
import type { Planning } from '../../knowledge/planning.ts'
import { cheapestFleet, type Fleet } from '../machines/fleet.ts'
import { hostedModels } from '../models/hosted-models.ts'
import { openModels } from '../models/open-models.ts'
import { pricedAs } from '../models/priced-as.ts'
import type { Needs } from '../needs.ts'
import { productRange } from '../range.ts'
import type { Choice } from '../sizing/choice.ts'
import { shortlistedSubject } from '../sizing/subject.ts'
import { isSide, type PlacedStage } from '../stages.ts'
import type { Workload } from '../workload.ts'
import type { Line } from './line.ts'
import { fleetLines } from './serving.ts'

const DAYS_A_MONTH = 30.4
/** What a single card of one's own, or a server, carries beside its work. (Our judgment.) */
const OWN_SIZE = '1b-10b'
/** A middle-sized model is enough to fill in fields or to settle a doubtful case. (Our judgment.) */
const SIZE = '10b-40b'

/** What writes beside a main model that only reads: models by the token, or where the data may go to no host an open one of one's own. */
export type Side = {
  readonly apis: readonly string[]
  readonly own?: { readonly model: Shortlisted; readonly fleet: Fleet | undefined }
}

/** Below it a month, a line of its own tells nobody anything. */
const MIN_USD = 1
/** So few calls a day are a job on a machine that is there. (Our judgment.) */
const A_JOB = 100

/** Chooses it for the parts that the main model leaves over; nothing where there are none, and on devices. */
export function sideModels(
  pipeline: readonly PlacedStage[],
  choice: Choice,
  workload: Workload,
  needs: Needs,
  knowledge: Knowledge,
): Side {
  const mine = pipeline.filter((stage) => isSide(stage, choice.family))
  if (mine.length === 0 || needs.hosting === 'on-device') return { apis: [] }
  const longest = Math.max(...mine.map(({ promptTokens = 0, outputTokens = 0 }) => promptTokens + outputTokens))
  const asked = { ...workload, promptTokens: longest, outputTokens: 0 }
  if (needs.hosting === 'on-premises') return ownSide(mine, choice, asked, needs, knowledge)
  const serving = needs.hosting === 'any-api' ? 'vendor-api' : 'managed-open-weights'
  const found = hostedModels({ ...choice, family: 'decoder', size: SIZE, serving }, asked, needs, knowledge)
  return { apis: pricedAs(found, knowledge) }
}

/** The first small open model, and the machines that carry it: the team's own where they suffice. */
function ownSide(
  mine: readonly PlacedStage[],
  choice: Choice,
  asked: Workload,
  needs: Needs,
  knowledge: Knowledge,
): Side {
  const small = { ...choice, family: 'decoder', size: OWN_SIZE, serving: 'self-hosted-gpu' }
  const model = openModels(small, asked, needs, knowledge)[0]?.model
  if (model === undefined) return { apis: [] }
  const calls = mine.reduce((sum, { callsPerCase }) => sum + callsPerCase, 0)
  const perDay = asked.requestsPerDay.value * calls
  if (perDay < A_JOB) return { apis: [], own: { model, fleet: undefined } }
  const each = (pick: (stage: PlacedStage) => number) =>
    Math.max(1, Math.round(mine.reduce((sum, stage) => sum + (stage.callsPerCase / calls) * pick(stage), 0)))
  const query = {
    kind: 'serving-cost',
    ...shortlistedSubject(model, small, knowledge).query,
    precision: 'int4',
    promptTokens: each(({ promptTokens = 1 }) => promptTokens),
    outputTokens: each(({ outputTokens = 1 }) => outputTokens),
    requestsPerDay: perDay,
  }
  const beside = { ...needs, latencyMs: undefined, peakPerSecond: needs.peakPerSecond * calls }
  return { apis: [], own: { model, fleet: cheapestFleet(query, beside, knowledge) } }
}

/** What they cost a month, in US dollars. */
export function sideModelLines(
  pipeline: readonly PlacedStage[],
  { apis, own }: Side,
  workload: Workload,
  family: string,
  { prices, planning }: Knowledge,
): readonly Line[] {
  const { requestsPerDay, hosting } = workload
  const known = apis.flatMap((api) => prices.find(({ model }) => model === api) ?? [])
  const mine = pipeline.filter((stage) => isSide(stage, family))
  if (own !== undefined) return ownLines(own, mine, workload, planning)
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
  if (list.high < MIN_USD) return []
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

function ownLines(
  { model, fleet }: NonNullable<Side['own']>,
  mine: readonly PlacedStage[],
  workload: Workload,
  planning: Planning,
): readonly Line[] {
  const what = `${model.id.replace(/^.*\//u, '')}: ${mine.map(({ stage }) => stage).join(', ')}`
  if (fleet === undefined) {
    const { jobUsdPerMonth, source } = planning.server
    const note = 'so few calls that a server which is there does them when there is work'
    return [{ id: 'side-model', label: `A job for ${what}`, ...jobUsdPerMonth, per: 'month', note, source }]
  }
  return fleetLines(fleet, workload, planning).map((line) => ({
    ...line,
    id: line.id === 'hardware' ? 'side-hardware' : line.id.replace(/^serving/u, 'side-model'),
    label: `${line.label}, for ${what}`,
  }))
}
