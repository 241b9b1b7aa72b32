/** Billions of parameters: the ends of each size class. */
const BANDS: Readonly<Record<string, readonly [number, number]>> = {
  'under-1b': [0.02, 1],
  '1b-10b': [1, 10],
  '10b-40b': [10, 40],
  '40b-120b': [40, 125],
  frontier: [125, 3000],
}

/** Closed models say no size; what they ask for a million tokens in says which class they compete in (US dollars; a judgment of 2026-11). */
const TIERS: Readonly<Record<string, readonly [number, number]>> = {
  'under-1b': [0, 0.35],
  '1b-10b': [0, 0.35],
  '10b-40b': [0, 0.8],
  '40b-120b': [0.2, 1.5],
  frontier: [1.5, 8],
}

/** The ends of a size class in billions of parameters; undefined where no model is used. */
export const bandOf = (size: string): readonly [number, number] | undefined => BANDS[size]

/** Whether a closed model with this price for a million tokens in competes in a size class. */
export function inTier(size: string, inputUsdPerM: number): boolean {
  const [low, high] = TIERS[size] ?? [1, 0]
  return inputUsdPerM >= low && inputUsdPerM <= high
}
