import { num } from '../../amounts/print.ts'
import { assume } from '../assume.ts'
import type { Draft } from '../draft.ts'
import { optionalNumber, type Query } from '../fields.ts'
import { constants } from '../measured/constants.ts'
import { figure, product, type Range, times } from '../range.ts'
import type { TrainingRun } from './formulas.ts'

/** Energy and emissions of a run, by what published runs reported over hours times design power. */
export function addEnergy(draft: Draft, query: Query, run: TrainingRun, hours: Range): void {
  const watts = run.accelerator.tdpWatts
  if (watts === undefined) return
  const [middle, low, high] = constants.ratios.energyOverDesignPower ?? [1, 0.7, 1.3]
  const pue = optionalNumber(query, 'pue', { min: 1, max: 3 })
  const share: Range =
    pue === undefined ? { value: middle, low, high } : { value: 0.9 * pue, low: 0.7 * pue, high: pue }
  const kwh = product(times(hours, watts / 1000), share)
  draft.results.energyKwh = figure(kwh, 'kWh')
  draft.working.push(
    () =>
      `energy: ${num(hours.value)} hours x ${num(watts)} W x ${num(share.value)} (published runs over design power, cooling included) = ${num(kwh.value)} kWh`,
  )
  const grid = optionalNumber(query, 'gridKgPerKwh', { max: 5 })
  const [co2, least, most] = constants.ratios.co2KgPerDesignKwh ?? [0.4, 0.1, 0.45]
  const carbon =
    grid === undefined ? product(times(hours, watts / 1000), { value: co2, low: least, high: most }) : times(kwh, grid)
  draft.results.co2Kg = figure(carbon, 'kg CO2e')
  if (grid === undefined)
    assume(
      draft,
      'emissions',
      () =>
        `Emissions: ${num(co2)} kg CO2e a kWh of design power, the median of published runs (${num(least)} to ${num(most)}).`,
      { silent: true, hint: 'Your grid decides: give gridKgPerKwh.' },
    )
  draft.sources.add('meta-model-cards')
}
