import type { App, ReceiverEvent } from '@slack/bolt'
import type { Gate } from './gate.ts'

/**
 * Returns `app` with a `processEvent` that acknowledges after the work. Bolt acknowledges an event before it calls the
 * listener; over HTTP `processBeforeResponse` holds that back, over a socket nothing does. If the work fails there is no
 * acknowledgement, and Slack delivers again; nor is there one once the gate is closed.
 */
export function ackAfterwards(app: App, gate: Gate): App {
  const processEvent = async (event: ReceiverEvent): Promise<void> => {
    const done = gate.enter()
    if (done === undefined) return
    try {
      let answer: readonly unknown[] | undefined
      const ack = async (...given: unknown[]) => {
        answer = given
      }
      await app.processEvent({ ...event, ack })
      if (answer !== undefined) await event.ack(answer[0])
    } finally {
      done()
    }
  }
  return Object.create(app, { processEvent: { value: processEvent } }) as App
}
