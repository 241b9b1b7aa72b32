type Range = { readonly low: number; readonly high: number }
type Figure = Range & { readonly value: number; readonly unit: string }

/** A number with at most `digits` significant digits and thousands separators: 12,300; 0.034. */
export function formatNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return String(value)
  if (value === 0) return '0'
  const rounded = Number(value.toPrecision(digits))
  return significant(digits).format(rounded)
}

const formats = new Map<number, Intl.NumberFormat>()

/** Making a format takes a hundred times as long as using it. */
function significant(maximumSignificantDigits: number): Intl.NumberFormat {
  const format = formats.get(maximumSignificantDigits) ?? new Intl.NumberFormat('en-US', { maximumSignificantDigits })
  formats.set(maximumSignificantDigits, format)
  return format
}

/** Two to three digits, as a person would say it: 0.64, 18, 1,700, 2.4 million. */
export function round(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e15) return value.toExponential(1).replace('e+', ' x 10^')
  const [scale, name] = SCALES.find(([from]) => size >= from) ?? [1, '']
  const scaled = value / scale
  const digits = Math.abs(scaled) < 10 || (name === '' && size >= 1000) ? 2 : 3
  return `${formatNumber(scaled, digits)}${name}`
}

const SCALES = [
  [1e12, ' trillion'],
  [1e9, ' billion'],
  [1e6, ' million'],
] as const

/** A number as a calculation shows it: three to four digits, then billions, trillions, and a power of ten. */
export function num(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e15) return value.toExponential(2).replace('e+', 'e')
  if (size >= 1e12) return `${num(value / 1e12)} trillion`
  if (size >= 1e9) return `${num(value / 1e9)} billion`
  if (size >= 1e4) return Math.round(value).toLocaleString('en-US')
  if (size >= 1000) return String(Math.round(value))
  if (size >= 100) return String(Math.round(value * 10) / 10)
  if (size >= 1) return String(Math.round(value * 100) / 100)
  return size === 0 ? '0' : String(Number(value.toPrecision(3)))
}

/** `1 request`, `16 requests`. */
export const counted = (value: number, one: string): string => `${num(value)} ${one}${value === 1 ? '' : 's'}`

/** US dollars for people: $950, $12,000, $1.2 million, $3.4 billion. */
export function formatUsd(value: number): string {
  if (value < 0) return `-${formatUsd(-value)}`
  if (value >= 1e9) return `$${formatNumber(value / 1e9, 2)} billion`
  if (value >= 1e6) return `$${formatNumber(value / 1e6, 2)} million`
  if (value >= 10) return `$${Math.round(Number(value.toPrecision(2))).toLocaleString('en-US')}`
  return `$${formatNumber(value, 2)}`
}

/** A range of US dollars; one figure where both ends read the same. */
export function formatUsdRange(range: Range): string {
  if (range.high > 0 && range.high < 1) return 'under $1'
  const low = formatUsd(range.low)
  const high = formatUsd(range.high)
  return low === high ? low : `${low} to ${high}`
}

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

/** A number of whole weeks, one at least: `3 weeks`, `3 to 5 weeks`. */
export function formatWeeks(range: Range): string {
  const [low, high] = [Math.max(1, Math.round(range.low)), Math.max(1, Math.round(range.high))]
  return low === high ? `${low} week${low === 1 ? '' : 's'}` : `${low} to ${high} weeks`
}

/** A share of a person's time: `20-30 %`. */
export function formatShare(range: Range): string {
  return `${Math.round(range.low * 100)}-${Math.round(range.high * 100)}%`
}

/** `1 role`, `3 roles`. */
export function count(n: number, noun: string): string {
  return `${n.toLocaleString('en-US')} ${noun}${n === 1 ? '' : 's'}`
}
