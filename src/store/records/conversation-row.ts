import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Place, Platform } from '../../contract/place.ts'
import type { Conversation } from '../../contract/store/conversation.ts'
import { UserError } from '../../errors.ts'
import type { Schema } from '../tables/schema.ts'
import { storable } from '../tables/storable.ts'

/** The part of a conversation that is one JSON column. */
type Saved = Pick<Conversation, 'interview' | 'lastQuery' | 'shared' | 'rooms' | 'draft' | 'proposals' | 'ideas'>

export type ConversationRow = Selectable<Schema['conversations']>

const value = z.union([z.string(), z.number(), z.array(z.string())])
const given = z.object({
  value,
  by: z.string(),
  at: z.number(),
  words: z.string().exactOptional(),
})

const state = z.object({
  interview: z
    .looseObject({
      phase: z.enum(['idle', 'asking', 'planned', 'cancelled']),
      // JSON leaves undefined out; the type wants the key.
      question: z
        .string()
        .optional()
        .default(undefined as never),
      step: z.number(),
      given: z.record(z.string(), given),
      path: z.array(z.string()),
      mode: z.enum(['normal', 'quick', 'full']),
    })
    .transform((interview) => ({ ...interview, question: interview.question as string | undefined })),
  lastQuery: z.record(z.string(), z.unknown()).optional(),
  shared: z.boolean().exactOptional(),
  rooms: z.array(z.string()).exactOptional(),
  draft: z.string().exactOptional(),
  proposals: z.array(z.object({ question: z.string(), value, words: z.string() })).exactOptional(),
  ideas: z.object({ of: z.string(), list: z.array(z.record(z.string(), z.unknown())) }).exactOptional(),
})

/** Brings a state saved by an older release one version up. */
export type Upgrade = (state: Record<string, unknown>) => Record<string, unknown>

/** `upgrades[n]` turns version n+1 into n+2, so the current version is one more than their number. */
const UPGRADES: readonly Upgrade[] = []

/** What is written to the row for a conversation; `next_seq` and `thread` belong to the store and are left out. */
export function toRow(conversation: Conversation): Omit<ConversationRow, 'next_seq' | 'thread'> {
  const { place, interview, lastQuery, shared, rooms, draft, proposals, ideas } = conversation
  return {
    tenant: storable(place.tenant),
    id: storable(conversation.id),
    platform: place.platform,
    room: storable(place.room),
    direct: place.direct ? 1 : 0,
    owner: storable(conversation.owner),
    editors: JSON.stringify(conversation.editors),
    version: conversation.version,
    state_version: UPGRADES.length + 1,
    rules_hash: conversation.rulesHash,
    phase: interview.phase,
    state: JSON.stringify({ interview, lastQuery, shared, rooms, draft, proposals, ideas }),
    created_at: conversation.createdAt,
    updated_at: conversation.updatedAt,
  }
}

/**
 * The conversation of a row. A state of an older version is upgraded first.
 * Throws UserError `conversation-unreadable` if it is damaged or was saved by a newer release.
 */
export function fromRow(row: ConversationRow, upgrades: readonly Upgrade[] = UPGRADES): Conversation {
  const saved = readState(row, upgrades)
  return {
    id: row.id,
    place: toPlace(row),
    owner: row.owner,
    editors: z.array(z.string()).parse(JSON.parse(row.editors)),
    version: row.version,
    rulesHash: row.rules_hash,
    ...saved,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

/** The same for a list: one that cannot be read is left out, and does not hide the others. */
export function readable(row: ConversationRow): Conversation[] {
  try {
    return [fromRow(row)]
  } catch (error) {
    if (error instanceof UserError) return []
    throw error
  }
}

/** Where a row's conversation lives now. */
function toPlace(row: Pick<ConversationRow, 'platform' | 'tenant' | 'room' | 'thread' | 'direct'>): Place {
  return {
    platform: row.platform as Platform,
    tenant: row.tenant,
    room: row.room,
    ...(row.thread === '' ? {} : { thread: row.thread }),
    direct: row.direct === 1,
  }
}

function readState(row: ConversationRow, upgrades: readonly Upgrade[]): Saved {
  const current = upgrades.length + 1
  if (row.state_version > current) {
    throw unreadable(
      row,
      `it was saved by a newer release (state ${row.state_version}, this one reads up to ${current})`,
    )
  }
  try {
    const saved = JSON.parse(row.state) as Record<string, unknown>
    const upgraded = upgrades.slice(row.state_version - 1).reduce((old, upgrade) => upgrade(old), saved)
    const { interview, lastQuery, ...rest } = state.parse(upgraded)
    return { ...rest, interview: interview as Conversation['interview'], lastQuery }
  } catch (cause) {
    throw unreadable(row, 'its saved state is damaged', cause)
  }
}

function unreadable(row: ConversationRow, why: string, cause?: unknown): UserError {
  return new UserError('conversation-unreadable', `The conversation ${row.id} cannot be opened: ${why}.`, { cause })
}
