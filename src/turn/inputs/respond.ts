import type { Conversation } from '../../contract/store/conversation.ts'
import type { Turn } from '../../contract/turn.ts'
import { reconcile } from '../../interview/reconcile.ts'
import { type Effect, refused, SILENCE } from '../effects/effect.ts'
import { helpView } from '../views/help-view.ts'
import { noticeView } from '../views/notice-view.ts'
import { refusal, roleOf } from './authorize.ts'
import { onForget } from './forget.ts'
import { insteadOfStart } from './instead-of-start.ts'
import { onInterview } from './interview.ts'
import { onPlan } from './plan.ts'
import { onSay } from './say.ts'
import { onShare } from './share.ts'
import { onStart } from './start.ts'
import { onStatus } from './status.ts'
import { onTake } from './take.ts'
import type { TurnParts } from './turn-parts.ts'
import { onUnlink } from './unlink.ts'
import { writtenAnswer } from './written-answer.ts'

/**
 * What a turn does, given the conversation that it found. Touches no store and no platform: the same turn on the same
 * conversation gives the same effect, so it can be run again when someone else was first.
 */
export async function respond(parts: TurnParts, found: Conversation | undefined, turn: Turn): Promise<Effect> {
  const conversation = found && visible(found, turn) ? fitted(parts, found) : undefined
  const { input } = turn
  if (input.type === 'help')
    return { status: 'done', tell: helpView(), ...(conversation && { conversation: conversation.id }) }
  if (input.type === 'arrived') return SILENCE
  if (input.type === 'forget') return onForget(conversation, input.sure === true)
  if (input.type === 'start') {
    const instead = insteadOfStart(parts, conversation, input)
    if (instead?.type === 'input') return respond(parts, found, { ...turn, input: instead.input })
    return instead?.effect ?? onStart(parts, conversation, turn, input)
  }
  if (input.type === 'say') {
    const heard = await onSay(parts, conversation, turn, input)
    if (heard.type === 'effect') return heard.effect
    // `onSay` never asks for another `say`, so this ends.
    return heard.input.type === 'say' ? { status: 'ignored' } : respond(parts, found, { ...turn, input: heard.input })
  }
  if (conversation === undefined || conversation.interview.phase === 'idle')
    return refused(
      noticeView('I have no plan open here. Start one whenever you like.', [
        { kind: 'button', label: 'Start a plan', style: 'primary', input: { type: 'start' } },
      ]),
    )
  const no = refusal(conversation, turn.user, input)
  if (no !== undefined) return refused(noticeView(no), conversation)
  switch (input.type) {
    case 'why':
    case 'what-if':
    case 'figures':
    case 'adopt':
    case 'publish':
    case 'export':
    case 'plan':
      return onPlan(parts, conversation, turn, input)
    case 'take':
      return onTake(parts, conversation, turn, input.question)
    case 'status':
      return onStatus(parts, conversation, turn)
    case 'unlink':
      return onUnlink(conversation, turn)
    case 'share':
      return onShare(conversation, turn)
    default: {
      const written = input.type === 'answer' ? writtenAnswer(parts, conversation, turn, input) : undefined
      if (written?.type === 'effect') return written.effect
      return onInterview(parts, conversation, turn, written?.input.type === 'answer' ? written.input : input)
    }
  }
}

/** Someone who is neither owner nor editor sees a conversation only in the room in which it is held. */
function visible(conversation: Conversation, turn: Turn): boolean {
  if (conversation.owner === turn.user || conversation.editors.includes(turn.user)) return true
  return conversation.place.room === turn.place.room && roleOf(conversation, turn.user) !== 'owner'
}

/** A conversation that was saved under other rules is fitted to these before anything is done with it. */
export function fitted({ book }: TurnParts, conversation: Conversation): Conversation {
  if (conversation.rulesHash === book.hash) return conversation
  return { ...conversation, rulesHash: book.hash, interview: reconcile(book, conversation.interview) }
}
