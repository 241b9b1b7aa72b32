import type { Client } from 'discord.js'
import type { Log } from '../../../log.ts'
import { describeError } from '../send/describe-error.ts'

type HandlePacket = (packet?: { readonly t?: string }, shard?: unknown) => boolean

/**
 * Keeps discord.js' own reading of an event from ending the process. It caches every event before anyone asks, and throws
 * on one that it does not know the shape of; nobody can catch that, so Node ends. We read the raw events ourselves.
 * (`handlePacket` is private; should it go away, nothing is contained, and nothing breaks.)
 */
export function containFaults(client: Client, log: Log): void {
  const ws = client.ws as unknown as { handlePacket?: HandlePacket }
  const handlePacket = ws.handlePacket?.bind(client.ws)
  if (handlePacket === undefined) return
  ws.handlePacket = (packet, shard) => {
    try {
      return handlePacket(packet, shard)
    } catch (error) {
      log.warn({ fault: describeError(error), event: packet?.t }, 'discord.js could not read an event')
      return false
    }
  }
}
