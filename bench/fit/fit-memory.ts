import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import type { Row } from '../rows.ts'
import { fitCoefficients } from './coefficients.ts'
import type { Miss } from './fit-speed.ts'
import { type MemoryCase, SERVING_STARTS, servingCase, TRAINING_STARTS, trainingCase } from './memory-groups.ts'
import { quantile } from './statistics.ts'

type Spread = readonly [low: number, high: number]
export type MemoryGroup = {
  readonly name: 'servingMemory' | 'trainingMemory'
  readonly rows: string
  readonly starts: Readonly<Record<string, readonly number[]>>
  readonly make: (row: Row, knowledge: Knowledge, hide?: boolean) => MemoryCase
}

export const MEMORY_GROUPS: readonly MemoryGroup[] = [
  { name: 'servingMemory', rows: 'serve-memory', starts: SERVING_STARTS, make: servingCase },
  { name: 'trainingMemory', rows: 'train-memory', starts: TRAINING_STARTS, make: trainingCase },
]

export type MemoryFit = {
  readonly coefficients: Record<string, readonly number[]>
  readonly spreads: Record<string, Spread>
  /** Misses with a fifth of the rows left out, with a whole model left out, and then without the engine, and with nothing but the size. */
  readonly fifths: readonly Miss[]
  readonly families: readonly Miss[]
  readonly general: readonly Miss[]
  readonly bySize: readonly Miss[]
  /** Share of rows inside a range that was learnt from the other rows. */
  readonly inside: number
}

/** Fits a memory formula, regime by regime, and judges it on rows that it was not fitted to. */
export function fitMemory(group: MemoryGroup, rows: readonly Row[], knowledge: Knowledge): MemoryFit {
  const { name, starts } = group
  const cases = rows.map((row) => group.make(row, knowledge))
  const hidden = rows.map((row) => group.make(row, knowledge, true))
  const own = (c: MemoryCase): string => (c.regime in starts ? c.regime : general(c))
  const general = (c: MemoryCase): string => (c.method === '' ? 'default' : `default-${c.method}`)
  const fitOn = (regime: string, from: readonly MemoryCase[]): readonly number[] => {
    const start = starts[regime] ?? []
    const pooled = regime.startsWith('default')
    const mine = from.filter((c) => (pooled ? general(c) === regime : c.regime === regime))
    // The weights of states, frozen weights and cache are never below the formula's own: what is shared is still held by somebody.
    return mine.length < 2 ? start : fitCoefficients(mine, start, pooled ? 0.2 : 0.02, [1])
  }
  const judge = (
    partOf: (c: MemoryCase, i: number) => string,
    regimeOf: (c: MemoryCase) => string,
    judged: readonly MemoryCase[],
  ): Miss[] => {
    const parts = cases.map(partOf)
    const found = new Map<string, Miss>()
    for (const part of new Set(parts)) {
      const from = cases.filter((_, i) => parts[i] !== part)
      const fits = new Map<string, readonly number[]>()
      judged.forEach((c, i) => {
        if (parts[i] !== part) return
        const regime = regimeOf(c)
        if (!fits.has(regime)) fits.set(regime, fitOn(regime, from))
        found.set(c.id, {
          id: c.id,
          residual: Math.log(c.actual / c.predict(fits.get(regime) ?? [])),
          noise: 1,
          distance: 0,
          apart: 0,
        })
      })
    }
    return cases.map((c) => found.get(c.id) as Miss)
  }
  const fifths = judge((_, i) => String((i * 7) % 5), own, cases)
  const families = judge((c) => c.family, own, cases)
  const withoutEngine = judge((c) => c.family, general, cases)
  const bySize = judge((c) => c.family, general, hidden)
  const coefficients = Object.fromEntries(
    Object.keys(starts).map((regime) => [`${name}.${regime}`, fitOn(regime, cases)]),
  )
  const spreads: Record<string, Spread> = {}
  for (const regime of Object.keys(starts)) {
    const residuals = fifths.filter((_, i) => own(cases[i] as MemoryCase) === regime).map((m) => m.residual)
    if (residuals.length >= 6) spreads[`${name}.${regime}`] = spreadOf(residuals)
  }
  spreads[`${name}.default`] = spreadOf(withoutEngine.map((m) => m.residual))
  spreads[`${name}.size`] = spreadOf(bySize.map((m) => m.residual))
  const inside =
    fifths.filter((miss, i) => {
      const others = fifths
        .filter((_, j) => j !== i && own(cases[j] as MemoryCase) === own(cases[i] as MemoryCase))
        .map((m) => m.residual)
      const [low, high] = others.length >= 5 ? spreadOf(others) : (spreads[`${name}.default`] as Spread)
      return Math.log(low) <= miss.residual && miss.residual <= Math.log(high)
    }).length / fifths.length
  return { coefficients, spreads, fifths, families, general: withoutEngine, bySize, inside }
}

/** Factors that hold the middle of the misses; less than a tenth is cut off at each end, since few rows show too little of the tails. */
function spreadOf(residuals: readonly number[]): Spread {
  const cut = residuals.length < 20 ? 0.05 : 0.07
  const low = Math.min(quantile(residuals, cut), -0.004)
  const high = Math.max(quantile(residuals, 1 - cut), 0.004)
  return [Number(Math.exp(low).toFixed(4)), Number(Math.exp(high).toFixed(4))]
}
