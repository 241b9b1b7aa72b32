import { formatUsdRange, round } from '../../amounts/print.ts'
import { rentOf } from '../../estimator/money.ts'
import { findAccelerator } from '../../knowledge/find.ts'
import type { Knowledge, Run } from '../../knowledge/knowledge.ts'
import type { AspectName } from './aspects.ts'

/** What was published of a training run, and what its hours would cost at today's rent. Empty where nothing was. */
export function describeRun(run: Run, wanted: ReadonlySet<AspectName>, knowledge: Knowledge): string {
  const card = run.accelerator === undefined ? undefined : findAccelerator(knowledge, run.accelerator)
  const hours = run.acceleratorHours
  const parts: string[] = []
  const time = wanted.has('time') || wanted.has('hardware') || wanted.has('cost') || wanted.has('energy')
  if (hours !== undefined && time)
    parts.push(
      `${Math.round(hours).toLocaleString('en-US')} GPU hours${card ? ` on ${card.name}` : ''}${run.accelerators === undefined ? '' : ` (${run.accelerators.toLocaleString('en-US')} at once, about ${round(hours / run.accelerators / 24)} days)`}`,
    )
  const rent = card && rentOf(card)
  if (wanted.has('cost') && run.costUsd !== undefined)
    parts.push(`published cost $${Math.round(run.costUsd).toLocaleString('en-US')}`)
  if (wanted.has('cost') && hours !== undefined && rent)
    parts.push(
      `at today's rent (${formatUsdRange(rent.range)} an hour, ${rent.date}) that is ${formatUsdRange({ low: rent.range.low * hours, high: rent.range.high * hours })}`,
    )
  if (wanted.has('energy') && run.energyMwh !== undefined) parts.push(`${round(run.energyMwh)} MWh`)
  if (wanted.has('energy') && run.co2Tonnes !== undefined) parts.push(`${round(run.co2Tonnes)} t of CO2`)
  if (wanted.has('data') && run.tokensB !== undefined)
    parts.push(`${run.tokensB.toLocaleString('en-US')} billion tokens`)
  return parts.length === 0 ? '' : `${run.model}: ${parts.join('; ')}.`
}
