import { toFacts } from '../rules/facts.ts'
import { holds } from '../rules/holds.ts'
import { type Relevance, relevance } from '../rules/relevance.ts'
import type { Answers, Question, RuleBook } from '../rules/rule-book.ts'
import type { Interview } from './conversation.ts'

/**
 * The question to ask next, or undefined once there is none left. Sections keep their order; within one, texts keep
 * theirs and otherwise the question comes first on which most of what is undecided hangs. A question that can no longer
 * change the plan is left out (`quick`: one that no decision hangs on; `full`: none is), and so is one that only a full
 * interview asks. Pure.
 */
export function nextQuestion(book: RuleBook, interview: Pick<Interview, 'given' | 'mode'>): Question | undefined {
  const worth = questionsWorthAsking(book, interview)
  const first = worth[0]
  if (interview.mode === 'full' || first === undefined || first.kind === 'text') return first
  const now = relevance(book, answersOf(interview))
  const weight = ({ id, kind }: Question) => (kind === 'text' ? -1 : (now.weight.get(id) ?? 0))
  const rivals = worth.filter(({ section }) => section === first.section)
  return rivals.reduce((best, question) => (weight(question) > weight(best) ? question : best), first)
}

/** The questions that are worth asking as things stand, in the questionnaire's order. Every answer can spare or add some. */
export function questionsWorthAsking(
  book: RuleBook,
  interview: Pick<Interview, 'given' | 'mode'>,
): readonly Question[] {
  const answers = answersOf(interview)
  const facts = toFacts(book, answers)
  const open = book.questions.filter(({ id, when }) => !(id in answers) && (when === undefined || holds(when, facts)))
  if (interview.mode === 'full' || open.length === 0) return open
  const now = relevance(book, answers)
  return open.filter((question) => isWorthAsking(question, interview.mode, now))
}

function answersOf({ given }: Pick<Interview, 'given'>): Answers {
  return Object.fromEntries(Object.entries(given).map(([id, { value }]) => [id, value]))
}

function isWorthAsking({ id, quick, asked }: Question, mode: Interview['mode'], now: Relevance): boolean {
  if (asked === 'full') return false
  return mode === 'quick' ? quick || now.decides.has(id) : now.matters.has(id)
}
