import { type REST, type RESTPatchAPIWebhookWithTokenMessageJSONBody, Routes } from 'discord.js'

/** An interaction's token lives a quarter of an hour; a little less, so that what is tried can still arrive. */
const LIFE_MS = 14 * 60_000
const MAX_KEPT = 1000

/** The reply that only the author of a command sees, while it can still be changed. */
type Ear = {
  readonly application: string
  readonly token: string
  /** Resolves when the reply stands: before that there is nothing to change. */
  readonly answered: Promise<unknown>
}

export type Openings = {
  /** Notes where the person who began a conversation reads that its thread is being opened. */
  note(conversation: string, ear: Ear, now: number): void
  /** Puts something else into that reply. False if this process knows of none, or Discord takes it no more. */
  tell(conversation: string, body: RESTPatchAPIWebhookWithTokenMessageJSONBody, now: number): Promise<boolean>
}

/**
 * The commands whose threads are being opened. Tokens are secrets and short-lived, so they are kept in memory only: after a
 * restart, or on another replica, the person is written to directly instead.
 */
export function createOpenings(rest: REST): Openings {
  const kept = new Map<string, Ear & { readonly until: number }>()
  return {
    note(conversation, ear, now) {
      kept.set(conversation, { ...ear, until: now + LIFE_MS })
      for (const [id, { until }] of kept) if (kept.size > MAX_KEPT || until < now) kept.delete(id)
    },
    async tell(conversation, body, now) {
      const ear = kept.get(conversation)
      if (ear === undefined || ear.until < now) return false
      await ear.answered
      return await rest.patch(Routes.webhookMessage(ear.application, ear.token), { body, auth: false }).then(
        () => true,
        () => false,
      )
    },
  }
}
