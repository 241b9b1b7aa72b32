import { formatNumber, formatUsd } from './print.ts'

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
