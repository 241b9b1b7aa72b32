import type { Input } from '../../../contract/input.ts'
import { readPosting } from '../../../contract/read-posting.ts'
import type { Turn } from '../../../contract/turn.ts'
import { guildOf } from '../place.ts'
import type { Room, SharedRooms } from './shared-rooms.ts'

/** What a typed wish to post the summary comes to: a turn, or a sentence that says why nothing was posted. */
export type Pointed = { readonly turn: Turn } | { readonly refusal: string }

/**
 * Finds the channel that "post it in #general" means, among those in which this person and the bot may both write. Discord
 * makes a link of such a name only inside the server that has the channel, and never in a direct message; a link says
 * nothing of what its author may do there. Other turns stay as they are.
 */
export async function pointAt(rooms: SharedRooms, turn: Turn): Promise<Pointed> {
  const posting = turn.input.type === 'say' ? readPosting(turn.input.text) : undefined
  if (posting === undefined) return { turn }
  const publish = (room: string): Pointed => ({ turn: { ...turn, input: { type: 'publish', room } satisfies Input } })
  if ('room' in posting) {
    if (posting.room === '') return { turn }
    const { refusal } = await rooms.target(turn.place, posting.room, turn.user)
    return refusal === undefined ? publish(posting.room) : { refusal }
  }
  const { name, server } = posting
  const found = await rooms.named(turn.user, name, guildOf(turn.place))
  const meant =
    server === undefined
      ? found
      : found.filter((room) => room.name.toLowerCase().endsWith(` · ${server.toLowerCase()}`))
  const [room, ...others] = meant
  if (room === undefined) return { refusal: `I found no channel #${name} where both you and I can post.` }
  return others.length === 0 ? publish(room.id) : { refusal: several(name, meant) }
}

/** More than these are not read. */
const MAX_NAMED = 5

function several(name: string, rooms: readonly Room[]): string {
  const names = rooms.slice(0, MAX_NAMED).map((room) => `“post it in ${room.name}”`)
  return `There is more than one #${name}. Type ${names.join(' or ')}.`
}
