import { setTimeout as sleep } from 'node:timers/promises'
import { RateLimitError, type REST, Routes } from 'discord.js'
import type { Outbound } from './message-body.ts'

/** A notice is worth waiting for only while the person still looks. */
const MAX_WAIT_MS = 10_000

/** Posts a notice that no outbox keeps. Waits once where Discord asks to; other failures pass through. */
export async function postNotice(rest: REST, channel: string, request: Outbound): Promise<void> {
  try {
    await rest.post(Routes.channelMessages(channel), request)
  } catch (error) {
    if (!(error instanceof RateLimitError) || error.retryAfter > MAX_WAIT_MS) throw error
    await sleep(Math.max(error.retryAfter, 1000))
    await rest.post(Routes.channelMessages(channel), request)
  }
}
