import { randomUUID } from 'node:crypto'
import type { Place } from '../../src/contract/place.ts'
import type { Conversation } from '../../src/contract/store/conversation.ts'
import type { View } from '../../src/contract/view.ts'

/** A room of a Slack workspace; its tenant is new every time unless given. */
export function samplePlace(place: Partial<Place> = {}): Place {
  return { platform: 'slack', tenant: `slack:${randomUUID()}`, room: 'C1', direct: false, ...place }
}

/** A conversation that has just begun. */
export function sampleConversation(conversation: Partial<Conversation> = {}): Conversation {
  return {
    id: randomUUID(),
    place: samplePlace(),
    owner: 'ana',
    editors: [],
    version: 1,
    rulesHash: 'rules-1',
    interview: { phase: 'asking', question: 'goal', step: 0, given: {}, path: [], mode: 'normal' },
    lastQuery: undefined,
    createdAt: 1_000,
    updatedAt: 1_000,
    ...conversation,
  }
}

export function sampleView(text: string): View {
  return { parts: [{ kind: 'text', text }], actions: [], fallback: text }
}
