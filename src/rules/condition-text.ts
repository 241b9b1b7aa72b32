import { type Condition, type RuleBook, type Test, UNKNOWN } from './rule-book.ts'

/** A condition in words: `task is write or code, and latency is not under-100ms`. */
export function conditionText(book: RuleBook, condition: Condition): string {
  if ('all' in condition) return condition.all.map((part) => nested(book, part, 'any')).join(', and ')
  if ('any' in condition) return condition.any.map((part) => nested(book, part, 'all')).join(', or ')
  if ('not' in condition) return `not (${conditionText(book, condition.not)})`
  return testText(book, condition)
}

function nested(book: RuleBook, part: Condition, parenthesised: 'all' | 'any'): string {
  const text = conditionText(book, part)
  return parenthesised in part ? `(${text})` : text
}

function testText(book: RuleBook, { fact, operator, value }: Test): string {
  const values = (typeof value === 'string' ? [value] : value).map((one) => (one === UNKNOWN ? 'not known' : one))
  const negative = operator === 'notEqual' || operator === 'notIn'
  if (book.facts.get(fact)?.from === 'decision' && !book.decisions.some(({ id }) => id === fact)) {
    const [decision, option] = fact.split('.')
    return `${decision} ${negative === (value === 'yes') ? 'does not include' : 'includes'} ${option}`
  }
  const list = values.length > 1 ? `${values.slice(0, -1).join(', ')} or ${values.at(-1)}` : values[0]
  return `${book.facts.get(fact)?.id ?? fact} is ${negative ? 'not ' : ''}${list}`
}
