/** z of a two-sided 95 % interval. */
const Z95 = 1.959964
/** What is left of certainty at 95 % confidence. */
const ALPHA = 0.05

/** The functions that expressions may call, each with the number of its arguments. Numbers in, a number out. */
export const FUNCTIONS: Readonly<
  Record<string, { readonly takes: number; readonly of: (...args: number[]) => number }>
> = {
  min: { takes: 2, of: Math.min },
  max: { takes: 2, of: Math.max },
  round: { takes: 1, of: Math.round },
  ceil: { takes: 1, of: Math.ceil },
  floor: { takes: 1, of: Math.floor },
  sqrt: { takes: 1, of: Math.sqrt },
  ln: { takes: 1, of: Math.log },
  exp: { takes: 1, of: Math.exp },
  pow: { takes: 2, of: (base, exponent) => base ** exponent },
  casesForShare: { takes: 2, of: casesForShare },
  casesForZero: { takes: 1, of: casesForZero },
  limitFromZero: { takes: 1, of: limitFromZero },
  erlangChannels: { takes: 3, of: erlangChannels },
  allRight: { takes: 2, of: (share, fields) => share ** fields },
}

/** The result of a function; undefined for a wrong number of arguments. */
export function callFunction(name: string, args: readonly number[]): number | undefined {
  const found = FUNCTIONS[name]
  return found && found.takes === args.length ? found.of(...args) : undefined
}

/** Cases to measure a share within plus or minus `margin` at 95 %: n = z^2 p (1 - p) / margin^2 (normal approximation). */
function casesForShare(share: number, margin: number): number {
  return Math.ceil((Z95 ** 2 * share * (1 - share)) / margin ** 2)
}

/** Cases without one error that show, at 95 %, an error rate below `limit`: the smallest n with (1 - limit)^n <= 0.05. */
export function casesForZero(limit: number): number {
  return Math.ceil(Math.log(ALPHA) / Math.log1p(-limit))
}

/** The error rate that zero errors in n cases can exclude at 95 %: 1 - 0.05^(1/n), close to 3/n. */
export function limitFromZero(n: number): number {
  return 1 - ALPHA ** (1 / n)
}

/** Phone lines for a load so that at most a share `blocking` of the calls finds all lines taken: Erlang's B formula. */
export function erlangChannels(callsPerHour: number, minutes: number, blocking: number): number {
  const load = (callsPerHour * minutes) / 60
  if (!Number.isFinite(load) || load > 100_000 || !(blocking > 0)) return Number.NaN
  let blocked = 1
  let lines = 0
  while (blocked > blocking) {
    lines++
    blocked = (load * blocked) / (lines + load * blocked)
  }
  return lines
}
