import type { SizeAnswer } from '../../estimator/query.ts'

const MAX_LINES = 8

/** The arithmetic behind the last answer, a step a line; of the first case where several were compared. */
export function workingReply(answers: readonly SizeAnswer[]): string {
  const first = answers[0]
  if (!first) return ''
  return first.working.slice(0, MAX_LINES).join('\n')
}
