import { counted, num } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { assume } from '../assume.ts'
import { type Draft, finished, newDraft } from '../draft.ts'
import { BadQuery, optionalNumber, type Query, requiredNumber } from '../fields.ts'
import type { EstimateOptions, SizeAnswer } from '../query.ts'
import { exactly, figure, product, type Range, times } from '../range.ts'
import { noteUnused } from '../unused-fields.ts'
import { hourOf, machineOf } from './machine.ts'
import { groupsFor, latencyLine, type SizeStage, type Stage, stageLatency, stageOf } from './stage.ts'

/** The fields that this kind reads. */
export const PIPELINE_FIELDS = ['stages', 'requestsPerDay', 'peakPerSecond']

/** The busiest hour carries this many times the average: as in planning.yaml, an assumption. */
const PEAK = 3
const HOURS = 730
const DAYS = 30.4
const MAX_STAGES = 20

/** Stages in series: how long one case takes, the machines for the busiest hour, and the cost of a month and of a case. */
export function sizePipeline(
  query: Query,
  knowledge: Knowledge,
  options: EstimateOptions,
  size: SizeStage,
): SizeAnswer {
  const draft = newDraft({ ...query })
  const given = query.stages
  if (!Array.isArray(given) || given.length === 0 || given.length > MAX_STAGES)
    throw new BadQuery(
      'missing',
      'stages',
      `stages must be a list of 1 to ${MAX_STAGES} queries, in the order they run.`,
    )
  const perDay = requiredNumber(query, 'requestsPerDay', 'give the cases a day.', { max: 1e12 })
  const peak = optionalNumber(query, 'peakPerSecond', { max: 1e9 }) ?? peakOf(draft, perDay)
  const stages = given.map((stage, i) => stageOf(stage, i, size, knowledge, options))
  addLatency(draft, stages)
  const month = addMachines(draft, stages, { perDay, peak }, knowledge, options)
  if (month !== undefined) {
    const usd = times(month, 1 / (perDay * DAYS))
    draft.results.monthlyUsd = figure(month, 'USD a month')
    draft.results.usdPerCase = figure(usd, 'USD a case')
    draft.working.push(
      () => `a case: ${num(month.value)} USD / ${num(perDay)} cases / ${DAYS} days = ${num(usd.value)} USD`,
    )
  }
  sayOnce(draft)
  noteUnused(draft, query, PIPELINE_FIELDS)
  return finished(draft)
}

/** What holds for a stage asked alone only: here its machines are counted, and one case is one call. */
const ALONE = ['usual-batch', 'full-machine', 'live-share']

/** Stages take the same things for granted: each is said once. */
function sayOnce(draft: Draft): void {
  const all = draft.assumptions.map((one) => one())
  const once = all.filter((one, i) => all.findIndex((other) => other.text === one.text) === i)
  draft.assumptions.splice(0, draft.assumptions.length, ...once.map((one) => () => one))
}

function peakOf(draft: Draft, perDay: number): number {
  const peak = (perDay / 86_400) * PEAK
  assume(draft, 'peak', () => `The busiest hour is assumed to be ${PEAK} times the average.`, {
    hint: 'Give peakPerSecond.',
  })
  draft.working.push(() => `peak: ${num(perDay)} cases / 86400 s x ${PEAK} = ${num(peak)} cases/s`)
  return peak
}

function addLatency(draft: Draft, stages: readonly Stage[]): void {
  const each = stages.map(stageLatency)
  const total = sumOf(each)
  draft.results.latencyMs = figure(total, 'ms')
  stages.forEach((stage, i) => {
    draft.breakdown[`latencyMs.${stage.name}`] = each[i]?.value ?? 0
    draft.working.push(() => latencyLine(stage, each[i] ?? exactly(0)))
    for (const one of stage.answer?.assumed ?? []) if (!ALONE.includes(one.id)) draft.assumptions.push(() => one)
    for (const source of stage.answer?.sources ?? []) draft.sources.add(source)
  })
  draft.working.push(() => `latency: ${each.map((one) => `${num(one.value)} ms`).join(' + ')} = ${num(total.value)} ms`)
  assume(draft, 'in-series', () => 'The stages run one after another, each with its machine free.', { silent: true })
}

type Load = { readonly perDay: number; readonly peak: number }

/** Adds machines and gives the month's cost; undefined where the rent of a machine is not known. */
function addMachines(
  draft: Draft,
  stages: readonly Stage[],
  load: Load,
  knowledge: Knowledge,
  options: EstimateOptions,
): Range | undefined {
  const counts: Range[] = []
  const costs: (Range | undefined)[] = []
  for (const stage of stages) {
    const groups = groupsFor(stage, load.peak)
    if (groups === undefined) {
      const calls = load.perDay * DAYS * stage.calls
      const month = exactly(calls * stage.usdPerCall)
      draft.working.push(
        () =>
          `${stage.name}: ${counted(calls, 'call')} x ${num(stage.usdPerCall)} USD = ${num(month.value)} USD a month`,
      )
      costs.push(month)
      continue
    }
    const machines = times(groups, stage.group)
    counts.push(machines)
    const hour = hourOf(draft, machineOf(stage.answer?.query ?? {}, knowledge), knowledge, options)
    const month = hour === undefined ? undefined : product(times(machines, HOURS), hour)
    costs.push(month)
    draft.breakdown[`machines.${stage.name}`] = machines.value
    draft.working.push(() =>
      hour === undefined || month === undefined
        ? ''
        : `${stage.name}: ${counted(machines.value, 'machine')} x ${num(hour.value)} USD x ${HOURS} hours = ${num(month.value)} USD a month`,
    )
  }
  draft.results.acceleratorsNeeded = figure(sumOf(counts), 'machines')
  const known = costs.filter((cost) => cost !== undefined)
  return known.length < costs.length ? undefined : sumOf(known)
}

/** Values add; so do the ends, since stages that miss often miss in the same direction. */
const sumOf = (ranges: readonly Range[]): Range =>
  ranges.reduce(
    (sum, one) => ({ value: sum.value + one.value, low: sum.low + one.low, high: sum.high + one.high }),
    exactly(0),
  )
