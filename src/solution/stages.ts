import { evaluate, type FactValues, parseExpression } from '../blueprint/expression.ts'
import type { Blueprint } from '../blueprint/schema.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Service } from '../knowledge/market/service.ts'
import { servicesFor } from '../knowledge/market/services-for.ts'
import { type Line, planned } from './money/line.ts'
import { ownStageLine, rentedStageLine } from './money/own-stage.ts'
import type { Needs } from './needs.ts'
import type { RequestShape } from './workload.ts'

type Stage = Blueprint['pipeline'][number]

/** A part of the pipeline with how often one case calls it. */
export type PlacedStage = Stage & { readonly callsPerCase: number }

const DAYS_A_MONTH = 30.4

/** The parts with their calls reckoned from the project's facts. */
export const placed = (pipeline: readonly Stage[], facts: FactValues): readonly PlacedStage[] =>
  pipeline.map((stage) => ({ ...stage, callsPerCase: callsOf(stage, facts) }))

/** Parts that write text. */
export const WRITING: readonly Stage['kind'][] = ['generate', 'translate']
const READING: readonly Stage['kind'][] = ['classify', 'vision', 'rerank', 'embed']

/** Whether the main model does this part: by what family the main model is of. */
export function isMain({ kind }: Stage, family: string): boolean {
  if (family === 'encoder') return READING.includes(kind)
  return family === 'none' ? kind === 'tabular' || kind === 'forecast' : WRITING.includes(kind) || kind === 'vision'
}

/** Whether a vision model looks here, and no language model that sees. */
export const isPicture = ({ kind, promptTokens }: Stage): boolean => kind === 'vision' && promptTokens === undefined

/** Whether a language model does this part beside a main model that writes nothing. */
export const isSide = ({ kind, promptTokens }: Stage, family: string): boolean =>
  (family === 'encoder' || family === 'none') && WRITING.includes(kind) && promptTokens !== undefined

/** How often a case calls a stage; once where the number depends on a fact that is not known. */
function callsOf({ calls }: Stage, facts: FactValues): number {
  if (typeof calls === 'number') return calls
  const value = evaluate(parseExpression(calls), facts)
  return typeof value === 'number' && value > 0 ? value : 1
}

/**
 * Tokens of all calls that one case makes to the main model: to a model that writes, or to one that only reads. Undefined where
 * the kind of project has no such call.
 */
export function requestOf(pipeline: readonly PlacedStage[], family: string): RequestShape | undefined {
  const mine = pipeline.filter(
    (stage) => isMain(stage, family === 'none' ? 'decoder' : family) && stage.promptTokens !== undefined,
  )
  const first = family === 'encoder' ? mine.slice(0, 1) : mine
  if (first.length === 0) return undefined
  const sum = (pick: (stage: Stage) => number) =>
    first.reduce((total, stage) => total + stage.callsPerCase * pick(stage), 0)
  return {
    promptTokens: Math.max(1, Math.round(sum((stage) => stage.promptTokens ?? 0))),
    outputTokens: Math.max(1, Math.round(sum((stage) => stage.outputTokens ?? 1))),
    seen: Math.min(1, Math.max(...first.map(({ callsPerCase }) => callsPerCase))),
  }
}

/** What a stage is sold as, and how much of it one call takes. */
export const SOLD: Readonly<
  Record<
    string,
    {
      readonly kind: Service['kind']
      readonly per: string
      readonly name: string
      readonly units: (stage: Stage) => number
    }
  >
> = {
  'recognize-speech': {
    kind: 'speech-recognition',
    per: 'minute',
    name: 'Speech recognition',
    units: ({ audioSeconds = 0 }) => audioSeconds / 60,
  },
  'synthesize-speech': {
    kind: 'speech-synthesis',
    per: 'thousand-characters',
    name: 'Voice output',
    units: ({ characters, audioSeconds = 0 }) => (characters ?? audioSeconds * 14) / 1000,
  },
  telephony: {
    kind: 'telephony',
    per: 'minute',
    name: 'Phone lines',
    units: ({ audioSeconds = 0 }) => audioSeconds / 60,
  },
  ocr: { kind: 'document', per: 'thousand-pages', name: 'Reading pages (OCR)', units: ({ pages = 1 }) => pages / 1000 },
}

