import type { Channel } from '../../src/contract/channel.ts'
import type { Delivery, Receipt } from '../../src/contract/delivery.ts'
import { SendError } from '../../src/contract/send-error.ts'

/** A front for the chaos platform, with the manners of the real ones: Retry-After, unknown outcomes, looking up. */
export function platformChannel(url: string): Channel {
  return {
    platform: 'slack',
    start: async () => {},
    stop: async () => {},
    async send(delivery: Delivery): Promise<Receipt> {
      const response = await call(`${url}/send`, { method: 'POST', body: JSON.stringify(delivery) })
      if (response.status === 429) {
        const retryAfterMs = Number(response.headers.get('retry-after')) * 1000
        throw new SendError('retry', 'too many requests', { retryAfterMs })
      }
      if (!response.ok) throw new SendError('retry', `HTTP ${response.status}`)
      return (await response.json()) as Receipt
    },
    async findSent(delivery): Promise<Receipt | undefined> {
      const response = await call(`${url}/find?id=${delivery.id}`)
      const found = (await response.json()) as Receipt
      return found.message === undefined ? undefined : found
    },
  }
}

async function call(url: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(1_000) })
  } catch (cause) {
    throw new SendError('retry', 'the platform did not answer', { maybeSent: true, cause })
  }
}
