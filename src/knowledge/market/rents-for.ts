import type { Knowledge } from '../knowledge.ts'
import type { Electricity, Rent } from './offers.ts'

/** The offers for a card (a key of accelerators.yaml), or for servers without one: cheapest first. */
export function rentsFor(
  knowledge: Knowledge,
  need: {
    readonly accelerator?: string
    readonly class?: Rent['class']
    readonly provider?: string
    readonly term?: Rent['term']
  },
): readonly Rent[] {
  return knowledge.rents
    .filter((rent) => rent.accelerator === need.accelerator)
    .filter((rent) => need.class === undefined || rent.class === need.class)
    .filter((rent) => need.provider === undefined || rent.provider.toLowerCase() === need.provider.toLowerCase())
    .filter((rent) => rent.term === (need.term ?? 'on-demand'))
    .sort((a, b) => middle(a) - middle(b))
}

/** What a kilowatt-hour costs a company in a region, with US dollars by the rate of currencies.yaml; the newest fact. */
export function electricityFor(
  knowledge: Knowledge,
  region: string,
): (Electricity & { readonly usdPerKwh: number }) | undefined {
  const [fact] = knowledge.electricity
    .filter((each) => each.region.toLowerCase() === region.trim().toLowerCase())
    .sort((a, b) => b.date.localeCompare(a.date))
  const rate = knowledge.currencies.find((each) => each.code === fact?.currency)
  return fact === undefined || rate === undefined ? undefined : { ...fact, usdPerKwh: fact.perKwh * rate.usd }
}

const middle = (rent: Rent): number => rent.usdPerHour ?? Math.sqrt(rent.low * rent.high)
