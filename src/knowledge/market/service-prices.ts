import type { Price } from '../knowledge.ts'
import type { Service } from './service.ts'

/** The prices of models by name, with those that the services list for the vendor's own interface or, without one, a host's. */
export function withServicePrices(prices: readonly Price[], services: readonly Service[]): readonly Price[] {
  const named = new Set(prices.map((price) => price.model))
  const texts = services.filter((service) => service.kind === 'text' && service.retired === undefined)
  const added: Price[] = []
  for (const cloud of ['vendor', 'host'] as const) {
    for (const service of texts) {
      const { vendor, model, inputUsdPerM, outputUsdPerM, cachedInputUsdPerM, source, date } = service
      if (service.cloud !== cloud || named.has(model) || inputUsdPerM === undefined || outputUsdPerM === undefined)
        continue
      named.add(model)
      added.push({ vendor, model, inputUsdPerM, outputUsdPerM, cachedInputUsdPerM, source, date })
    }
  }
  return [...prices, ...added]
}
