import { z } from 'zod'

/**
 * The parts of Slack's payloads that we read, and no more: whatever else Slack sends, or will send, is left alone. What
 * does not have these shapes is nothing of ours. Slack's ids and time stamps have some 10 to 20 characters. A part that we
 * can do without counts as absent when it is not what we know.
 */
const maybe = <T extends z.ZodType>(shape: T) => shape.optional().catch(undefined)

const id = z.string().min(1).max(60)
/** Some 60 characters. */
const trigger = z.string().min(1).max(120)
const person = z.object({ id })

/** Where the person can be answered, without our being in the channel: 5 times, for half an hour. */
const response_url = maybe(z.url().max(500))

export const COMMAND = z.object({
  channel_id: id,
  user_id: id,
  trigger_id: trigger,
  text: maybe(z.string()),
  response_url,
})

const picked = z.object({ value: z.string().max(200) })
const action = z.object({
  action_id: z.string().max(255),
  action_ts: id,
  value: maybe(z.string()),
  selected_option: maybe(picked),
  selected_conversation: maybe(id),
})
const state = z.object({ selected_options: maybe(z.array(picked).max(100)) })

export const ACTION = z.object({
  trigger_id: trigger,
  user: person,
  response_url,
  channel: maybe(z.object({ id })),
  /** Absent for ephemeral messages; `container` is always there. */
  message: maybe(z.object({ ts: id, thread_ts: maybe(id) })),
  container: maybe(
    z.object({
      channel_id: maybe(id),
      message_ts: maybe(id),
      thread_ts: maybe(id),
      is_ephemeral: maybe(z.boolean()),
    }),
  ),
  state: maybe(z.object({ values: z.record(z.string(), z.record(z.string(), state)) })),
  actions: z.array(action),
})
export type ActionPayload = z.infer<typeof ACTION>

export const SUBMIT = z.object({
  trigger_id: trigger,
  user: person,
  view: z.object({
    id,
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.object({
      values: z.record(z.string(), z.record(z.string(), z.object({ value: maybe(z.string()) }))),
    }),
  }),
})

export const JOINED = z.object({ channel: id, user: id, event_ts: id, inviter: maybe(id) })

export const MESSAGE = z.object({
  channel: id,
  ts: id,
  thread_ts: maybe(id),
  user: id,
  /** Whatever it is, a bot wrote it. */
  bot_id: z.unknown().optional(),
  subtype: z.string().exactOptional(),
  text: z.string(),
})
