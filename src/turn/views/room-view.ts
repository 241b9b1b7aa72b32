import type { View } from '../../contract/view.ts'

/** A sentence about another room, with the room's name as a link to it. */
export function roomView(before: string, room: string, text: string): View {
  return { parts: [{ kind: 'room', before, room, text }], actions: [], fallback: `${before} the channel${text}` }
}
