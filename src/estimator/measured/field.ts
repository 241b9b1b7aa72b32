/**
 * A correction learnt from published figures: near a published figure the estimate leans to what was measured there, far from all
 * of them it is the formula alone and the range is wide. (A Gaussian process over the logarithm of measured / formula; a sum of
 * kernels, each over some numbers and some words.) `bench/fit.ts` writes it.
 */
export type Field = {
  readonly kernels: readonly Kernel[]
  /** Standard deviation, in logarithms, of a figure measured twice. */
  readonly noise: number
  readonly stretch: Stretch
  readonly words: readonly string[]
  /** numbers, then the places of its words in `words`, then the point's weight. */
  readonly points: readonly (readonly number[])[]
}

/**
 * Stretches of the range that made it hold 80 % of figures held out: `near` of what is measured twice, `far` in proportion to the distance from
 * published figures, and `beyond`, which counts only where hardly any is near (models and devices that nobody measured).
 */
export type Stretch = { readonly near: number; readonly far: number; readonly beyond: number }

/** Similarity: exp(-sum((x-y)/length)^2 / 2), times `same` for each word that differs. A length of 0 or a `same` of 1 ignores it. */
export type Kernel = { readonly sd: number; readonly lengths: readonly number[]; readonly same: readonly number[] }

export type Point = { readonly numbers: readonly number[]; readonly words: readonly string[] }

/** What is left to say at a place: the shift of the logarithm, and the variance of a new figure near and far. */
export type Correction = {
  readonly shift: number
  readonly sd: number
  readonly noise: number
  readonly distance: number
  /** The distance as a share of the greatest possible. */
  readonly apart: number
}

/** One kernel's points with their numbers divided by its lengths, so that a distance is a plain sum of squares. */
type Compiled = {
  readonly variance: number
  readonly used: Int32Array
  readonly lengths: Float64Array
  readonly same: Float64Array
  readonly scaled: Float64Array
  /** The different combinations of words, one behind the other, and which of them each point has. */
  readonly words: Int32Array
  readonly wordsOf: Int32Array
  readonly weights: Float64Array
}
const compiledFields = new WeakMap<Field, readonly Compiled[]>()

/** exp(-x/2) for x from 0 to 24 in steps of 1/64: beyond that a point is too far to matter. */
const REACH = 24
const FINENESS = 64
const DECAY = Float64Array.from({ length: REACH * FINENESS + 2 }, (_, i) => Math.exp(-i / FINENESS / 2))

/** Scratch space of the inner loop. */
const at = new Float64Array(16)
const spoken = new Int32Array(8)
const alike = new Float64Array(1024)
const found = { sum: 0, nearest: 0 }

/** The shift of the logarithm at a place, and the standard deviation that is left there. */
export function correctionAt(field: Field, place: Point): Correction {
  const compiled = compiledFields.get(field) ?? compile(field)
  for (let w = 0; w < place.words.length; w++) spoken[w] = field.words.indexOf(place.words[w] as string)
  let shift = 0
  let distance = 0
  let greatest = 0
  for (let k = 0; k < compiled.length; k++) {
    const part = compiled[k] as Compiled
    sumOver(part, place.numbers)
    shift += part.variance * found.sum
    greatest += part.variance
    distance += part.variance * (1 - found.nearest * found.nearest)
  }
  const correction = { shift, noise: field.noise, distance: Math.sqrt(distance), apart: Math.sqrt(distance / greatest) }
  return { ...correction, sd: deviation(correction, field.stretch) }
}

/** The standard deviation that is left at a distance. */
export function deviation(at: Omit<Correction, 'shift' | 'sd'>, { near, far, beyond }: Stretch): number {
  const away = far * at.distance
  const strange = beyond * at.distance * at.apart ** 6
  return Math.sqrt((near * at.noise) ** 2 + away * away + strange * strange)
}

/** Leaves the weighted sum of similarities, and the greatest one, in `found`. */
function sumOver(part: Compiled, numbers: readonly number[]): void {
  const { used, lengths, same, scaled, words, wordsOf, weights } = part
  const size = used.length
  const wordCount = same.length
  for (let i = 0; i < size; i++) at[i] = (numbers[used[i] as number] as number) / (lengths[i] as number)
  for (let c = 0, v = 0; v < words.length; c++, v += wordCount) {
    let factor = 1
    for (let w = 0; w < wordCount; w++) if (words[v + w] !== spoken[w]) factor *= same[w] as number
    alike[c] = factor
  }
  let sum = 0
  let nearest = 0
  for (let p = 0, o = 0; p < weights.length; p++, o += size) {
    let squares = 0
    for (let i = 0; i < size; i++) {
      const d = (at[i] as number) - (scaled[o + i] as number)
      squares += d * d
    }
    if (squares >= REACH) continue
    const step = squares * FINENESS
    const low = step | 0
    const a = DECAY[low] as number
    const near = (a + (step - low) * ((DECAY[low + 1] as number) - a)) * (alike[wordsOf[p] as number] as number)
    sum += (weights[p] as number) * near
    if (near > nearest) nearest = near
  }
  found.sum = sum
  found.nearest = nearest
}

function compile(field: Field): readonly Compiled[] {
  const numbers = field.kernels[0]?.lengths.length ?? 0
  const combinations = [...new Set(field.points.map((point) => point.slice(numbers, -1).join(' ')))]
  const wordsOf = Int32Array.from(field.points.map((point) => combinations.indexOf(point.slice(numbers, -1).join(' '))))
  const words = Int32Array.from(combinations.flatMap((words) => words.split(' ').map(Number)))
  const compiled = field.kernels.map((kernel) => {
    const used = kernel.lengths.flatMap((length, i) => (length > 0 ? [i] : []))
    const lengths = used.map((i) => kernel.lengths[i] ?? 1)
    return {
      variance: kernel.sd * kernel.sd,
      used: Int32Array.from(used),
      lengths: Float64Array.from(lengths),
      same: Float64Array.from(kernel.same),
      scaled: Float64Array.from(
        field.points.flatMap((point) => used.map((i, j) => (point[i] ?? 0) / (lengths[j] ?? 1))),
      ),
      words,
      wordsOf,
      weights: Float64Array.from(field.points.map((point) => point.at(-1) ?? 0)),
    }
  })
  compiledFields.set(field, compiled)
  return compiled
}
