import type { Value } from './expression.ts'

const US = 'en-US'
const number = (value: number, digits: number) => value.toLocaleString(US, { maximumSignificantDigits: digits })

/** Whole numbers with separators; above 10,000 rounded to three digits, as nobody counts so exactly. */
const count = (value: number) => (Math.abs(value) >= 10_000 ? number(value, 3) : Math.round(value).toLocaleString(US))

const DAYS_FROM = 48
const WEEKS_FROM = 24 * 14

/** How a number is printed; the words after the bar in `{expression|format}`. */
export const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  count,
  number: (value) => (Math.abs(value) >= 100 ? count(value) : number(value, Math.abs(value) < 5 ? 3 : 2)),
  percent: (value) => `${number(value * 100, value > 0.99 && value < 1 ? 4 : value > 0.9 && value < 1 ? 3 : 2)}%`,
  usd: (value) =>
    Math.abs(value) < 10
      ? `$${value.toFixed(Math.abs(value) < 0.1 ? 4 : 2)}`
      : `$${count(Number(value.toPrecision(3)))}`,
  hours: (value) => plural(value, 'hour'),
  /** Hours in the unit that people would say: "19 hours", "3 days", "14 weeks". */
  span: (value) =>
    value < DAYS_FROM
      ? plural(value, 'hour')
      : value < WEEKS_FROM
        ? plural(value / 24, 'day')
        : plural(value / 168, 'week'),
  weeks: (value) => plural(value, 'week'),
  months: (value) => plural(value, 'month'),
  /** Less than one in seconds, as people say it. */
  minutes: (value) => (value > 0 && value < 1 ? plural(value * 60, 'second') : plural(value, 'minute')),
}

/** A value as a reader sees it, in a format of `FORMATS`; without one, whole numbers as counts. */
export function printValue(value: Value, format: string | undefined): string {
  if (typeof value !== 'number') return String(value)
  const print = FORMATS[format ?? 'number'] ?? FORMATS.number
  return print ? print(value) : String(value)
}

function plural(value: number, unit: string): string {
  const shown = Math.abs(value) >= 10 ? count(value) : number(value, 2)
  return `${shown} ${shown === '1' ? unit : `${unit}s`}`
}
