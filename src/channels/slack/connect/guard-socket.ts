import type { SocketModeReceiver } from '@slack/bolt'
import type { Log } from '../../../log.ts'

type Client = SocketModeReceiver['client']
type Inside = { onWebSocketMessage(data: unknown, isBinary: boolean): Promise<void> }

/**
 * Keeps a message that the client cannot read from ending the process. socket-mode 3.1.0 reads `payload.event.type` of
 * every `events_api` envelope, but `app_rate_limited` has no event: the TypeError is an unhandled rejection. Such an
 * envelope is acknowledged and logged, so that Slack does not repeat it.
 */
export function guardSocket(client: Client, log: Log): void {
  const inside = client as unknown as Inside
  const read = inside.onWebSocketMessage.bind(client)
  client.removeAllListeners('ws_message')
  client.on('ws_message', (data: unknown, isBinary: boolean) => {
    const odd = envelopeWithoutEvent(data, isBinary)
    if (odd === undefined) {
      read(data, isBinary).catch((error: unknown) => log.error({ err: error }, 'slack socket: unreadable message'))
      return
    }
    log.warn({ type: odd.type }, 'slack socket: an envelope without an event')
    ;(client as unknown as { send(id: string): Promise<void> })
      .send(odd.envelope)
      .catch((error: unknown) => log.warn({ err: error }, 'slack socket: could not acknowledge'))
  })
}

function envelopeWithoutEvent(data: unknown, isBinary: boolean): { envelope: string; type: string } | undefined {
  if (isBinary || typeof data !== 'string') return undefined
  try {
    const { type, envelope_id, payload } = JSON.parse(data)
    if (type !== 'events_api' || typeof payload?.event?.type === 'string') return undefined
    // A kind has a short name; anything else could be somebody's words.
    const kind = /^\w{1,40}$/.exec(String(payload?.type))?.[0] ?? 'unknown'
    return { envelope: String(envelope_id), type: kind }
  } catch {
    return undefined
  }
}
