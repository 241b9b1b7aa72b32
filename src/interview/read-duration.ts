import { secondsOf } from '../amounts/period.ts'
import type { Question } from '../rules/rule-book.ts'

/**
 * Reads "200 ms", "2 seconds", "within 5 secs" for a question whose options are speeds (`under-100ms`, `sub-second`,
 * `seconds`, `batch`), and returns the option's id; undefined for other questions and texts.
 */
export function readDuration(question: Question, typed: string): string | undefined {
  const found =
    /^((?:\D{0,20}\s)?[<~]?)(\d{1,6}(?:\.\d+)?)\s*(ms|milliseconds?|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?)(?:\s(?:or less|max|at most))?$/iu.exec(
      typed.trim(),
    )
  if (found === null) return undefined
  const [, before = '', amount, unit = ''] = found
  const seconds = Number(amount) * (secondsOf(unit) ?? 1)
  const below = BELOW.test(before)
  const id =
    seconds <= 0.1
      ? 'under-100ms'
      : seconds < 1 || (below && seconds === 1)
        ? 'sub-second'
        : seconds < 60
          ? 'seconds'
          : 'batch'
  const speeds = question.options.some((option) => option.id === 'sub-second')
  return speeds && question.options.some((option) => option.id === id) ? id : undefined
}

/** "Under a second" is less than one. */
const BELOW = /\b(?:under|below|less than|faster than|quicker than)\b|</iu
