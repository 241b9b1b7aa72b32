import {
  casesForDifference,
  casesForShare,
  casesForZero,
  limitFromZero,
  passesAt,
  testBelow,
} from '../statistics/binomial.ts'

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
  casesForDifference: { takes: 2, of: casesForDifference },
  casesForZero: { takes: 1, of: casesForZero },
  limitFromZero: { takes: 1, of: limitFromZero },
  casesBelow: { takes: 2, of: (limit, really) => testBelow(limit, really).cases },
  mostBelow: { takes: 2, of: (limit, really) => testBelow(limit, really).most },
  zeroPassesAt: { takes: 1, of: (n) => passesAt(0, n) },
  erlangChannels: { takes: 3, of: erlangChannels },
  glancedShare: { takes: 2, of: glancedShare },
  allRight: { takes: 2, of: (share, fields) => share ** fields },
}

/** A glance at a good case; correcting another against doing it by hand. (Our assumptions, 2026-11.) */
const GLANCE_MINUTES = 0.25
const CORRECTING = 1 / 3

/** Fewer are no gain, more nobody reaches. (Our judgment.) */
const GLANCED = { low: 0.3, high: 0.95 }

/** The share of cases that a glance must do for a mean of `goal` minutes, where each took `now` and the others are corrected. */
function glancedShare(now: number, goal: number): number {
  const correcting = now * CORRECTING
  const share = correcting > GLANCE_MINUTES ? (correcting - goal) / (correcting - GLANCE_MINUTES) : 0
  return Math.min(GLANCED.high, Math.max(GLANCED.low, share))
}

/** The result of a function; undefined for a wrong number of arguments. */
export function callFunction(name: string, args: readonly number[]): number | undefined {
  const found = FUNCTIONS[name]
  return found && found.takes === args.length ? found.of(...args) : undefined
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
