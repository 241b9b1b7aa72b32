import type { Figure } from '../../estimator/query.ts'

/** Two to three digits, as a person would say it: 0.64, 18, 1,700, 2.4 million. */
export function round(value: number): string {
  const size = Math.abs(value)
  if (size === 0) return '0'
  if (size >= 1e15) return value.toExponential(1).replace('e+', ' x 10^')
  if (size >= 1e12) return `${sig(value / 1e12)} trillion`
  if (size >= 1e9) return `${sig(value / 1e9)} billion`
  if (size >= 1e6) return `${sig(value / 1e6)} million`
  if (size >= 100)
    return String(Math.round(Number(value.toPrecision(size >= 1000 ? 2 : 3)))).replace(/\B(?=(\d{3})+$)/gu, ',')
  return sig(value)
}

const sig = (value: number): string => String(Number(value.toPrecision(value >= 10 ? 3 : 2)))

/** `18 GiB (15 to 22)`; a figure without a range is said alone. */
export function range(figure: Figure, unit: string): string {
  const [low, mid, high] = [round(figure.low), round(figure.value), round(figure.high)]
  return low === high ? `${mid}${unit}` : `${mid}${unit} (${low} to ${high})`
}

/** `$1,200 ($800 to $1,900)`. */
export function dollars(figure: Figure): string {
  const [low, mid, high] = [figure.low, figure.value, figure.high].map(
    (value) => `$${round(value < 1 ? Number(value.toFixed(2)) : value)}`,
  )
  return low === high ? `${mid}` : `${mid} (${low} to ${high})`
}

/** Hours in the unit that a person would use. */
export function duration(hours: Figure): string {
  const [scale, unit] =
    hours.value < 1
      ? [1 / 60, 'minutes']
      : hours.value < 72
        ? [1, 'hours']
        : hours.value < 24 * 90
          ? [24, 'days']
          : [730, 'months']
  return range({ value: hours.value / scale, low: hours.low / scale, high: hours.high / scale, unit }, ` ${unit}`)
}
