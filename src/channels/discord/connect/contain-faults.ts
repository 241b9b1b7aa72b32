import type { Client } from 'discord.js'
import type { Log } from '../../../log.ts'
import { describeError } from '../send/describe-error.ts'

type HandlePacket = (packet?: { readonly t?: string }, shard?: unknown) => boolean
type Line = { onMessage?: (...given: unknown[]) => Promise<void> }
type Lines = { spawn?: (ids: readonly number[]) => Promise<void>; readonly shards?: Map<number, Line> }
type Inner = { handlePacket?: HandlePacket; attachEvents?: () => void; readonly _ws?: { readonly strategy?: Lines } }

/**
 * Keeps discord.js' own reading of an event from ending the process. It caches every event before anyone asks, and throws
 * on one that it does not know the shape of; nobody can catch that, so Node ends. We read the raw events ourselves.
 * (What is wrapped here is private; should it go away, nothing is contained, and nothing breaks.)
 */
export function containFaults(client: Client, log: Log): void {
  const ws = client.ws as unknown as Inner
  const contain = (error: unknown, event?: string) =>
    log.warn({ fault: describeError(error), event }, 'discord.js could not read an event')
  const handlePacket = ws.handlePacket?.bind(client.ws)
  if (handlePacket !== undefined)
    ws.handlePacket = (packet, shard) => {
      try {
        return handlePacket(packet, shard)
      } catch (error) {
        contain(error, packet?.t)
        return false
      }
    }
  const attachEvents = ws.attachEvents?.bind(client.ws)
  if (attachEvents !== undefined)
    ws.attachEvents = () => {
      attachEvents()
      containLines(ws._ws?.strategy, contain)
    }
}

/** The first event of a line, READY, is read before any handler: there a fault would be a rejection that nobody awaits. */
function containLines(lines: Lines | undefined, contain: (error: unknown) => void): void {
  const spawn = lines?.spawn?.bind(lines)
  if (lines === undefined || spawn === undefined) return
  lines.spawn = async (ids) => {
    await spawn(ids)
    for (const line of lines.shards?.values() ?? []) {
      const onMessage = line.onMessage?.bind(line)
      if (onMessage !== undefined) line.onMessage = (...given) => onMessage(...given).catch(contain)
    }
  }
}
