import { num } from '../../amounts/print.ts'
import { findAccelerator } from '../../knowledge/find.ts'
import type { Accelerator, Knowledge, Run } from '../../knowledge/knowledge.ts'
import { assume } from '../assume.ts'
import type { Draft } from '../draft.ts'
import { rentAround } from '../money.ts'
import { around, figure, product, type Range, times } from '../range.ts'
import type { TrainingRun } from './formulas.ts'

/** What was published of a run, scaled to the tokens that are asked for. */
export type Published = { readonly run: Run; readonly scale: number }

/** How exact a published figure is: clean ones to a twentieth, approximate ones to a quarter. */
const exactness = ({ quality }: Run, value: number): Range =>
  quality === 'A' ? around(value, 0.95, 1.05) : around(value, 0.8, 1.25)

/** The published hours of a run, when they are for this hardware and these tokens; they are quoted beside the formula in any case. */
export function publishedHours(
  draft: Draft,
  run: TrainingRun,
  formula: Range,
  known: Run | undefined,
): (Published & { readonly hours: Range }) | undefined {
  const hours = known?.acceleratorHours
  if (known === undefined || hours === undefined || known.quality === 'C') return undefined
  draft.working.push(
    () =>
      `published: ${known.model} took ${num(hours)} hours on ${known.accelerator ?? 'its hardware'} for ${num(known.tokensB ?? 0)} B tokens (${known.scope}); the formula says ${num(formula.value)}`,
  )
  draft.breakdown.publishedHours = hours
  draft.breakdown.formulaHours = formula.value
  draft.sources.add(known.source)
  const sameHardware = known.accelerator === run.accelerator.key
  const scale = run.tokens / 1e9 / (known.tokensB ?? Number.POSITIVE_INFINITY)
  if (!sameHardware || Math.abs(scale - 1) >= 0.1) return undefined
  assume(
    draft,
    'published-hours',
    () =>
      `The hours are those published for ${known.model}; the formula alone says ${num(formula.value)} (${num(formula.low)} to ${num(formula.high)}).`,
    { short: `hours as published for ${known.model}` },
  )
  return { run: known, scale, hours: exactness(known, hours * scale) }
}

/** The run whose hours were published and whose tokens were not: its hours, and nothing that would need the tokens. */
export function hoursAlone(
  draft: Draft,
  run: Run,
  knowledge: Knowledge,
): { readonly accelerator: Accelerator; readonly hours: Range } | undefined {
  const { acceleratorHours, model, scope, source, accelerator: key } = run
  const accelerator = key === undefined ? undefined : findAccelerator(knowledge, key)
  if (acceleratorHours === undefined || accelerator === undefined) return undefined
  draft.sources.add(source)
  draft.query.accelerator = accelerator.key
  draft.breakdown.publishedHours = acceleratorHours
  draft.working.push(() => `published: ${model} took ${num(acceleratorHours)} hours on ${accelerator.name} (${scope})`)
  assume(
    draft,
    'tokens-not-published',
    () =>
      `How many tokens ${model} was trained on was not published, so there are no figures for operations or share of peak.`,
    { short: 'the tokens were not published' },
  )
  const spread = run.quality === 'C' ? around(acceleratorHours, 0.5, 2) : exactness(run, acceleratorHours)
  return { accelerator, hours: spread }
}

/** What the hours cost when the run was made, by the list prices of then; where none is known that is said, since old hardware is cheap today. */
export function addCostThen(draft: Draft, accelerator: Accelerator, hours: Range, run: Run): void {
  const year = run.date.slice(0, 4)
  if (run.costUsd !== undefined) {
    const published = run.costUsd
    draft.breakdown.publishedCostUsd = published
    draft.working.push(() => `published cost: ${run.model}, ${num(published)} USD (${run.scope})`)
  }
  const rent = rentAround(accelerator, run.date)
  if (rent === undefined) return
  const cost = product(hours, rent.range)
  draft.results.costThenUsd = figure(cost, 'USD')
  for (const source of rent.sources) draft.sources.add(source)
  draft.working.push(
    () =>
      `cost at the list prices of ${rent.date}: ${num(hours.value)} hours x ${num(rent.range.value)} USD (from ${num(rent.range.low)} to ${num(rent.range.high)}) = ${num(cost.value)} USD`,
  )
  assume(
    draft,
    'price-of-then',
    () =>
      `${run.model} was trained in ${year}: at the list prices of that time, its hours cost about ${num(cost.value)} USD. Today's rent is for hardware that is now old.`,
    { silent: true },
  )
}

/** Energy and emissions as they were published, scaled; undefined where they were not. */
export function publishedEnergy(known: Published): { readonly kwh?: Range; readonly co2Kg?: Range } {
  const { run, scale } = known
  return {
    ...(run.energyMwh === undefined ? {} : { kwh: times(exactness(run, run.energyMwh * 1000), scale) }),
    ...(run.co2Tonnes === undefined ? {} : { co2Kg: times(exactness(run, run.co2Tonnes * 1000), scale) }),
  }
}
