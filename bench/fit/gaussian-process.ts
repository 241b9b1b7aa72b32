import type { Field, Kernel } from '../../src/estimator/measured/field.ts'

/** A place with its residual: the logarithm of published / formula. */
export type Point = {
  readonly numbers: readonly number[]
  readonly words: readonly string[]
  readonly residual: number
}
export type Hyper = { readonly kernels: readonly Kernel[]; readonly noise: number }

/** The field through the points. */
export function fitField(points: readonly Point[], hyper: Hyper): Field {
  const words = [...new Set(points.flatMap((p) => p.words))].sort()
  const count = points[0]?.numbers.length ?? 0
  const { at, inverse } = covariance(points, hyper, words)
  const alpha = product(inverse, points)
  return {
    kernels: hyper.kernels,
    noise: hyper.noise,
    stretch: { near: 1, far: 1, beyond: 0 },
    words,
    points: at.map((a, i) => [
      ...a.map((v, j) => (j < count ? Number(v.toFixed(3)) : v)),
      Number((alpha[i] ?? 0).toPrecision(4)),
    ]),
  }
}

/**
 * What is left of each point's residual when its whole part (a family, a device, or the point alone) had been left out, for several ways to cut
 * the points into parts, in closed form: the block of the inverse that belongs to the part, inverted, times the part's weights.
 */
export function leftOut(
  points: readonly Point[],
  hyper: Hyper,
  cuts: readonly (readonly (readonly number[])[])[],
): number[][] {
  const { inverse } = covariance(points, hyper, [...new Set(points.flatMap((p) => p.words))].sort())
  const alpha = product(inverse, points)
  return cuts.map((parts) => {
    const left = new Array<number>(points.length).fill(0)
    for (const part of parts) {
      const block = part.map((i) => part.map((j) => inverse[i]?.[j] ?? 0))
      const solved = part.length === 1 ? [[1 / (block[0]?.[0] ?? 1)]] : invert(block)
      part.forEach((i, a) => {
        left[i] = part.reduce((sum, j, b) => sum + (solved[a]?.[b] ?? 0) * (alpha[j] ?? 0), 0)
      })
    }
    return left
  })
}

const product = (inverse: readonly (readonly number[])[], points: readonly Point[]): number[] =>
  inverse.map((row) => row.reduce((sum, v, j) => sum + v * (points[j]?.residual ?? 0), 0))

function covariance(
  points: readonly Point[],
  hyper: Hyper,
  words: readonly string[],
): { at: number[][]; inverse: number[][] } {
  const count = points[0]?.numbers.length ?? 0
  const at = points.map((p) => [...p.numbers, ...p.words.map((w) => words.indexOf(w))])
  const matrix = at.map((a, i) =>
    at.map((b, j) => {
      if (j > i) return 0
      let sum = i === j ? hyper.noise ** 2 : 0
      for (const kernel of hyper.kernels) sum += kernel.sd ** 2 * similarity(kernel, a, b, count)
      return sum
    }),
  )
  return { at, inverse: invert(matrix) }
}

/** The inverse of a symmetric positive matrix of which the lower half is given, by Cholesky; flat arrays, because a fit inverts thousands. */
function invert(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length
  const low = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    const row = matrix[i] as readonly number[]
    for (let j = 0; j <= i; j++) {
      let sum = row[j] as number
      for (let k = 0; k < j; k++) sum -= (low[i * n + k] as number) * (low[j * n + k] as number)
      low[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / (low[j * n + j] as number)
    }
  }
  // The inverse of the triangle, a column of it in a row here, so that the products below run along memory.
  const columns = new Float64Array(n * n)
  for (let c = 0; c < n; c++) {
    for (let i = c; i < n; i++) {
      let sum = i === c ? 1 : 0
      for (let k = c; k < i; k++) sum -= (low[i * n + k] as number) * (columns[c * n + k] as number)
      columns[c * n + i] = sum / (low[i * n + i] as number)
    }
  }
  const inverse = Array.from({ length: n }, () => new Array<number>(n).fill(0))
  for (let a = 0; a < n; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0
      for (let k = a; k < n; k++) sum += (columns[a * n + k] as number) * (columns[b * n + k] as number)
      ;(inverse[a] as number[])[b] = sum
      ;(inverse[b] as number[])[a] = sum
    }
  }
  return inverse
}

/** How alike two points are to a kernel: 1 the same, 0 unrelated. */
function similarity(kernel: Kernel, a: readonly number[], b: readonly number[], numbers: number): number {
  let squares = 0
  for (let i = 0; i < numbers; i++) {
    const length = kernel.lengths[i] ?? 0
    if (length > 0) squares += (((a[i] ?? 0) - (b[i] ?? 0)) / length) ** 2
  }
  if (squares > 24) return 0
  let factor = 1
  for (let j = 0; j < kernel.same.length; j++) {
    if (a[numbers + j] !== b[numbers + j]) factor *= kernel.same[j] ?? 1
  }
  return factor * Math.exp(-squares / 2)
}
