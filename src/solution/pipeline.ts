import type { Blueprint } from '../blueprint/schema.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { type Line, planned } from './money/line.ts'
import type { Side } from './money/side-model.ts'
import type { Choice } from './sizing/choice.ts'
import { hostedByToken } from './sizing/cost.ts'
import { isMain, isPicture, isSide, type PlacedStage, SOLD } from './stages.ts'
import type { Workload } from './workload.ts'

/** One part of the pipeline with what it costs to run, to plan with. Money in US dollars; absent where it costs nothing of its own. */
export type PipelineRow = {
  readonly stage: string
  readonly callsPerDay: number
  /** What one call takes: "2,000 tokens in, 60 out"; absent for code. */
  readonly load?: string
  readonly model?: string
  /** `api`, `own-cloud`, `own`, `device`. */
  readonly place?: string
  readonly machine?: string
  readonly price?: string
  readonly usdPerDay?: number
  readonly monthlyUsd?: number
  /** What of the time that a person waits this part may take. */
  readonly latencyMs?: number
  /** It makes an input readable before anybody waits: its time is its own. */
  readonly ahead?: true
}

/** What running it costs a month, part by part; parts, others and `reserveUsd` add up to `totalUsd`. */
export type Running = {
  readonly rows: readonly PipelineRow[]
  readonly others: readonly { readonly what: string; readonly usd: number; readonly note: string }[]
  readonly reserveUsd: number
  readonly totalUsd: number
  /** The part of the load with which the project begins, and what a month costs with that part alone. */
  readonly begins?: { readonly with: string; readonly share: number; readonly usd: number }
}

const DAYS_A_MONTH = 30.4
/** Parts that a small open model does, whose cost is lost in that of the rest. */
const SMALL = ['embed', 'rerank', 'classify', 'tabular', 'forecast']
/** Kinds of models that order or find, and sort nothing. */
const ORDERING = ['re-ranking', 'embedding']
const ON_DEVICE = {
  place: 'device',
  model: 'a small open model',
  price: 'nothing: it runs on the users’ devices',
} as const
/** Below it a line of its own tells nobody anything. */
const MIN_USD = 5

type Prices = {
  readonly inUsd: number
  readonly outUsd: number
  readonly of: number
  /** What the first model alone asks. */
  readonly first: { readonly inputUsdPerM: number; readonly outputUsdPerM: number }
}

/** A month with a part of the load: what is paid by use shrinks with it, machines and people stay. */
export function beginningOf({ rows, totalUsd }: Running, begins: Blueprint['begins']): Pick<Running, 'begins'> {
  if (begins === undefined) return {}
  const byUse = rows.reduce((sum, { place, monthlyUsd = 0 }) => sum + (place === 'own' ? 0 : monthlyUsd), 0)
  return { begins: { ...begins, usd: round(totalUsd - byUse * (1 - begins.share)) } }
}

