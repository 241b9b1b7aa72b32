import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { HostedModel } from './hosted-model.ts'

/**
 * The names under which a part is priced: the first model and those that ask as much or more, so that the sum to plan with is never below what
 * the first one asks.
 */
export function pricedAs(hosted: readonly HostedModel[], { prices }: Knowledge): readonly string[] {
  const priceOf = (name: string) => prices.find(({ model }) => model === name)
  const [first] = hosted.map(({ api }) => priceOf(api))
  if (first === undefined) return hosted.map(({ api }) => api)
  return hosted
    .map(({ api }) => api)
    .filter((api) => {
      const price = priceOf(api)
      if (price === undefined) return false
      return price.inputUsdPerM >= first.inputUsdPerM && price.outputUsdPerM >= first.outputUsdPerM
    })
}
