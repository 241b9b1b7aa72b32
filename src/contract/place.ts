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
    /** A one-to-one room: every message is meant for us. */
    direct: z.boolean(),
  })
  .readonly()

export type Place = z.infer<typeof PLACE>
export type Platform = Place['platform']
