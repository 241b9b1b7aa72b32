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
  const low = formatUsd(range.low)
  const high = formatUsd(range.high)
  return low === high ? low : `${low} to ${high}`
}

const UNIT_WORDS: Readonly<Record<string, string>> = {
  usd: 'US dollars',
  'usd/month': 'US dollars a month',
  gib: 'GiB',
  'tok/s': 'tokens/s',
}

/** A figure with its range and unit, as it stands in a plan: `15.3 GiB (14.8 to 16.1)`. */
export function formatFigure(figure: { value: number; low: number; high: number; unit: string }): string {
  const money = /^usd/i.test(figure.unit)
  const show = money ? formatUsd : (n: number) => formatNumber(n)
  const unit = money
    ? figure.unit.replace(/^usd\/?/i, '').replace(/^(.+)$/, ' a $1')
    : ` ${UNIT_WORDS[figure.unit.toLowerCase()] ?? figure.unit}`
  const value = `${show(figure.value)}${unit}`
  const same = show(figure.low) === show(figure.value) && show(figure.high) === show(figure.value)
  return same ? value : `${value} (${show(figure.low)} to ${show(figure.high)})`
}

/** Weeks as people say them: `6 to 12 weeks`. */
export function formatWeeks(range: Range): string {
  return range.low === range.high ? `${range.low} weeks` : `${range.low} to ${range.high} weeks`
}

/** A share of a person's time: `20-30 %`. */
export function formatShare(range: Range): string {
  return `${Math.round(range.low * 100)}-${Math.round(range.high * 100)} %`
}
