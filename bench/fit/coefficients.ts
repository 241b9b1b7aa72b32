/** A row as the search sees it: what was published, and what the formula says for given coefficients. */
export type Case = { readonly actual: number; readonly predict: (coefficients: readonly number[]) => number }

/**
 * Positive coefficients that make the formula fit: a search one coefficient at a time on a logarithmic scale, for the smallest mean
 * distance of the logarithms (large misses count no more than in proportion). `pull` draws each towards its start, the formula's own value; `floor` is the least it may be.
 */
export function fitCoefficients(
  cases: readonly Case[],
  start: readonly number[],
  pull: number,
  floor: readonly number[] = [],
): number[] {
  const loss = (c: readonly number[]): number => {
    let sum = 0
    for (const row of cases) {
      const miss = Math.abs(Math.log(row.actual / row.predict(c)))
      sum += miss < 0.05 ? 10 * miss * miss + 0.025 : miss
    }
    const drawn = c.reduce((total, v, i) => total + (start[i] === 0 ? 0 : Math.log(v / (start[i] ?? 1)) ** 2), 0)
    return sum / cases.length + (pull * drawn) / c.length
  }
  let best = [...start]
  let least = loss(best)
  for (let step = 0.5; step > 0.004; ) {
    let moved = false
    for (let i = 0; i < best.length; i++) {
      if (start[i] === 0) continue
      for (const factor of [Math.exp(step), Math.exp(-step)]) {
        const next = best.with(i, Math.max(floor[i] ?? 0, (best[i] ?? 1) * factor))
        const value = loss(next)
        if (value < least - 1e-9) {
          least = value
          best = next
          moved = true
        }
      }
    }
    if (!moved) step /= 2
  }
  return best.map((v) => Number(v.toPrecision(4)))
}

/** Coefficients of a straight line, robust: least absolute distance by repeated weighting, with a ridge on all but the first. */
export function fitLine(features: readonly (readonly number[])[], targets: readonly number[], ridge: number): number[] {
  let weights = targets.map(() => 1)
  let line: number[] = []
  for (let round = 0; round < 15; round++) {
    line = solve(features, targets, weights, ridge)
    const raw = targets.map((y, i) => 1 / Math.max(0.1, Math.abs(y - dot(features[i] ?? [], line))))
    const mean = raw.reduce((a, b) => a + b, 0) / raw.length
    weights = raw.map((w) => w / mean)
  }
  return line.map((v) => Number(v.toPrecision(4)))
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0)

function solve(
  features: readonly (readonly number[])[],
  targets: readonly number[],
  weights: readonly number[],
  ridge: number,
): number[] {
  const size = features[0]?.length ?? 0
  const rows = Array.from({ length: size }, () => new Array<number>(size + 1).fill(0))
  features.forEach((x, i) => {
    const w = weights[i] ?? 1
    for (let a = 0; a < size; a++) {
      const row = rows[a] as number[]
      for (let b = 0; b < size; b++) row[b] = (row[b] ?? 0) + w * (x[a] ?? 0) * (x[b] ?? 0)
      row[size] = (row[size] ?? 0) + w * (x[a] ?? 0) * (targets[i] ?? 0)
    }
  })
  for (let a = 1; a < size; a++) (rows[a] as number[])[a] = (rows[a]?.[a] ?? 0) + ridge
  for (let c = 0; c < size; c++) {
    for (let r = 0; r < size; r++) {
      if (r === c) continue
      const factor = (rows[r]?.[c] ?? 0) / (rows[c]?.[c] || 1e-9)
      for (let q = c; q <= size; q++) (rows[r] as number[])[q] = (rows[r]?.[q] ?? 0) - factor * (rows[c]?.[q] ?? 0)
    }
  }
  return rows.map((row, i) => (row[size] ?? 0) / (row[i] || 1e-9))
}
