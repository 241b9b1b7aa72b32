/** What is left of certainty at 95 % confidence, and the chance with which a good thing should pass. */
const ALPHA = 0.05
const POWER = 0.8
const HALVINGS = 60

/** The chance of at most `k` events where `mean` are expected: the exact Poisson distribution. */
export function atMostEvents(k: number, mean: number): number {
  let term = Math.exp(-mean)
  let sum = term
  for (let i = 1; i <= k; i++) {
    term *= mean / i
    sum += term
  }
  return Math.min(1, sum)
}

/** The mean that at most `k` events exclude at 95 %: the exact upper limit, by halving. */
export function upperMean(k: number): number {
  let [low, high] = [0, 10 * (k + 1)]
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2
    if (atMostEvents(k, middle) > ALPHA) low = middle
    else high = middle
  }
  return high
}

/**
 * The shortest test that proves a rate below its limit at 95 % and is passed with 80 % power at the share `really` of the limit: as
 * long as the limit would bring `expected` events, with at most `most` seen. `really` is below 0.8.
 */
export function rateBelow(really: number): { readonly expected: number; readonly most: number } {
  let most = 0
  while (atMostEvents(most, really * upperMean(most)) < POWER) most++
  return { expected: upperMean(most), most }
}
