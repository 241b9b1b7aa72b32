import type { Option, Question } from './rule-book.ts'

/** The numbers that an option stands for, from its id: `under-1m`, `100-1k`, `over-100b`, `1-3-months`, `none` (zero). */
type Range = { readonly from: number; readonly below: number }

const SCALE: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 }
const NUMBER = String.raw`(\d+)([kmb]?)`
const UNIT = `(?:-?(?:months?|weeks?|days?))?`
const UNDER = new RegExp(`^under-${NUMBER}${UNIT}$`)
const BETWEEN = new RegExp(`^${NUMBER}-${NUMBER}${UNIT}$`)
const OVER = new RegExp(`^over-${NUMBER}${UNIT}$`)

/**
 * Returns the option that a number falls into when the options of a question are ranges by their ids; undefined when
 * they are not. A number on a bound belongs to the higher range, except that a time limit is met by the lower one
 * ("3 months" is in `1-3-months`), and so is a number given as a bound (`below`).
 */
export function optionOfNumber(question: Question, value: number, below = false): Option | undefined {
  const ranges = question.options.flatMap((option) => {
    const range = rangeOf(option.id)
    return range ? [{ option, range }] : []
  })
  if (ranges.length < 2) return undefined
  const zero = question.options.find((option) => option.id === 'none')
  if (value === 0 && zero) return zero
  const upper = below || isTime(question)
  return ranges.find(({ range }) =>
    upper ? value > range.from && value <= range.below : value >= range.from && value < range.below,
  )?.option
}

/** True for a question whose ranges are months. */
export function isTime(question: Question): boolean {
  return question.options.some((option) => /-months?$/.test(option.id))
}

function rangeOf(id: string): Range | undefined {
  const under = UNDER.exec(id)
  if (under) return { from: 0, below: scaled(under[1], under[2]) }
  const between = BETWEEN.exec(id)
  if (between) return { from: scaled(between[1], between[2] || undefined), below: scaled(between[3], between[4]) }
  const over = OVER.exec(id)
  return over ? { from: scaled(over[1], over[2]), below: Number.POSITIVE_INFINITY } : undefined
}

const scaled = (digits = '0', scale = ''): number => Number(digits) * (SCALE[scale] ?? 1)
