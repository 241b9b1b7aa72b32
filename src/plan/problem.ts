import { type Answers, type AnswerValue, type RuleBook, UNKNOWN } from '../rules/rule-book.ts'
import { answerText } from './answer-text.ts'
import type { Plan } from './plan.ts'

/** What the team wrote or ticked about the problem itself: every text question, and what was tried before. */
export function problemTexts(book: RuleBook, answers: Answers): Plan['problem'] {
  return book.questions.flatMap((question) => {
    if (question.kind !== 'text' && question.id !== 'attempts') return []
    const known = knownPart(answers[question.id])
    return known === undefined
      ? []
      : [{ question: question.id, label: question.text, text: answerText(question, known) }]
  })
}

/** What of an answer is known; undefined if nothing is. */
function knownPart(answer: AnswerValue | undefined): AnswerValue | undefined {
  if (typeof answer === 'number') return answer
  const known = [answer ?? ''].flat().filter((each) => each !== '' && each !== UNKNOWN)
  if (known.length === 0) return undefined
  return typeof answer === 'string' ? answer : known
}

/** The plan's title: the first sentence of the problem, shortened at a word to 80 characters. */
export function planTitle(answers: Answers): string {
  const problem = typeof answers.problem === 'string' && answers.problem !== 'unknown' ? answers.problem.trim() : ''
  if (problem === '') return 'Plan for an AI project'
  const sentence = (problem.split(/(?<=[.!?])\s|\n/)[0] ?? problem).replace(/[.!?]+$/, '')
  if (sentence.length <= 80) return sentence
  return `${sentence.slice(0, 80).replace(/\s+\S*$/, '')}…`
}
