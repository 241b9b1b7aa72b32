import { formatNumber, formatUsd } from '../../amounts/print.ts'
import type { PipelineRow } from '../../solution/pipeline.ts'
import type { Plan } from '../plan.ts'
import { type Section, sectionOf, table } from './section.ts'

/** What each part of the pipeline costs to run: how much of it a day, by what, at which price; the rows add up to the month in all. */
export function running({ pipeline, running: beside }: Plan): Section | undefined {
  if (pipeline === undefined || beside === undefined) return undefined
  // What is neither paid nor waited for is told by the table of parts.
  const shown = pipeline.filter(({ monthlyUsd, latencyMs, model }) => monthlyUsd ?? latencyMs ?? model)
  const waits = shown.some(({ latencyMs }) => latencyMs !== undefined)
  const row = (cells: readonly string[], time = '') => (waits ? [...cells, time] : cells)
  const time = (ms: number | undefined) => (ms === undefined ? '' : `${ms.toLocaleString('en-US')} ms`)
  const all = shown.reduce((sum, { latencyMs = 0 }) => sum + latencyMs, 0)
  const rows = [
    ...shown.map((each) => row([each.stage, amount(each), by(each), ...paid(each)], time(each.latencyMs))),
    ...beside.others.map(({ what, usd, note }) => row([what, '', note, '', formatUsd(usd)])),
    ...(beside.reserveUsd > 0
      ? [row(['Longer or more requests', '', 'held in reserve', '', formatUsd(beside.reserveUsd)])]
      : []),
    row(
      ['In all, to plan with', '', '', '', formatUsd(beside.totalUsd)],
      shown.filter(({ latencyMs }) => latencyMs !== undefined).length > 1 ? time(all) : '',
    ),
  ]
  return sectionOf('running', 'What it costs to run, part by part', 'page', [
    table(row(['Part', 'A day', 'By, at what price', '$ a day', '$ a month'], 'Time allowed'), rows),
  ])
}

/** "9,000 x 6 calls"... as one product: how many calls a day, and what each takes. */
function amount({ callsPerDay, load }: PipelineRow): string {
  const calls = formatNumber(callsPerDay, 3)
  return load === undefined ? calls : `${calls} x ${load}`
}

function by({ model, machine, place, price }: PipelineRow): string {
  const where = place === 'own-cloud' ? 'in your cloud account' : undefined
  const what = [model, machine, where].filter((part) => part !== undefined && part !== '').join(', ')
  if (what === '') return 'code on your server'
  return price === undefined ? what : `${what}: ${price}`
}

function paid({ usdPerDay, monthlyUsd }: PipelineRow): readonly [string, string] {
  if (usdPerDay === undefined || monthlyUsd === undefined) return ['', '']
  return [formatUsd(usdPerDay), formatUsd(monthlyUsd)]
}
