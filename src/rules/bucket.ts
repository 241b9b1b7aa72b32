import type { Question } from './rule-book.ts'

/** The option that holds a number: the first whose bound is above it, else the last, which has no bound. */
export function bucketOf(question: Question, value: number): string {
  const option = question.options.find(({ below }) => below === undefined || value < below)
  if (option === undefined) throw new Error(`"${question.id}" has no option for ${value}`)
  return option.id
}