/** The parts of the pipeline in their order, then what runs beside them. `planningUsd`: what the simulation gives for a month of all of it. */
export function runningOf(
  pipeline: readonly PlacedStage[],
  choice: Choice,
  workload: Workload,
  side: Side,
  lines: readonly Line[],
  planningUsd: number,
  knowledge: Knowledge,
): Running {
  const monthly = lines.filter(({ per }) => per === 'month')
  const perDay = workload.requestsPerDay.value
  const prices = {
    main: pricesOf(hostedByToken(choice) ? choice.apis : [], knowledge),
    side: pricesOf(side.apis, knowledge),
  }
  const stages = withMain(pipeline, choice, workload)
  const used = new Set<Line>()
  const take = (fits: (id: string) => boolean): Line | undefined => {
    const line = monthly.find((each) => !used.has(each) && fits(each.id))
    if (line !== undefined) used.add(line)
    return line
  }
  const rows = stages.map((stage): PipelineRow => {
    const base = {
      stage: stage.stage,
      callsPerDay: perDay * stage.callsPerCase,
      ...(stage.kind !== 'code' && loadOf(stage)),
      ...(stage.budgetMs !== undefined && { latencyMs: stage.budgetMs }),
      ...(stage.ahead && { ahead: stage.ahead }),
    }
    if (SOLD[stage.kind] !== undefined)
      return {
        ...base,
        ...sold(
          stage,
          base.callsPerDay,
          take((id) => id.startsWith(`stage-${stage.kind}`)),
          choice.serving,
        ),
      }
    if (isPicture(stage) && choice.eyes.length > 0) {
      const line = take((id) => id === 'stage-vision')
      return { ...base, ...byEyes(choice, line) }
    }
    if (isSide(stage, choice.family)) {
      const line = take((id) => id.startsWith('side-model'))
      const own = side.own?.model.id.replace(/^.*\//u, '')
      if (own !== undefined) return { ...base, model: own, place: 'own', ...onOwn(line) }
      return { ...base, ...byToken(stage, base.callsPerDay, side.apis, prices.side, workload) }
    }
    if (!isMain(stage, choice.family)) return SMALL.includes(stage.kind) ? { ...base, ...beside(choice) } : base
    if (prices.main !== undefined) {
      take((id) => id === 'serving')
      return { ...base, ...byToken(stage, base.callsPerDay, choice.apis, prices.main, workload) }
    }
    const line = take((id) => id.startsWith('serving'))
    const other = ORDERING.includes(choice.open[0]?.kind ?? '') && stage.kind === 'classify'
    return { ...base, ...onMachines(choice, line), ...(other && { model: 'a small open model' }) }
  })
  const others = monthly
    .filter((line) => !used.has(line))
    .map((line) => ({ what: line.label, usd: round(planned(line)), note: line.note }))
    .filter(({ usd }) => usd >= MIN_USD)
  const spent = [...rows.map(({ monthlyUsd = 0 }) => monthlyUsd), ...others.map(({ usd }) => usd)].reduce(
    (a, b) => a + b,
    0,
  )
  const totalUsd = round(planningUsd)
  return { rows, others, reserveUsd: Math.max(0, totalUsd - spent), totalUsd: Math.max(totalUsd, spent) }
}

/** Where the kind of project names no part for the main model, the answers' own numbers stand for it. */
function withMain(
  pipeline: readonly PlacedStage[],
  { family, serving }: Choice,
  workload: Workload,
): readonly PlacedStage[] {
  if (serving === 'none' || pipeline.some((stage) => isMain(stage, family))) return pipeline
  const { promptTokens, outputTokens, seen } = workload
  const kind = family === 'encoder' ? 'classify' : family === 'none' ? 'tabular' : 'generate'
  const main: PlacedStage = { stage: 'The model', kind, calls: seen, callsPerCase: seen, promptTokens, outputTokens }
  return [...pipeline, main]
}

/** What one call takes, in the part's own unit: tables and pictures are not counted in tokens. */
function loadOf({ kind, promptTokens, outputTokens, pages, audioSeconds, characters, pairs }: PlacedStage): {
  load?: string
} {
  const parts = [
    promptTokens &&
      !UNREAD.includes(kind) &&
      `${number(promptTokens)} tokens in${outputTokens === undefined ? '' : `, ${number(outputTokens)} out`}`,
    pages && `${number(pages)} ${pages === 1 ? 'page' : 'pages'}`,
    audioSeconds && `${number(audioSeconds)} seconds`,
    characters && `${number(characters)} characters`,
    pairs && `${number(pairs)} pairs`,
  ].filter((part) => typeof part === 'string')
  return parts.length === 0 ? {} : { load: parts.join(', ') }
}

const UNREAD: readonly PlacedStage['kind'][] = ['tabular', 'forecast', 'solve']

function sold(stage: PlacedStage, calls: number, line: Line | undefined, serving: string): Partial<PipelineRow> {
  if (line === undefined) return serving === 'on-device' ? ON_DEVICE : {}
  const usd = planned(line) / DAYS_A_MONTH
  const { name = '', per = '', units = () => 0 } = SOLD[stage.kind] ?? {}
  const own = line.id.endsWith('in-house') || line.id.endsWith('rented')
  const amount = calls * units(stage)
  const unit = per.replace('thousand-', 'thousand ')
  return {
    model: own ? line.label : name,
    price: own
      ? line.note
      : `${dollars(usd / Math.max(amount, 1e-9))} a ${unit.replace(/s$/u, '')}${unit.startsWith('thousand') ? 's' : ''}, middle of list prices`,
    ...money(usd),
  }
}

const beside = ({ serving }: Choice): Partial<PipelineRow> =>
  serving === 'on-device' ? ON_DEVICE : { model: 'a small open model', price: 'pennies next to the rest' }

function byToken(
  { promptTokens = 0, outputTokens = 0 }: PlacedStage,
  calls: number,
  apis: readonly string[],
  prices: Prices | undefined,
  { hosting }: Workload,
): Partial<PipelineRow> {
  if (prices === undefined) return {}
  const usd = (calls * (promptTokens * prices.inUsd + outputTokens * prices.outUsd)) / 1e6
  return {
    model: apis.map((api) => api.replace(/^.*\//u, ''))[0] ?? '',
    place: hosting === 'own-cloud' ? 'own-cloud' : 'api',
    price: priceOf(prices),
    ...money(usd),
  }
}

function onMachines({ open, fleet, serving, model }: Choice, line: Line | undefined): Partial<PipelineRow> {
  const name = (open[0]?.id ?? model)?.replace(/^.*\//u, '')
  return {
    ...(name !== undefined && { model: name }),
    place: serving === 'on-device' ? 'device' : 'own',
    ...(fleet !== undefined && { machine: `${fleet.accelerators} x ${fleet.name}` }),
    ...(line === undefined
      ? { price: serving === 'on-device' ? ON_DEVICE.price : 'on the same machines' }
      : {
          price: fleet?.owned === true ? 'power only, since you own them' : line.note,
          ...money(planned(line) / DAYS_A_MONTH),
        }),
  }
}

/** Pictures beside a main model that reads: on servers of their own, or on the machines of the main model. */
function byEyes({ eyes, serving }: Choice, line: Line | undefined): Partial<PipelineRow> {
  const model = eyes[0]?.id.replace(/^.*\//u, '') ?? ''
  return serving === 'on-device' ? { ...ON_DEVICE, model } : { model, place: 'own', ...onOwn(line) }
}

const onOwn = (line: Line | undefined): Partial<PipelineRow> =>
  line === undefined ? { price: 'on the same machines' } : { price: line.note, ...money(planned(line) / DAYS_A_MONTH) }

const money = (usdPerDay: number) => ({ usdPerDay, monthlyUsd: round(usdPerDay * DAYS_A_MONTH) })

/** Where several models could do it the middle of what they ask is planned, and what the first one asks stands beside it. */
function priceOf({ inUsd, outUsd, of, first }: Prices): string {
  const own = `${dollars(first.inputUsdPerM)} in, ${dollars(first.outputUsdPerM)} out a million tokens`
  return of > 1
    ? `asks ${own}; planned with ${dollars(inUsd)} and ${dollars(outUsd)}, the middle of ${of} models that could do it`
    : own
}

/** The geometric middle of the cheapest and the dearest of these models, US dollars a million tokens. */
function pricesOf(apis: readonly string[], { prices }: Knowledge): Prices | undefined {
  const known = apis.flatMap((api) => prices.find(({ model }) => model === api) ?? [])
  const sorted = known.toSorted((a, b) => a.inputUsdPerM + a.outputUsdPerM - b.inputUsdPerM - b.outputUsdPerM)
  const [cheap, dear, first] = [sorted[0], sorted.at(-1), known[0]]
  if (cheap === undefined || dear === undefined || first === undefined) return undefined
  return {
    inUsd: Math.sqrt(cheap.inputUsdPerM * dear.inputUsdPerM),
    outUsd: Math.sqrt(cheap.outputUsdPerM * dear.outputUsdPerM),
    of: known.length,
    first,
  }
}

const number = (value: number): string => value.toLocaleString('en-US')
const dollars = (value: number): string => `$${Number(value.toPrecision(2))}`
const round = (value: number): number => (value >= 10 ? Math.round(Number(value.toPrecision(2))) : value)
