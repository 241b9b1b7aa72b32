import type { Input } from '../../contract/input.ts'
import type { Conversation } from '../../contract/store/conversation.ts'
import { cleanText } from '../../interview/clean-text.ts'
import { isQuestion } from '../../interview/match-option.ts'
import { replyView } from '../views/reply-view.ts'
import { readCommand } from '../words/command-words.ts'
import type { Heard } from './say.ts'
import type { TurnParts } from './turn-parts.ts'

type Start = Extract<Input, { type: 'start' }>

/**
 * What followed the command may be no problem to plan: a command word ("help", "status", "quick"), or a question about
 * sizing or a concept, which is answered for the asker alone. Undefined if it is an interview that is wanted.
 */
export function insteadOfStart(
  parts: TurnParts,
  here: Conversation | undefined,
  { text, mode, fresh }: Start,
): Heard | undefined {
  const typed = text === undefined || text.length > 500 ? '' : cleanText(text)
  if (typed === '') return undefined
  const command = readCommand(parts.book, typed, parts.terms)
  if (command?.type === 'mode')
    return { type: 'input', input: { type: 'start', mode: command.mode, ...(fresh && { fresh }) } }
  if (command?.type === 'start') return { type: 'input', input: { ...command, ...(mode && { mode }) } }
  if (command) return { type: 'input', input: command }
  if (!isQuestion(typed)) return undefined
  const asked = parts.ask(typed, { plan: undefined, lastQuery: here?.lastQuery, direct: false })
  if ((asked.intent !== 'sizing' && asked.intent !== 'concept') || asked.reply.trim() === '') return undefined
  const view = replyView(asked, undefined)
  return {
    type: 'effect',
    effect: {
      status: 'done',
      tell: {
        ...view,
        actions: [...view.actions, { kind: 'button', label: 'Start a plan', input: { type: 'start' } }],
      },
      ...(here && { conversation: here.id }),
    },
  }
}
