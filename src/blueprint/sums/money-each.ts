import { singular } from '../singular.ts'
import type { Loss } from './losses.ts'
import { amount, figure, money, type Sum } from './sum.ts'
import { quoted, type Told } from './told.ts'

/** What a loss or cost of a year is for each of what the team counts by the year or the month. */
export function moneyEach(losses: readonly Loss[], told: readonly Told[]): readonly Sum[] {
  const yearly = losses.filter(({ events }) => events === undefined)
  const volumes = told.filter(
    ({ role, unit, per, counts, where }) =>
      role === 'volume' &&
      unit === 'count' &&
      counts !== undefined &&
      ['year', 'month'].includes(per ?? '') &&
      ['problem', 'why'].includes(where.question),
  )
  const [volume] = volumes
  const [loss] = yearly
  if (yearly.length !== 1 || loss === undefined || volumes.length !== 1 || volume?.years === undefined) return []
  // "Four campaigns cost": the money is that of something else.
  if (
    told.some(
      ({ sentence, unit, things, where }) =>
        sentence === loss.from.sentence &&
        unit === 'count' &&
        things.length > 0 &&
        where.at < loss.from.where.at &&
        where.at !== volume.where.at,
    )
  )
    return []
  const cases = volume.value / volume.years
  return [
    {
      kind: 'money-each',
      words: [quoted(loss.from), quoted(volume)],
      working: `${amount(loss.from)} / ${figure(cases)}`,
      result: `${money(loss.from, loss.usdPerYear / cases)} for each ${singular(volume.counts ?? 'case')}`,
    },
  ]
}
