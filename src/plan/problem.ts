import type { Answers, Question, RuleBook } from '../rules/rule-book.ts'
import type { Plan } from './plan.ts'

/** What the team wrote or ticked about the problem itself: every text question, and what was tried before. */
export function problemTexts(book: RuleBook, answers: Answers): Plan['problem'] {
  return book.questions.flatMap((question) => {
    if (question.kind !== 'text' && question.id !== 'attempts') return []
    const text = answerText(question, answers[question.id])
    return text === undefined ? [] : [{ question: question.id, label: question.text, text }]
  })
}

/** An answer in words: labels of options, a number with its unit, or what was typed; undefined while it is open. */
function answerText(question: Question, answer: Answers[string] | undefined): string | undefined {
  if (answer === undefined || answer === '' || answer === 'unknown') return undefined
  if (typeof answer === 'number') return `${answer.toLocaleString('en-US')} ${question.number?.unit ?? ''}`.trim()
  const label = (id: string) => question.options.find((option) => option.id === id)?.label ?? id
  if (typeof answer === 'string') return question.kind === 'text' ? answer : label(answer)
  const known = answer.filter((id) => id !== 'unknown')
  return known.length === 0 ? undefined : known.map(label).join(', ')
}

/** The plan's title: the first sentence of the problem, shortened at a word to 80 characters. */
export function planTitle(answers: Answers): string {
  const problem = typeof answers.problem === 'string' && answers.problem !== 'unknown' ? answers.problem.trim() : ''
  if (problem === '') return 'Plan for an AI project'
  const sentence = (problem.split(/(?<=[.!?])\s|\n/)[0] ?? problem).replace(/[.!?]+$/, '')
  if (sentence.length <= 80) return sentence
  return `${sentence.slice(0, 80).replace(/\s+\S*$/, '')}…`
}
