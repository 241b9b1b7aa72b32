import type { Range } from './plan.ts'

/** A number with at most `digits` significant digits and thousands separators: 12,300; 0.034. */
export function formatNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return String(value)
  if (value === 0) return '0'
  const rounded = Number(value.toPrecision(digits))
  return rounded.toLocaleString('en-US', { maximumSignificantDigits: digits })
}

/** US dollars for people: $950, $12,000, $1.2 million, $3.4 billion. */
export function formatUsd(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e9) return `$${formatNumber(value / 1e9, 2)} billion`
  if (size >= 1e6) return `$${formatNumber(value / 1e6, 2)} million`
  if (size >= 10) return `$${Math.round(Number(value.toPrecision(2))).toLocaleString('en-US')}`
  return `$${formatNumber(value, 2)}`
}

/** A range of US dollars; one figure where both ends read the same. */
export function formatUsdRange(range: Range): string {
  if (range.high > 0 && range.high < 1) return 'under $1'
  const low = formatUsd(range.low)
  const high = formatUsd(range.high)
  return low === high ? low : `${low} to ${high}`
}

/** Units that read better at another scale: a unit, from where on, and what becomes of it. */
const SCALES = [
  { unit: 'hours', below: 1, factor: 60, to: 'minutes' },
  { unit: 'days', below: 1, factor: 24, to: 'hours' },
  { unit: 'ms', below: Number.POSITIVE_INFINITY, factor: 1 / 1000, to: 's' },
  { unit: 'GiB', below: 0.1, factor: 1024, to: 'MiB' },
] as const

/** A range whose ends lie this far apart earns no third digit. */
const WIDE = 1.25

/** A figure with its range and unit, as it stands in a plan; money and energy too small to matter only by their bound: `15.3 GiB (14.8 to 16.1)`, `$420 a month ($360 to $520)`. */
export function formatFigure(figure: { value: number; low: number; high: number; unit: string }): string {
  if (figure.high > 0 && figure.high < 1) {
    if (figure.unit === 'USD') return 'under $1'
    if (figure.unit === 'kWh' || figure.unit === 'kg CO2e') return `under 1 ${figure.unit}`
  }
  const scaled = SCALES.find(({ unit, below }) => unit === figure.unit && figure.value < below && figure.value > 0)
  const factor = scaled?.factor ?? 1
  const unitName = scaled?.to ?? figure.unit
  const money = unitName.startsWith('USD')
  const digits = figure.high > figure.low * WIDE ? 2 : 3
  const exact = unitName === 'accelerators'
  const show = money ? formatUsd : (n: number) => formatNumber(n * factor, exact ? 6 : digits)
  const unit = (money ? unitName.slice('USD'.length) : unitName).trim()
  const counted = figure.value * factor === 1 ? unit.replace(/s$/, '') : unit
  const value = unit === '' ? show(figure.value) : `${show(figure.value)} ${counted}`
  const same = show(figure.low) === show(figure.value) && show(figure.high) === show(figure.value)
  return same ? value : `${value} (${show(figure.low)} to ${show(figure.high)})`
}

/** A word as it stands within a sentence. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** `1 role`, `3 roles`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}

/** A title and what was found for it; a title that asks needs no colon: `Is AI the right path? Go ahead`. */
export function titled(title: string, text: string): string {
  return title.endsWith('?') ? `${title} ${text}` : `${title}: ${text}`
}

/** Weeks as people say them: `6 to 12 weeks`. */
export function formatWeeks(range: Range): string {
  return range.low === range.high ? `${range.low} weeks` : `${range.low} to ${range.high} weeks`
}

/** A share of a person's time: `20-30 %`. */
export function formatShare(range: Range): string {
  return `${Math.round(range.low * 100)}-${Math.round(range.high * 100)} %`
}
