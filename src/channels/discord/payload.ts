import { z } from 'zod'
import { readAs } from '../../contract/read-as.ts'

/**
 * The parts of Discord's payloads that we read, and no more: whatever else Discord sends, or will send, is left alone.
 * discord.js checks nothing of what the gateway sends, nor does the signature of a request say that its body is sound. A part that we can do without counts as absent when it is not
 * what we know.
 */
const maybe = <T extends z.ZodType>(shape: T) => shape.nullish().catch(undefined)

const id = z.string().regex(/^\d{1,20}$/)
const person = z.object({ id })

const INTERACTION = z.object({
  id,
  type: z.number(),
  guild_id: id.nullish(),
  channel: z
    .object({
      id,
      type: z.number().nullish(),
      parent_id: id.nullish(),
      thread_metadata: maybe(z.object({ locked: maybe(z.boolean()) })),
    })
    .nullish(),
  context: z.number().nullish(),
  member: z.object({ user: person }).nullish(),
  user: person.nullish(),
  app_permissions: maybe(z.string().max(40)),
  data: z.unknown().optional(),
  message: maybe(z.object({ components: maybe(z.array(z.unknown())) })),
})
export type Interaction = z.infer<typeof INTERACTION>

/** Returns what we read of an interaction of any type; undefined for anything else. */
export function readInteraction(given: unknown): Interaction | undefined {
  return readAs(INTERACTION, given)
}

export const COMMAND = z.object({
  type: z.number(),
  name: z.string(),
  options: z.array(z.object({ name: z.string(), type: z.number(), value: z.unknown().optional() })).nullish(),
})

export const COMPONENT = z.object({
  custom_id: z.string(),
  component_type: z.number(),
  values: z.array(z.string().max(200)).max(100).nullish(),
  resolved: z
    .object({
      channels: z
        .record(z.string(), z.object({ permissions: z.string().max(40).nullish(), type: maybe(z.number()) }))
        .nullish(),
    })
    .nullish(),
})

const field = z.object({ type: z.number(), value: z.unknown().optional() })
export const DIALOG = z.object({
  custom_id: z.string(),
  components: z.array(z.object({ component: field.nullish(), components: z.array(field).nullish() })),
})

const MESSAGE = z.object({
  id,
  type: z.number(),
  channel_id: id,
  guild_id: id.nullish(),
  channel_type: maybe(z.number()),
  /** Whatever it is, no person wrote it. */
  webhook_id: z.unknown().optional(),
  author: z.object({ id, bot: z.boolean().nullish(), system: z.boolean().nullish() }),
  content: z.string(),
  mentions: z.array(person),
})
export type Message = z.infer<typeof MESSAGE>

/** Returns what we read of a message from the gateway; undefined for anything else. */
export function readMessage(given: unknown): Message | undefined {
  return readAs(MESSAGE, given)
}

const REMOVED = z.object({ id, unavailable: z.boolean().nullish() })

/** Returns the server that GUILD_DELETE says has removed us; undefined if it only is in an outage, or for anything else. */
export function readRemoved(given: unknown): string | undefined {
  const removed = readAs(REMOVED, given)
  return removed?.unavailable === true ? undefined : removed?.id
}
