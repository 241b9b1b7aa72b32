import { type App, AuthorizationError, type ReceiverEvent } from '@slack/bolt'
import type { Log } from '../../../log.ts'
import { NotHandled } from './not-handled.ts'

/**
 * Returns `app` with a `processEvent` that takes what it cannot make sense of: acknowledged, logged, forgotten. Bolt 5.1
 * reads payloads without checking them and throws where a part is missing, which Slack would get as a 500 and send again;
 * and it leaves a payload of no kind that it knows without an answer for three seconds. Only what a listener could not
 * handle now, or what belongs to no workspace that we know, goes on to the receiver as an error.
 */
export function forgiving(app: App, log: Log): App {
  const processEvent = async (event: ReceiverEvent): Promise<void> => {
    let answered = false
    const ack: ReceiverEvent['ack'] = async (answer) => {
      answered = true
      await event.ack(answer)
    }
    try {
      await app.processEvent({ ...event, ack })
    } catch (error) {
      if (error instanceof NotHandled || error instanceof AuthorizationError) throw error
      log.warn({ fault: factsOf(error) }, 'slack: a request of an unknown shape')
    }
    if (!answered) await event.ack()
  }
  return Object.create(app, { processEvent: { value: processEvent } }) as App
}

/** Where it happened, without the message: Bolt puts the payload into some. */
function factsOf(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error }
  const { name, message, stack = '' } = error
  return { name, at: stack.slice(stack.indexOf(message) + message.length).trim() }
}
