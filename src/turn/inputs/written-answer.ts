import type { Input } from '../../contract/input.ts'
import type { Conversation } from '../../contract/store/conversation.ts'
import type { Turn } from '../../contract/turn.ts'
import { readAnswer } from '../../interview/read-answer.ts'
import { openQuestion } from './interview.ts'
import { notUnderstood } from './not-understood.ts'
import { answered, type Heard } from './say.ts'
import type { TurnParts } from './turn-parts.ts'

type Answer = Extract<Input, { type: 'answer' }>

/**
 * What was written into the dialog of a question with options or a number is read as if it had been typed in the thread.
 * Undefined for anything else: a button's answer, a text, an answer to a question that is no longer open.
 */
export function writtenAnswer(
  parts: TurnParts,
  conversation: Conversation,
  turn: Turn,
  { question: id, step, value, words }: Answer,
): Heard | undefined {
  const { interview } = conversation
  const question = openQuestion(parts.book, interview)
  if (words === undefined || value !== words || question?.id !== id || question.kind === 'text') return undefined
  if (step !== undefined && step !== interview.step) return undefined
  const read = readAnswer(question, words, parts.terms)
  const heard = answered(conversation, turn, question, words, read)
  if (heard !== undefined) return heard
  const { tell } = notUnderstood(
    parts,
    conversation,
    question,
    { ...turn, place: { ...turn.place, direct: false } },
    words,
  )
  return { type: 'effect', effect: { status: 'refused', conversation: conversation.id, ...(tell && { tell }) } }
}