/**
 * What the stages beside the main model cost a month: at the list prices of services that may be used where the project runs, or
 * on machines of its own. US dollars.
 */
export function stageLines(
  pipeline: readonly PlacedStage[],
  perDay: number,
  needs: Needs,
  knowledge: Knowledge,
): readonly Line[] {
  if (needs.hosting === 'on-device') return []
  return pipeline.flatMap((stage) => {
    const sold = SOLD[stage.kind]
    if (sold === undefined) return []
    const units = perDay * DAYS_A_MONTH * stage.callsPerCase * sold.units(stage)
    if (!(units > 0)) return []
    const part = { stage, name: sold.name, perDay: perDay * stage.callsPerCase, needs }
    const line =
      needs.hosting === 'on-premises' && stage.kind !== 'telephony'
        ? ownStageLine(part, knowledge)
        : cheaper(serviceLine(stage, sold, units, needs, knowledge), rentedStageLine(part, knowledge))
    return line === undefined ? [] : [line]
  })
}

/** Machines are work: they must cost less than this part of the service. (Our judgment.) */
const WORTH_RUNNING = 0.5

/** The service, or machines where they cost much less: by the minute much sound is dearer than a card that is always busy. */
function cheaper(service: Line | undefined, machines: Line | undefined): Line | undefined {
  if (service === undefined || machines === undefined) return service ?? machines
  return planned(machines) < planned(service) * WORTH_RUNNING ? machines : service
}

function serviceLine(
  stage: Stage,
  sold: (typeof SOLD)[string],
  units: number,
  needs: Needs,
  knowledge: Knowledge,
): Line | undefined {
  const cloud =
    needs.hosting === 'own-cloud' && stage.kind !== 'telephony' ? (IN_CLOUD[needs.cloud ?? ''] ?? ANY_CLOUD) : undefined
  const offers = (where?: readonly NonNullable<Service['cloud']>[]) =>
    servicesFor(knowledge, { kind: sold.kind, ...(where && { cloud: where }) }).filter(
      // What is only to be read needs no tables and fields.
      ({ per, usd, layout }) => per === sold.per && usd !== undefined && !(stage.ahead && layout),
    )
  const inside = offers(cloud)
  // Where nobody knows what the team's own cloud asks, the other clouds say what such a service costs.
  const found = inside.length > 0 ? inside : offers(ANY_CLOUD)
  if (found.length === 0) return undefined
  const prices = found.map(({ usd }) => usd ?? 0).toSorted((a, b) => a - b)
  const at = (share: number) => prices[Math.min(prices.length - 1, Math.floor(share * prices.length))] ?? 0
  const where = needs.hosting === 'own-cloud' && stage.kind !== 'telephony' ? ' in your own cloud account' : ''
  return {
    id: `stage-${stage.kind}`,
    label: `${sold.name}${where}`,
    low: units * at(0.25),
    high: Math.max(units * at(0.75), units * at(0.25)),
    per: 'month',
    note: `${Math.round(units * (sold.per.startsWith('thousand') ? 1000 : 1)).toLocaleString('en-US')} ${UNIT[sold.per] ?? sold.per} a month; the middle half of ${found.length} prices`,
    source: [...new Set(found.map(({ source }) => source))].slice(0, 3).join(', '),
  }
}

const UNIT: Readonly<Record<string, string>> = {
  minute: 'minutes',
  'thousand-characters': 'characters',
  'thousand-pages': 'pages',
}
const IN_CLOUD: Readonly<Record<string, readonly NonNullable<Service['cloud']>[]>> = {
  aws: ['aws'],
  azure: ['azure'],
  google: ['google'],
}
const ANY_CLOUD: readonly NonNullable<Service['cloud']>[] = ['aws', 'azure', 'google']
