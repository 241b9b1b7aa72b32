/** What is left of certainty at 95 % confidence. */
const ALPHA = 0.05
/** z of a two-sided 95 % interval, and of 80 % power on one side. */
const Z95 = 1.959964
const Z80 = 0.841621

/** The chance of at most `k` hits in `n` trials that hit with chance `p`: the exact binomial distribution. */
export function atMost(k: number, n: number, p: number): number {
  if (k < 0) return 0
  if (k >= n || p <= 0) return 1
  if (p >= 1) return 0
  // In logarithms, so that 0.9^10,000 does not vanish.
  let term = n * Math.log1p(-p)
  let sum = Math.exp(term)
  for (let i = 1; i <= k; i++) {
    term += Math.log((n - i + 1) / i) + Math.log(p) - Math.log1p(-p)
    sum += Math.exp(term)
  }
  return Math.min(1, sum)
}

/** Cases to measure a share within plus or minus `margin` at 95 %: n = z^2 p (1 - p) / margin^2 (normal approximation). */
export function casesForShare(share: number, margin: number): number {
  return Math.ceil((Z95 ** 2 * share * (1 - share)) / margin ** 2)
}

/** Half the width of Wilson's 95 % interval of a share that is seen in `n` cases. */
export function marginOf(share: number, n: number): number {
  return (Z95 / (1 + Z95 ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z95 ** 2 / (4 * n * n))
}

/** Cases without one error that show, at 95 %, an error rate below `limit`: the smallest n with (1 - limit)^n <= 0.05. */
export function casesForZero(limit: number): number {
  return Math.ceil(Math.log(ALPHA) / Math.log1p(-limit))
}

/** The error rate that zero errors in n cases can exclude at 95 %: 1 - 0.05^(1/n), close to 3/n. */
export function limitFromZero(n: number): number {
  return 1 - ALPHA ** (1 / n)
}

/** Cases with at most `errors` errors that show, at 95 %, an error rate below `limit`: exact, by halving. */
export function casesForErrors(errors: number, limit: number): number {
  let low = errors + 1
  let high = low
  while (atMost(errors, high, limit) > ALPHA) high *= 2
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (atMost(errors, middle, limit) <= ALPHA) high = middle
    else low = middle + 1
  }
  return high
}

/** How many of `n` must be right to be 95 % sure of at least `target` (exact, one-sided); undefined if not even all would do. */
export function passMark(n: number, target: number): number | undefined {
  const wrong = failMark(n, 1 - target)
  return wrong < 0 ? undefined : n - wrong
}

/** The share that `right` of `n` prove at 95 % (exact, one-sided): the lower limit of Clopper and Pearson, by halving. */
export function provenBy(right: number, n: number): number {
  let [low, high] = [0, 1]
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2
    if (1 - atMost(right - 1, n, middle) <= ALPHA) low = middle
    else high = middle
  }
  return low
}

/** The most hits of `n` that leave 95 % certainty that the share is below `share`; -1 if none is too many already. */
export function failMark(n: number, share: number): number {
  let low = -1
  let high = n
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (atMost(middle, n, share) <= ALPHA) low = middle
    else high = middle - 1
  }
  return low
}

/** Cases to tell share `a` from share `b` at 95 % with 80 % power, each way judged on as many (normal approximation). */
export function casesForDifference(a: number, b: number): number {
  return Math.ceil(((Z95 + Z80) ** 2 * (a * (1 - a) + b * (1 - b))) / (a - b) ** 2)
}

/** Pairs to see a mean difference of `effect` standard deviations of the differences, at 95 % with 80 % power. */
export function pairsForEffect(effect: number): number {
  return Math.ceil(((Z95 + Z80) / effect) ** 2)
}

/** Cases to measure a correlation within plus or minus `margin` at 95 %, by Fisher's z. */
export function casesForCorrelation(r: number, margin: number): number {
  return Math.ceil(3 + ((Z95 * (1 - r * r)) / margin) ** 2)
}

/** Cases of each of two groups to show that their rates differ by a ratio below `ratio`, where both are `rate`; 80 % power. */
export function casesForRatio(rate: number, ratio: number): number {
  return Math.ceil((2 * (1 - rate) * ((Z95 + Z80) / Math.log(ratio)) ** 2) / rate)
}

/** Events before that show a change by a share of themselves, as long a time after, at 95 % with 80 % power: Poisson counts. */
export function eventsForChange(by: number): number {
  return Math.ceil(((Z95 + Z80) ** 2 * (2 - by)) / by ** 2)
}

/** The change, in standard deviations, that `n` of each of two groups show at 95 % with 80 % power. */
export function effectOfGroups(n: number): number {
  return (Z95 + Z80) * Math.sqrt(2 / n)
}

/** Power: the chance with which a good thing should pass its test. */
const POWER = 0.8

/** The rate at which a test with at most `most` of `n` is passed with 80 % power; a worse one passes less often. By halving. */
export function passesAt(most: number, n: number): number {
  let [low, high] = [0, 1]
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2
    if (atMost(most, n, middle) >= POWER) low = middle
    else high = middle
  }
  return low
}
const HALVINGS = 40

/** The smallest test, with the most errors that it may show, that proves a rate below `limit` at 95 % and is passed with 80 % power at a rate of `really`. */
export function testBelow(limit: number, really: number): { readonly cases: number; readonly most: number } {
  // Nearer to the limit no test of a size that people judge tells them apart.
  if (!(really >= 0 && really <= NEAREST * limit && limit < 1)) return { cases: Number.NaN, most: Number.NaN }
  let most = 0
  let cases = casesForErrors(most, limit)
  while (atMost(most, cases, really) < POWER) cases = casesForErrors(++most, limit)
  return { cases, most }
}
const NEAREST = 0.8

/** The exact two-sided 95 % interval of a share of which `k` of `n` were seen (Clopper and Pearson), by halving. */
export function exactInterval(k: number, n: number): { readonly low: number; readonly high: number } {
  const where = (isAbove: (p: number) => boolean): number => {
    let [low, high] = [0, 1]
    for (let i = 0; i < 50; i++) {
      const middle = (low + high) / 2
      if (isAbove(middle)) high = middle
      else low = middle
    }
    return (low + high) / 2
  }
  return {
    low: k === 0 ? 0 : where((p) => 1 - atMost(k - 1, n, p) > ALPHA / 2),
    high: k === n ? 1 : where((p) => atMost(k, n, p) < ALPHA / 2),
  }
}
