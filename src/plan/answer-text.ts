import { type AnswerValue, type Question, UNKNOWN } from '../rules/rule-book.ts'

/** An answer in words: the options' labels, the number with its unit, the text itself. */
export function answerText(question: Question, value: AnswerValue): string {
  if (value === UNKNOWN) return 'not known yet'
  if (typeof value === 'number') return `${value.toLocaleString('en')} ${question.number?.unit ?? ''}`.trim()
  if (typeof value === 'string') return optionLabel(question, value)
  return value.map((id) => optionLabel(question, id)).join(', ')
}

function optionLabel(question: Question, id: string): string {
  return question.options.find((option) => option.id === id)?.label ?? id
}
