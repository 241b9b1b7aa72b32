/** The digits of a figure of money, as the head prints it. */
const SHOWN_DIGITS = 2
/** A part is told in a power of ten that goes at least so many times into the sum. */
const FINE = 40

const shownOf = (usd: number): number => Number(usd.toPrecision(SHOWN_DIGITS))
const unitOf = (shown: number): number => Math.max(1, 10 ** Math.floor(Math.log10(shown / FINE)))

/**
 * Parts of a sum as they are printed, so that what is read adds up to the sum as it is printed elsewhere; the last one is what is left
 * of it. US dollars. Pure.
 */
export function addingUp(parts: readonly number[], totalUsd: number): readonly number[] {
  if (totalUsd <= 0) return [...parts, 0]
  const shown = shownOf(totalUsd)
  const unit = unitOf(shown)
  let [sum, told] = [0, 0]
  const all = [...parts, Math.max(0, totalUsd - parts.reduce((before, part) => before + part, 0))]
  return all.map((part) => {
    sum += part
    const upTo = Math.round((sum * shown) / totalUsd / unit) * unit
    const each = upTo - told
    told = upTo
    return each
  })
}

const MILLION = 1e6

/** Such a part in words: $26,500, $1.47 million. */
export const releaseInWords = (usd: number): string =>
  usd >= MILLION
    ? `$${(usd / MILLION).toLocaleString('en-US', { maximumFractionDigits: 2 })} million`
    : `$${Math.round(usd).toLocaleString('en-US')}`
