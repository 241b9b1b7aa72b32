import type { Planning } from '../knowledge/planning.ts'
import { findPhrases } from '../profile/phrases.ts'
import type { Answers } from '../rules/rule-book.ts'

/** Whether an error may hurt somebody, by the answers, or somebody was hurt already, by the team's words. */
export function mayHurt(answers: Answers, { hurt }: Planning['worth']): boolean {
  if (answers.error_tolerance === 'none' || answers.regulated_use === 'safety-critical') return true
  const told = `${answers.problem ?? ''}. ${answers.why ?? ''}`
  return findPhrases(told, hurt.phrases).length > 0 && findPhrases(told, hurt.unless).length === 0
}
