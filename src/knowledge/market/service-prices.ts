import type { Knowledge, Price } from '../knowledge.ts'
import type { Service } from './service.ts'

/** The prices of models by name, with those that the services list for the vendor's own interface or, without one, a host's. */
export function withServicePrices(prices: readonly Price[], services: readonly Service[]): readonly Price[] {
  const named = new Set(prices.map((price) => price.model))
  const texts = services.filter((service) => service.kind === 'text' && service.retired === undefined)
  const added: Price[] = []
  for (const cloud of ['vendor', 'host'] as const) {
    for (const service of texts) {
      const { vendor, model, inputUsdPerM, outputUsdPerM, cachedInputUsdPerM, later, source, date } = service
      if (service.cloud !== cloud || named.has(model) || inputUsdPerM === undefined || outputUsdPerM === undefined)
        continue
      named.add(model)
      added.push({ vendor, model, inputUsdPerM, outputUsdPerM, cachedInputUsdPerM, later, source, date })
    }
  }
  return [...prices, ...added]
}

const onDays = new WeakMap<Knowledge, Map<string, Knowledge>>()

/** The facts with the prices of models that are announced for a day (ISO); the same object for the same day. */
export function withPricesOn(knowledge: Knowledge, day: string): Knowledge {
  const days = onDays.get(knowledge) ?? new Map<string, Knowledge>()
  onDays.set(knowledge, days)
  const reached = knowledge.prices.flatMap(({ later }) => (later === undefined || later.from > day ? [] : [later.from]))
  if (reached.length === 0) return knowledge
  const key = reached.toSorted().join()
  const known = days.get(key) ?? { ...knowledge, prices: knowledge.prices.map((price) => onDay(price, day)) }
  days.set(key, known)
  return known
}

function onDay(price: Price, day: string): Price {
  const { later, ...now } = price
  if (later === undefined || later.from > day) return price
  const { from, inputUsdPerM = now.inputUsdPerM, outputUsdPerM = now.outputUsdPerM } = later
  return { ...now, inputUsdPerM, outputUsdPerM, date: from, announced: true }
}
