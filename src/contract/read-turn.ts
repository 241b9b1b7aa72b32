import { z } from 'zod'
import { MOST_TYPED } from './input.ts'
import { readAs } from './read-as.ts'
import type { Turn } from './turn.ts'

const id = z.string().min(1).max(200)
const step = z.int().min(0).max(1e9).exactOptional()
const text = z.string().max(MOST_TYPED)
const mode = z.enum(['normal', 'quick', 'full'])
const value = z.union([text, z.number(), z.array(z.string().max(200)).max(100)])

const input = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    text: text.exactOptional(),
    mode: mode.exactOptional(),
    fresh: z.boolean().exactOptional(),
  }),
  z.object({ type: z.literal('answer'), question: id, value, step, words: text.exactOptional() }),
  z.object({ type: z.literal('back'), step }),
  z.object({ type: z.literal('skip'), question: id.exactOptional(), step }),
  z.object({ type: z.literal('edit'), question: id, step }),
  z.object({ type: z.literal('cancel'), sure: z.boolean().exactOptional() }),
  z.object({ type: z.literal('finish') }),
  z.object({ type: z.literal('mode'), mode }),
  z.object({ type: z.literal('say'), text, mentioned: z.boolean().exactOptional() }),
  z.object({ type: z.literal('why'), decision: id }),
  z.object({ type: z.literal('what-if'), question: id, value: z.string().max(200) }),
  z.object({ type: z.literal('adopt'), question: id, value: z.string().max(200) }),
  z.object({ type: z.literal('publish'), room: id }),
  z.object({ type: z.literal('export'), format: z.enum(['md', 'json']) }),
  z.object({ type: z.literal('share') }),
  z.object({ type: z.literal('take'), question: id.exactOptional() }),
  z.object({ type: z.literal('status') }),
  z.object({ type: z.literal('plan') }),
  z.object({ type: z.literal('forget'), sure: z.boolean().exactOptional() }),
  z.object({ type: z.literal('help') }),
])

const turn = z.object({
  deliveryId: id,
  place: z.object({
    platform: z.enum(['slack', 'discord', 'web', 'terminal']),
    tenant: id,
    room: id,
    thread: id.exactOptional(),
    direct: z.boolean(),
  }),
  user: id,
  conversation: z.string().min(1).max(64).exactOptional(),
  input,
  at: z.number().min(0).max(8.64e15),
})

/** Returns the turn if everything in it has its type and a sane size; undefined otherwise. Takes anything. */
export function readTurn(given: unknown): Turn | undefined {
  return readAs<Turn>(turn, given)
}
