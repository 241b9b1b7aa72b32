import type { Blueprint } from '../blueprint/schema.ts'
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

/** The plan's title: what kind of project it is, or where that is not known, the first sentence of the problem if it is short. */
export function planTitle(answers: Answers, blueprint: Blueprint | undefined): string {
  if (blueprint !== undefined && blueprint.rank > 0) return blueprint.title
  const problem = typeof answers.problem === 'string' && answers.problem !== UNKNOWN ? answers.problem.trim() : ''
  const sentence = (problem.split(/(?<=[.!?])\s|\n/u)[0] ?? problem).replace(/[.!?]+$/u, '')
  if (sentence !== '' && sentence.length <= MAX_TITLE) return sentence
  return blueprint?.title ?? 'Plan for an AI project'
}

/** A title is never cut: a longer sentence is no title. */
const MAX_TITLE = 90
