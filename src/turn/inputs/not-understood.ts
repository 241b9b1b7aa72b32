import type { Conversation } from '../../contract/store/conversation.ts'
import type { Turn } from '../../contract/turn.ts'
import type { View } from '../../contract/view.ts'
import type { Question } from '../../rules/rule-book.ts'
import { type Effect, quietly } from '../effects/effect.ts'
import { noticeView } from '../views/notice-view.ts'
import { answerActions } from '../views/question-view.ts'
import { idleConversation } from './idle-conversation.ts'
import type { TurnParts } from './turn-parts.ts'

/** A greeting is no problem to plan; so many words may be one. */
const DRAFT_WORDS = 4

/**
 * A short reply to words that mean nothing to us, for their author alone where others are: with the choices while
 * `question` waits for the author's answer; with a way to plan what was typed where there is no plan yet.
 */
export function notUnderstood(
  parts: TurnParts,
  conversation: Conversation | undefined,
  question: Question | undefined,
  turn: Turn,
  text: string,
): Effect {
  if (conversation && question) return quietly(turn.place, conversation, choicesView(conversation, question))
  if (conversation && conversation.interview.phase !== 'idle')
    return quietly(turn.place, conversation, noticeView(turn.place.direct ? ABOUT_PLAN : SHORT))
  const start = noticeView(turn.place.direct ? WHAT_I_DO : SHORT, [
    { kind: 'button', label: 'Plan this', style: 'primary', input: { type: 'start', fresh: true } },
  ])
  // What was typed is kept, so that "Plan this" need not ask for it again.
  const draft = text.split(/\s+/).length >= DRAFT_WORDS ? { draft: text.slice(0, 8000) } : {}
  const here = conversation
    ? { ...conversation, ...draft, updatedAt: turn.at }
    : idleConversation(parts, turn, { lastQuery: undefined, ...draft })
  const effect = quietly(turn.place, here, start)
  return conversation ? { ...effect, save: [here] } : { ...effect, create: [here] }
}

const SHORT = 'I did not get that. Type “help” to see what I can do.'
const ABOUT_PLAN = 'I did not understand that. Ask about the plan or about sizing, or type “help”.'
const WHAT_I_DO =
  'I plan AI projects: I ask some questions, then write the plan. I also answer questions such as “how much memory does a 7B model need?”.'

function choicesView({ interview }: Conversation, question: Question): View {
  const number = question.number === undefined ? '' : `, type a number of ${question.number.unit}`
  const text = `I could not read that as an answer to “${question.text}” Choose one here${number}, or say it in other words; “I don’t know” is an answer too.`
  const view = noticeView(text, answerActions(question, interview.step, interview.given[question.id]?.value))
  return question.number === undefined ? view : { ...view, takesNumber: true }
}
