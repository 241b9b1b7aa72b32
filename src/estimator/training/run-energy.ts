import { num } from '../../amounts/print.ts'
import type { Accelerator } from '../../knowledge/knowledge.ts'
import { assume } from '../assume.ts'
import type { Draft } from '../draft.ts'
import { optionalNumber, type Query } from '../fields.ts'
import { constants } from '../measured/constants.ts'
import { figure, product, type Range, times } from '../range.ts'
import { type Published, publishedEnergy } from './history.ts'

/** Energy and emissions of a run, by what published runs reported over hours times design power. */
export function addEnergy(
  draft: Draft,
  query: Query,
  accelerator: Accelerator,
  hours: Range,
  known: Published | undefined,
): void {
  const told = known === undefined ? {} : publishedEnergy(known)
  const watts = accelerator.tdpWatts
  if (watts === undefined) return
  const [middle, low, high] = constants.ratios.energyOverDesignPower ?? [1, 0.7, 1.3]
  const pue = optionalNumber(query, 'pue', { min: 1, max: 3 })
  const share: Range =
    pue === undefined ? { value: middle, low, high } : { value: 0.9 * pue, low: 0.7 * pue, high: pue }
  const byPower = product(times(hours, watts / 1000), share)
  const kwh = (pue === undefined ? told.kwh : undefined) ?? byPower
  draft.results.energyKwh = figure(kwh, 'kWh')
  draft.working.push(
    () =>
      `energy${kwh === byPower ? '' : ', by the formula'}: ${num(hours.value)} hours x ${num(watts / 1000)} kW x ${num(share.value)} (published runs over design power, cooling included) = ${num(byPower.value)} kWh`,
  )
  if (kwh !== byPower) draft.working.push(() => `published: ${num(kwh.value)} kWh of energy`)
  const grid = optionalNumber(query, 'gridKgPerKwh', { max: 5 })
  const [co2, least, most] = constants.ratios.co2KgPerDesignKwh ?? [0.4, 0.1, 0.45]
  const usual = product(times(hours, watts / 1000), { value: co2, low: least, high: most })
  const carbon = grid === undefined ? (told.co2Kg ?? usual) : times(kwh, grid)
  draft.results.co2Kg = figure(carbon, 'kg CO2e')
  draft.working.push(() =>
    grid === undefined
      ? `emissions${carbon === usual ? '' : ', by the median of published runs'}: ${num(hours.value)} hours x ${num(watts / 1000)} kW x ${num(co2)} kg a kWh (median of published runs) = ${num(usual.value)} kg`
      : `emissions: ${num(kwh.value)} kWh x ${num(grid)} kg a kWh = ${num(carbon.value)} kg`,
  )
  if (carbon !== usual && grid === undefined)
    draft.working.push(() => `published: ${num(carbon.value)} kg CO2e of emissions`)
  if (carbon === usual)
    assume(
      draft,
      'emissions',
      () =>
        `Emissions: ${num(co2)} kg CO2e a kWh of design power, the median of published runs (${num(least)} to ${num(most)}).`,
      { silent: true, hint: 'Your grid decides; give gridKgPerKwh.' },
    )
  draft.sources.add('meta-model-cards')
}
