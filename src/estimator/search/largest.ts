/** The largest whole number from 1 to `most` for which `fits` holds, when it holds for all smaller ones too; 0 when not even 1 fits. */
export function largest(most: number, fits: (n: number) => boolean): number {
  if (!fits(1)) return 0
  let low = 1
  let high = 2
  while (high <= most && fits(high)) {
    low = high
    high *= 2
  }
  high = Math.min(high, most + 1)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (fits(middle)) low = middle
    else high = middle
  }
  return low
}
