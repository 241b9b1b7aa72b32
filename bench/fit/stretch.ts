import { deviation, type Stretch } from '../../src/estimator/measured/field.ts'
import type { Miss } from './fit-speed.ts'

/**
 * The stretches with which `share` of the misses lie inside the 80 % range, judged on rows left out (most of all) and on whole families and devices left out.
 * Of the figures that were fitted themselves about as many should lie inside, or the range near published figures is too wide or too narrow.
 */
export function stretchFor(
  rows: readonly Miss[],
  families: readonly Miss[],
  devices: readonly Miss[],
  seen: readonly Miss[],
  share: number,
): Stretch {
  let best: Stretch = { near: 1, far: 1, beyond: 0 }
  let least = Number.POSITIVE_INFINITY
  for (const beyond of [0, 0.5, 1, 1.5, 2, 3, 4]) {
    for (let far = 0.3; far <= 2.5; far += 0.1) {
      for (let near = 0.3; near <= 2; near += 0.1) {
        const stretch = { near, far, beyond }
        const off = Math.abs(insideShare(rows, stretch) - share)
        const strange =
          Math.abs(share - insideShare(families, stretch)) + Math.abs(share - insideShare(devices, stretch))
        const astray = Math.max(0, Math.abs(insideShare(seen, stretch) - share) - 0.05)
        const loss = 4 * off + 1.2 * strange + 2.5 * astray + 0.01 * (near + far + beyond)
        if (loss < least) {
          least = loss
          best = stretch
        }
      }
    }
  }
  return { near: Number(best.near.toFixed(2)), far: Number(best.far.toFixed(2)), beyond: best.beyond }
}

/** The share of figures that lie inside their range. */
function insideShare(found: readonly Miss[], stretch: Stretch): number {
  return found.filter((miss) => inside(miss, stretch)).length / found.length
}

/**
 * The shares of rows, of families and of devices inside ranges whose stretch was chosen without them: the families are cut into two halves, and each half is
 * judged by the stretch that the other one asks for.
 */
export function independentShares(
  rows: readonly Miss[],
  families: readonly Miss[],
  devices: readonly Miss[],
  seen: readonly Miss[],
  familyOf: ReadonlyMap<string, string>,
  share: number,
): readonly [rows: number, families: number, devices: number] {
  const names = [...new Set(familyOf.values())].sort()
  const half = (miss: Miss): number => names.indexOf(familyOf.get(miss.id) ?? '') % 2
  const hits = [0, 0, 0]
  for (const side of [0, 1]) {
    const others = (list: readonly Miss[]): Miss[] => list.filter((miss) => half(miss) !== side)
    const stretch = stretchFor(others(rows), others(families), others(devices), others(seen), share)
    for (const [i, list] of [rows, families, devices].entries())
      hits[i] = (hits[i] ?? 0) + list.filter((miss) => half(miss) === side && inside(miss, stretch)).length
  }
  return [(hits[0] ?? 0) / rows.length, (hits[1] ?? 0) / families.length, (hits[2] ?? 0) / devices.length]
}

const inside = (miss: Miss, stretch: Stretch): boolean => Math.abs(miss.residual) <= 1.2816 * deviation(miss, stretch)
