import type { Field, Kernel } from '../../src/estimator/measured/field.ts'

/** A place with its residual: the logarithm of published / formula. */
export type Point = {
  readonly numbers: readonly number[]
  readonly words: readonly string[]
  readonly residual: number
}
export type Hyper = { readonly kernels: readonly Kernel[]; readonly noise: number }

/** The field through the points, and what each point's residual would have been had it been left out (closed form). */
export function fitField(
  points: readonly Point[],
  hyper: Hyper,
): { field: Field; leftOut: number[]; leftOutSd: number[] } {
  const words = [...new Set(points.flatMap((p) => p.words))].sort()
  const count = points[0]?.numbers.length ?? 0
  const at = points.map((p) => [...p.numbers, ...p.words.map((w) => words.indexOf(w))])
  const matrix = at.map((a, i) =>
    at.map((b, j) => {
      let sum = i === j ? hyper.noise ** 2 : 0
      for (const kernel of hyper.kernels) sum += kernel.sd ** 2 * similarity(kernel, a, b, count)
      return sum
    }),
  )
  const inverse = invert(matrix)
  const residuals = points.map((p) => p.residual)
  const alpha = inverse.map((row) => row.reduce((sum, v, j) => sum + v * (residuals[j] ?? 0), 0))
  const leftOut = alpha.map((a, i) => a / (inverse[i]?.[i] ?? 1))
  const leftOutSd = alpha.map((_, i) => Math.sqrt(1 / (inverse[i]?.[i] ?? 1)))
  const rounded = at.map((a, i) => [
    ...a.map((v, j) => (j < count ? Number(v.toFixed(3)) : v)),
    Number((alpha[i] ?? 0).toPrecision(4)),
  ])
  return {
    field: {
      kernels: hyper.kernels,
      noise: hyper.noise,
      stretch: { near: 1, far: 1, beyond: 0 },
      words,
      points: rounded,
    },
    leftOut,
    leftOutSd,
  }
}

/** The inverse of a symmetric positive matrix, by Cholesky. */
function invert(matrix: number[][]): number[][] {
  const n = matrix.length
  const low = matrix.map((row) => [...row])
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]?.[j] ?? 0
      for (let k = 0; k < j; k++) sum -= (low[i]?.[k] ?? 0) * (low[j]?.[k] ?? 0)
      const row = low[i] as number[]
      row[j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / (low[j]?.[j] ?? 1)
    }
  }
  const columns: number[][] = []
  for (let c = 0; c < n; c++) {
    const y = new Array<number>(n).fill(0)
    for (let i = c; i < n; i++) {
      let sum = i === c ? 1 : 0
      for (let k = c; k < i; k++) sum -= (low[i]?.[k] ?? 0) * (y[k] ?? 0)
      y[i] = sum / (low[i]?.[i] ?? 1)
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = y[i] ?? 0
      for (let k = i + 1; k < n; k++) sum -= (low[k]?.[i] ?? 0) * (y[k] ?? 0)
      y[i] = sum / (low[i]?.[i] ?? 1)
    }
    columns.push(y)
  }
  return columns
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
