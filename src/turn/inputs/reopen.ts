import type { Input } from '../../contract/input.ts'
import type { Conversation } from '../../contract/store/conversation.ts'
import type { Outgoing } from '../../contract/store/outbox.ts'
import type { Turn } from '../../contract/turn.ts'
import { plainWords } from '../../interview/words.ts'
import type { Effect } from '../effects/effect.ts'
import { proposalsView } from '../views/proposals-view.ts'
import { PROPOSALS_KEY } from './proposals.ts'
import { fitted } from './respond.ts'
import { firstWords } from './start.ts'
import type { TurnParts } from './turn-parts.ts'

type Start = Extract<Input, { type: 'start' }>

/** Whether a start means an interview that could not be opened: its button, a bare command, or the same words again. */
export function isMeant({ id, interview }: Conversation, { text, mode, fresh }: Start, named?: string): boolean {
  if (fresh === true || (named !== undefined && named !== id)) return false
  if (mode !== undefined && mode !== interview.mode) return false
  const problem = interview.given.problem?.value
  return text === undefined || (typeof problem === 'string' && plainWords(problem) === plainWords(text))
}

/** Interviews whose first message could not be posted begin once more in their room, with the answers that they have. */
export async function reopen(
  parts: TurnParts,
  unopened: readonly Conversation[],
  { place, at, input }: Turn,
): Promise<Effect> {
  const reply = input.type === 'start' && place.reply !== undefined ? { reply: place.reply } : {}
  const again = unopened
    .map((one) => fitted(parts, one))
    .map((one) => ({ ...one, place: { ...one.place, ...reply }, updatedAt: at }))
  const say = again.map(async (to) => ({ to, outgoing: await openingWords(parts, to, at) }))
  const [first] = again
  return { status: 'done', ...(first && { conversation: first.id }), save: again, say: await Promise.all(say) }
}

async function openingWords(parts: TurnParts, to: Conversation, at: number): Promise<readonly Outgoing[]> {
  const { outgoing } = await firstWords(parts, to, at)
  const { proposals = [] } = to
  if (proposals.length === 0) return outgoing
  return [...outgoing, { kind: 'post', key: PROPOSALS_KEY, view: proposalsView(parts.book, proposals) }]
}
