import type { Input } from '../../contract/input.ts'
import type { Conversation } from '../../contract/store/conversation.ts'

export type Role = 'owner' | 'editor' | 'reader'

/** What someone is in a conversation. Once it is shared, everyone who can see the thread is an editor. */
export function roleOf(conversation: Conversation, user: string): Role {
  if (user === conversation.owner) return 'owner'
  return conversation.shared === true || conversation.editors.includes(user) ? 'editor' : 'reader'
}

/** The least role that each input takes. `start` and `forget` concern only what is one's own. */
const NEEDS: Readonly<Record<Input['type'], Role>> = {
  answer: 'editor',
  back: 'editor',
  skip: 'editor',
  edit: 'editor',
  finish: 'editor',
  mode: 'editor',
  adopt: 'editor',
  take: 'editor',
  publish: 'editor',
  // Eight messages for everyone in the thread.
  plan: 'editor',
  cancel: 'owner',
  share: 'owner',
  unlink: 'owner',
  start: 'reader',
  say: 'reader',
  why: 'reader',
  'what-if': 'reader',
  figures: 'reader',
  export: 'reader',
  status: 'reader',
  forget: 'reader',
  help: 'reader',
  arrived: 'reader',
}
const RANK: Readonly<Record<Role, number>> = { reader: 0, editor: 1, owner: 2 }

/** Undefined if the person may do this; otherwise a kind sentence for that person alone. */
export function refusal(conversation: Conversation, user: string, input: Input): string | undefined {
  const role = roleOf(conversation, user)
  if (RANK[role] >= RANK[NEEDS[input.type]]) return undefined
  return role === 'editor'
    ? 'Only the person who started this plan can do that.'
    : 'Only the people who are making this plan can do that. Its owner can type “share” to let everyone in the thread answer. You are welcome to ask questions here.'
}
