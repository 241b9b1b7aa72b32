import { type AnswerValue, type Question, UNKNOWN } from '../../rules/rule-book.ts'

/** A short name for a question: its own, or one made from its id: `requests_per_day` -> "Requests per day". */
export function questionLabel(question: Pick<Question, 'id' | 'label'>): string {
  if (question.label !== undefined) return question.label
  const words = question.id.replace(/[_-]+/g, ' ').trim().replace(/ usd$/, ' (USD)')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

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

/** `text` in at most `length` characters, cut at a blank where there is one near, with an ellipsis. */
export function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  const cut = line.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')
  const blank = cut.lastIndexOf(' ')
  return `${(blank > length * 0.6 ? cut.slice(0, blank) : cut).trimEnd()}…`
}
