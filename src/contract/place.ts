import { z } from 'zod'
import { FIELD } from '../interview/input.ts'

const { id } = FIELD

/** Where a conversation lives. */
export const PLACE = z
  .object({
    platform: z.enum(['slack', 'discord', 'web', 'terminal']),
    /** `<platform>:<workspace, server, or session id>` */
    tenant: id,
    room: id,
    /** Absent in a DM. */
    thread: id.exactOptional(),
    /**
     * An address at which the person who typed can be answered for a while although we are not in the room. It is kept with
     * the first message of a conversation and with what is told to one person, nowhere else.
     */
    reply: z.url().max(500).exactOptional(),
    /** A one-to-one room: every message is meant for us. */
    direct: z.boolean(),
  })
  .readonly()

export type Place = z.infer<typeof PLACE>
export type Platform = Place['platform']
