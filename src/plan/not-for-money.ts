import type { Planning } from '../knowledge/planning.ts'
import { findPhrases } from '../profile/phrases.ts'
import type { Answers } from '../rules/rule-book.ts'
import { firstSentence } from '../sentence.ts'

const FIELDS = ['public-service', 'justice', 'education']

/** Whether money is not the aim of those who ask: charities, schools, public bodies, by the field of work or their own words. */
export function isNotForMoney(answers: Answers, { notForMoney }: Planning['worth']): boolean {
  const field = answers.field
  if ([field].flat().some((each) => FIELDS.includes(String(each)))) return true
  const [problem, stakeholders] = ['problem', 'stakeholders'].map((id) => String(answers[id] ?? ''))
  const who = firstSentence(problem ?? '')
  const says = findPhrases(who, notForMoney.phrases).length > 0
  const pays = findPhrases(stakeholders ?? '', notForMoney.payers).length > 0
  return (says || pays) && findPhrases(`${problem}. ${stakeholders}`, notForMoney.unless).length === 0
}
