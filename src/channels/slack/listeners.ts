import type { App, Context } from '@slack/bolt'
import type { Delivery, Receipt } from '../../contract/delivery.ts'
import { errorId } from '../../contract/error-id.ts'
import type { Place } from '../../contract/place.ts'
import type { Handled, HandleTurn, Turn } from '../../contract/turn.ts'
import type { View } from '../../contract/view.ts'
import type { Log } from '../../log.ts'
import { clip } from './blocks/clip.ts'
import { LIMITS } from './blocks/limits.ts'
import type { Gate } from './connect/gate.ts'
import { orRedeliver } from './connect/not-handled.ts'
import { CONTROL, WRITE_DIALOG, WRITE_INPUT } from './control.ts'
import type { createHome } from './home.ts'
import { render } from './render.ts'
import { tenantOf } from './tenant.ts'
import {
  actionToTurn,
  commandToTurn,
  joinedToTurn,
  messageToTurn,
  type Origin,
  type Reading,
  submitToTurn,
} from './to-turn.ts'

export type ListenerParts = {
  readonly handle: HandleTurn
  readonly send: (delivery: Delivery) => Promise<Receipt>
  readonly home: ReturnType<typeof createHome>
  readonly gate: Gate
  readonly log: Log
  readonly now: () => number
}

/**
 * Makes `app` turn every request into a turn and acknowledge after it. If the store is away, an event fails (Slack sends
 * it again); a command, a click or a dialog, which Slack never sends again, is answered with what to do and an error id.
 */
export function addListeners(app: App, { handle, send, home, gate, log, now }: ListenerParts): void {
  app.command(/.*/, async ({ command, context, ack }) => {
    // Slack sends here whatever commands the app has been given; only ours begins anything.
    if (!OURS.test(command.command)) return ack({ response_type: 'ephemeral', text: NOT_OURS })
    const reading = commandToTurn(command, originOf(context), now())
    const handled = await outcome(reading)
    const tell = 'failed' in handled ? failure(handled.failed) : handled.tell
    if (tell === undefined) return ack()
    // An acknowledgement cannot be tried again if Slack refuses its blocks, so it goes without a table.
    const { text, blocks } = render(tell, { conversation: handled.conversation ?? '', tables: false })
    await ack({ response_type: 'ephemeral', text, blocks })
  })

  app.action(CONTROL, async ({ body, context, client, ack }) => {
    const reading = actionToTurn(body, originOf(context), now())
    const handled = await outcome(reading)
    await ack()
    if (reading.kind !== 'dialog') return answer(reading, handled)
    afterwards('open a dialog', async () => {
      try {
        await client.views.open({ trigger_id: reading.trigger, view: reading.view })
      } catch (error) {
        whisper(reading.place, body.user.id, '', NO_DIALOG)
        throw error
      }
    })
  })

  app.view(WRITE_DIALOG, async ({ body, context, ack }) => {
    const reading = submitToTurn(body, originOf(context), now())
    const handled = await outcome(reading)
    const wrong =
      'failed' in handled ? failure(handled.failed) : handled.status === 'refused' ? handled.tell : undefined
    // Kept open with the reason under the input: what was typed is not lost.
    if (wrong)
      return ack({
        response_action: 'errors',
        errors: { [WRITE_INPUT.block]: clip(`${wrong.fallback} ${KEPT}`, LIMITS.sectionText) },
      })
    await ack()
    answer(reading, handled)
  })

  const message = async ({ event, context }: { event: unknown; context: Context }) => {
    const reading = messageToTurn(event, originOf(context), now())
    if (reading.kind === 'turn') answer(reading, await orRedeliver(handle(reading.turn)))
  }
  app.event('message', message)
  app.event('app_mention', message)

  app.event('member_joined_channel', async ({ event, context }) => {
    const reading = joinedToTurn(event, originOf(context), now())
    if (reading.kind === 'turn') await orRedeliver(handle(reading.turn))
  })

  app.event('app_home_opened', async ({ event: { tab, user, channel }, context, client }) => {
    if (tab !== 'home') return
    const { tenant } = originOf(context)
    afterwards('show the home tab', async () => {
      await client.views.publish({ user_id: user, view: await home(client, tenant, user, channel) })
    })
  })

  /** Handles the turn of a request that Slack does not repeat. */
  async function outcome(reading: Reading): Promise<Handled | { failed: string; conversation?: string }> {
    if (reading.kind !== 'turn') return { status: 'ignored' }
    try {
      return await handle(reading.turn)
    } catch (error) {
      const failed = errorId()
      log.error({ err: error, errorId: failed }, 'slack: a turn could not be handled')
      return { failed }
    }
  }

  function answer(reading: Reading, handled: Handled | { failed: string }): void {
    if (reading.kind !== 'turn') return
    const { turn } = reading
    if ('failed' in handled) whisper(turn.place, turn.user, '', failure(handled.failed))
    else if (handled.tell) whisper(turn.place, turn.user, conversationOf(handled, turn), handled.tell)
  }

  function whisper(place: Place, user: string, conversation: string, view: View): void {
    afterwards('tell a person', () => send({ id: errorId(), kind: 'tell', conversation, place, user, view }))
  }

  /**
   * Calls Slack once the request is answered: a slow call must not hold the acknowledgement back. The turn is done by then,
   * so a failure is logged and no more. Closing down waits for it.
   */
  function afterwards(what: string, call: () => Promise<unknown>): void {
    const done = gate.enter()
    call()
      .catch((error: unknown) => log.warn({ err: error }, `slack: could not ${what}`))
      .finally(() => done?.())
  }
}

/** The command's name; an app for trials may add to it (`/llm-plan-staging`). */
const OURS = /^\/llm-plan(?:-[\w-]+)?$/i
const NOT_OURS = 'I do not know that command. Type /llm-plan to plan an AI project.'

function originOf(context: Context): Origin {
  return { tenant: tenantOf(context), botUser: context.botUserId }
}

const conversationOf = (handled: Handled, turn: Turn) => handled.conversation ?? turn.conversation ?? ''

function said(text: string): View {
  return { parts: [{ kind: 'text', text }], actions: [], fallback: text }
}

const KEPT = 'What you typed stays here until you close this.'

const NO_DIALOG = said(
  'The dialog could not be opened: Slack waits only 3 seconds. Click again, or type your answer here.',
)

const failure = (id: string) =>
  said(`I could not save that just now. Nothing saved earlier is lost. Please try again in a minute. Error id: ${id}`)
