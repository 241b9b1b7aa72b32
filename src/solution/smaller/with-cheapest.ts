import type { Choice } from '../sizing/choice.ts'

/** The same way with the cheapest of the hosted models that could do it; as it is where nothing is paid by the token. */
export function withCheapest(choice: Choice): Choice {
  const cheapest = choice.hosted.toSorted((a, b) => a.inputUsdPerM - b.inputUsdPerM)[0]
  return cheapest === undefined ? choice : { ...choice, hosted: [cheapest], apis: [cheapest.api] }
}
