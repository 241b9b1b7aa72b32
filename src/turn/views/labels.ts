import type { Question } from '../../rules/rule-book.ts'

/** A short name for a question: its own, or one made from its id: `requests_per_day` -> "Requests per day". */
export function questionLabel(question: Pick<Question, 'id' | 'label'>): string {
  if (question.label !== undefined) return question.label
  const words = question.id.replace(/[_-]+/g, ' ').trim().replace(/ usd$/, ' (USD)')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `text` in at most `length` characters, cut at a blank where there is one near, with an ellipsis. */
export function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  const cut = line.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')
  const blank = cut.lastIndexOf(' ')
  return `${(blank > length * 0.6 ? cut.slice(0, blank) : cut).trimEnd()}…`
}
