import { weighted } from '../../src/estimator/measured/constants.ts'
import { correctionAt, type Field } from '../../src/estimator/measured/field.ts'
import { fitCoefficients, fitLine } from './coefficients.ts'
import { fitField, type Hyper, leftOut } from './gaussian-process.ts'
import type { Sample, SpeedGroup } from './speed-groups.ts'

/** What a fit needs of a group. */
export type Formula = Omit<SpeedGroup, 'field' | 'sample'>

export type Fitted = { readonly coefficients: Record<string, readonly number[]>; readonly field: Field }
/** The logarithm of published / predicted, and the standard deviation that was announced. */
export type Miss = {
  readonly id: string
  readonly residual: number
  readonly noise: number
  readonly distance: number
  readonly apart: number
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2
}

/** Fits a group's formula and the field over what the formula misses. */
export function fitSpeed(group: Formula, samples: readonly Sample[]): Fitted {
  const coefficients: Record<string, readonly number[]> = {}
  for (const [regime, start] of Object.entries(group.starts)) {
    // "other" learns from all engines, for those that nobody published.
    const own = samples.filter((s) => s.regime === regime || regime.endsWith('.other'))
    coefficients[regime] =
      group.form === 'line'
        ? fitLine(
            own.map((s) => s.terms),
            own.map((s) => Math.log(s.target)),
            1,
          )
        : own.length < 3
          ? start
          : fitCoefficients(
              own.map((s) => ({ actual: s.target, predict: (c) => weighted(s.terms, c) })),
              start,
              0.02,
            )
  }
  const points = samples.map((s) => {
    const residual = Math.log(s.target / formula(group, s, coefficients))
    return { ...s.place, residual: Math.max(-group.clip, Math.min(group.clip, residual)) }
  })
  const cuts = [samples.map((_, i) => [i]), partsBy(samples, (s) => s.family), partsBy(samples, (s) => s.device)]
  const hyper = search(group.hyper, (h) =>
    leftOut(points, h, cuts).reduce(
      (loss, left, way) =>
        loss +
        (CUT_WEIGHTS[way] ?? 0) *
          (left.reduce((sum, r) => sum + Math.min(Math.abs(r), 0.5), 0) / left.length + median(left.map(Math.abs))),
      0,
    ),
  )
  return { coefficients, field: fitField(points, hyper) }
}

/** How much single figures, whole families and whole devices left out count when the kernels' numbers are chosen. */
const CUT_WEIGHTS = [1, 0.5, 0.5]

function partsBy(samples: readonly Sample[], partOf: (sample: Sample) => string): number[][] {
  const parts = new Map<string, number[]>()
  for (const [i, sample] of samples.entries()) {
    const part = partOf(sample)
    parts.set(part, [...(parts.get(part) ?? []), i])
  }
  return [...parts.values()]
}

/** What a fit says of samples, against what was published. */
export function misses(group: Formula, fitted: Fitted, samples: readonly Sample[]): Miss[] {
  return samples.map((s) => {
    const { shift, noise, distance, apart } = correctionAt(fitted.field, s.place)
    return {
      id: s.id,
      residual: Math.log(s.target / formula(group, s, fitted.coefficients)) - shift,
      noise,
      distance,
      apart,
    }
  })
}

/** Fits on all but one part, judges on that part, for each part in turn. */
export function heldOut(
  group: Formula,
  samples: readonly Sample[],
  partOf: (sample: Sample, index: number) => string,
): Miss[] {
  const parts = samples.map(partOf)
  const all = [...new Set(parts)].flatMap((part) => {
    const fitted = fitSpeed(
      group,
      samples.filter((_, i) => parts[i] !== part),
    )
    return misses(
      group,
      fitted,
      samples.filter((_, i) => parts[i] === part),
    )
  })
  return samples.map((s) => all.find((m) => m.id === s.id) as Miss)
}

/** Leaves a fifth of the rows out at a time. Few rows say little in one split, so they are split eight times, each time otherwise. */
export function heldOutByFifths(group: Formula, samples: readonly Sample[]): Miss[] {
  const splits = samples.length < 60 ? 8 : 1
  return Array.from({ length: splits }, (_, turn) => {
    const shuffled = samples.map((_, i) => i).sort((a, b) => shuffleKey(a, turn) - shuffleKey(b, turn))
    return heldOut(group, samples, (_, i) => String((splits === 1 ? i * 7 : shuffled.indexOf(i)) % 5))
  }).flat()
}

/** A number that looks random and is the same at every run. */
function shuffleKey(row: number, turn: number): number {
  const spread = Math.sin((row + 1) * 12.9898 + (turn + 1) * 78.233) * 43_758.5453
  return spread - Math.floor(spread)
}

function formula(group: Formula, sample: Sample, coefficients: Record<string, readonly number[]>): number {
  const own = coefficients[sample.regime]
  if (own === undefined) throw new Error(`${sample.id}: nothing is fitted for ${sample.regime}`)
  const sum = weighted(sample.terms, own)
  return group.form === 'line' ? Math.exp(sum) : sum
}

/** Steps through the kernels' numbers, keeping what lowers the loss; few steps, so that it smooths rather than memorises. */
function search(start: Hyper, loss: (hyper: Hyper) => number): Hyper {
  let best = start
  let least = loss(best)
  const attempt = (next: Hyper): void => {
    const value = loss(next)
    if (value < least - 1e-4) {
      least = value
      best = next
    }
  }
  for (let round = 0; round < 2; round++) {
    for (const factor of [0.7, 1.4]) attempt({ ...best, noise: best.noise * factor })
    for (let k = 0; k < best.kernels.length; k++) {
      for (const factor of [0.7, 1.4])
        attempt({ ...best, kernels: best.kernels.with(k, { ...kernelAt(best, k), sd: kernelAt(best, k).sd * factor }) })
      for (let i = 0; i < kernelAt(best, k).lengths.length; i++) {
        for (const factor of [0.6, 1.6]) {
          const kernel = kernelAt(best, k)
          if (kernel.lengths[i] === 0) break
          attempt({
            ...best,
            kernels: best.kernels.with(k, {
              ...kernel,
              lengths: kernel.lengths.with(i, Number(((kernel.lengths[i] ?? 1) * factor).toPrecision(3))),
            }),
          })
        }
      }
      for (let j = 0; j < kernelAt(best, k).same.length; j++) {
        for (const change of [-0.2, 0.15]) {
          const kernel = kernelAt(best, k)
          if (kernel.same[j] === 1) break
          attempt({
            ...best,
            kernels: best.kernels.with(k, {
              ...kernel,
              same: kernel.same.with(
                j,
                Number(Math.min(0.98, Math.max(0.02, (kernel.same[j] ?? 1) + change)).toFixed(2)),
              ),
            }),
          })
        }
      }
    }
  }
  return best
}

const kernelAt = (hyper: Hyper, k: number): Hyper['kernels'][number] => hyper.kernels[k] as Hyper['kernels'][number]
