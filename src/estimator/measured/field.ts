/**
 * A correction learnt from published figures: near a published figure the estimate leans to what was measured there, far from all
 * of them it is the formula alone and the range is wide. (A Gaussian process over the logarithm of measured / formula; a sum of
 * kernels, each over some numbers and some words.) `bench/fit.ts` writes it.
 */
export type Field = {
  readonly kernels: readonly Kernel[]
  /** Standard deviation, in logarithms, of a figure measured twice. */
  readonly noise: number
  /** Stretch of the range that made it hold 80 % of figures held out. */
  readonly stretch: number
  readonly words: readonly string[]
  /** numbers, then the places of its words in `words`, then the point's weight. */
  readonly points: readonly (readonly number[])[]
}

/** Similarity: exp(-sum((x-y)/length)^2 / 2), times `same` for each word that differs. A length of 0 or a `same` of 1 ignores it. */
export type Kernel = { readonly sd: number; readonly lengths: readonly number[]; readonly same: readonly number[] }

export type Place = { readonly numbers: readonly number[]; readonly words: readonly string[] }

/** Where a kernel sees two places: 1 the same, 0 unrelated. */
export function similarity(kernel: Kernel, a: readonly number[], b: readonly number[], numbers: number): number {
  let squares = 0
  for (let i = 0; i < numbers; i++) {
    const length = kernel.lengths[i] ?? 0
    if (length > 0) squares += (((a[i] ?? 0) - (b[i] ?? 0)) / length) ** 2
  }
  let factor = 1
  for (let j = 0; j < kernel.same.length; j++) {
    if (a[numbers + j] !== b[numbers + j]) factor *= kernel.same[j] ?? 1
  }
  return factor === 0 ? 0 : factor * Math.exp(-squares / 2)
}

/** The shift of the logarithm at a place, and the standard deviation that is left there. */
export function correctionAt(field: Field, place: Place): { readonly shift: number; readonly sd: number } {
  const count = place.numbers.length
  const at = [...place.numbers, ...place.words.map((word) => field.words.indexOf(word))]
  let shift = 0
  const nearest = field.kernels.map(() => 0)
  for (const point of field.points) {
    const weight = point[point.length - 1] ?? 0
    for (let k = 0; k < field.kernels.length; k++) {
      const kernel = field.kernels[k] as Kernel
      const near = similarity(kernel, at, point, count)
      shift += weight * kernel.sd * kernel.sd * near
      if (near > (nearest[k] ?? 0)) nearest[k] = near
    }
  }
  let variance = field.noise ** 2
  for (let k = 0; k < field.kernels.length; k++) {
    variance += ((field.kernels[k] as Kernel).sd * Math.sqrt(1 - (nearest[k] ?? 0) ** 2)) ** 2
  }
  return { shift, sd: Math.sqrt(variance) * field.stretch }
}
