import {
  type APIInteraction,
  type APIInteractionResponse,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  type REST,
  type RESTPostAPIWebhookWithTokenJSONBody,
  Routes,
} from 'discord.js'
import type { Place } from '../../contract/place.ts'
import type { Handled, HandleTurn, Turn } from '../../contract/turn.ts'
import type { View } from '../../contract/view.ts'
import { inTime } from '../../in-time.ts'
import type { Log } from '../../log.ts'
import { dialogFor } from './dialog.ts'
import type { Openings } from './openings.ts'
import type { Prefill } from './prefill.ts'
import { render } from './render.ts'
import { describeError } from './send/describe-error.ts'
import { messageBody, type Outbound } from './send/message-body.ts'
import { postNotice } from './send/post-notice.ts'
import { type Heard, interactionPlace, toTurn } from './to-turn.ts'

/** Discord waits three seconds for the first response. After this long we ask for more time, to stay clear of them. */
const PATIENCE_MS = 1800

export type Respond = (response: APIInteractionResponse) => Promise<void>

export type InteractionOptions = {
  readonly handle: HandleTurn
  readonly rest: REST
  readonly log: Log
  readonly now: () => number
  readonly prefill: Prefill
  readonly openings: Openings
  /** Whether the bot may read what people type in a thread without mentioning it. */
  readonly readsThreads: boolean
}

/**
 * Returns the function that takes an interaction from its arrival to its acknowledgement. `respond` carries the first
 * response: a REST call for the gateway, the HTTP response for the endpoint. Acknowledges after the turn is committed;
 * only if that takes long, before. What the turn says goes out through the outbox, never through the interaction's
 * token; only `tell`, for the author's eyes, does, while the token is fresh. Rejects only for what is no interaction.
 */
export function createInteractions({ handle, rest, log, now, prefill, openings, readsThreads }: InteractionOptions) {
  return async (interaction: APIInteraction, respond: Respond): Promise<void> => {
    const heard = toTurn(interaction, now())
    if (heard.kind === 'refuse')
      return void (await first(interaction, respond, whisper(sentence(heard.text), interactionPlace(interaction))))
    if (heard.kind === 'complete')
      return void (await first(interaction, respond, {
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: [] },
      }))
    if (heard.kind === 'dialog') {
      const data = dialogFor(heard.pressed, heard.dialog, prefill.of(heard.pressed.customId, now()))
      return void (await first(interaction, respond, { type: InteractionResponseType.Modal, data }))
    }
    const { promise: answered, resolve } = Promise.withResolvers<void>()
    await answer(interaction, heard, respond, answered).finally(resolve)
  }

  async function answer(
    interaction: APIInteraction,
    { turn, without }: Extract<Heard, { kind: 'turn' }>,
    respond: Respond,
    answered: Promise<void>,
  ): Promise<void> {
    const isCommand = interaction.type === InteractionType.ApplicationCommand
    const work = handle(turn)
      .catch((error: unknown): Handled => {
        log.error({ fault: describeError(error), deliveryId: turn.deliveryId }, 'a Discord interaction was not handled')
        return { status: 'refused', tell: AWAY }
      })
      .then((handled): Handled => {
        const { application_id: application, token } = interaction
        if (!isCommand || handled.tell !== undefined) return handled
        if (handled.conversation !== undefined)
          openings.note(handled.conversation, { application, token, answered }, now())
        return { ...handled, tell: opening(turn, without) }
      })
    const handled = await inTime<Awaited<typeof work> | undefined>(work, PATIENCE_MS, () => undefined)
    if (handled !== undefined) {
      const { tell } = handled
      const code = handled.conversation ?? turn.conversation
      const response = tell === undefined ? SILENT : whisper(tell, turn.place, code, readsThreads)
      const reached = await first(interaction, respond, response)
      if (!reached && handled.tell !== undefined) await say(interaction, handled.tell, code)
      return
    }
    if (!(await first(interaction, respond, isCommand ? DEFERRED : SILENT))) return
    const { tell, conversation } = await work
    if (tell !== undefined) await whisperLate(interaction, tell, conversation ?? turn.conversation, isCommand)
  }

  /** Gives the first response. False if Discord did not take it: too late (10062), or answered already (40060). */
  async function first(interaction: APIInteraction, respond: Respond, response: APIInteractionResponse) {
    try {
      await respond(response)
      return true
    } catch (error) {
      log.warn(
        { fault: describeError(error), deliveryId: interaction.id },
        'Discord took no response to an interaction',
      )
      return false
    }
  }

  async function whisperLate(interaction: APIInteraction, tell: View, code: string | undefined, deferred: boolean) {
    const { application_id: application, token } = interaction
    const place = interactionPlace(interaction)
    try {
      const { body } = tellBody(tell, place, code, readsThreads)
      if (deferred) await rest.patch(Routes.webhookMessage(application, token), { body, auth: false })
      else await rest.post(Routes.webhook(application, token), { body: ephemeral(body), auth: false })
    } catch (error) {
      log.warn({ fault: describeError(error), deliveryId: interaction.id }, 'Discord took no late response')
      await say(interaction, tell, code)
    }
  }

  /** The way out when the interaction's token is of no use any more: an ordinary message where the person is. */
  async function say(interaction: APIInteraction, tell: View, code: string | undefined) {
    const place = interactionPlace(interaction)
    if (place === undefined) return
    await postNotice(rest, place.thread ?? place.room, tellBody(tell, place, code, readsThreads)).catch(
      (error: unknown) => log.warn({ fault: describeError(error) }, 'a notice could not be posted'),
    )
  }
}

const SILENT: APIInteractionResponse = { type: InteractionResponseType.DeferredMessageUpdate }
const DEFERRED: APIInteractionResponse = {
  type: InteractionResponseType.DeferredChannelMessageWithSource,
  data: { flags: MessageFlags.Ephemeral },
}
const AWAY = sentence('I cannot save anything right now, so that answer was not kept. Please try again in a minute.')

/** The thread is opened by the outbox, a moment later: until then it is a promise, and said as one. */
function opening(turn: Turn, without: readonly string[]): View {
  const here = turn.place.direct || turn.place.thread !== undefined
  const text = here ? 'Let’s continue right here.' : 'I am opening a thread in this channel; let’s continue there.'
  const view = sentence(text)
  return { ...view, parts: [...view.parts, ...without.map((note) => ({ kind: 'note', text: note }) as const)] }
}

function sentence(text: string): View {
  return { parts: [{ kind: 'text', text }], actions: [], fallback: text }
}

/** A notice is short: should it need several messages, the first one is what counts. */
function tellBody(view: View, place: Place | undefined, conversation = '', readsThreads = true): Outbound {
  // In a DM Discord's channel menu is empty, and our own takes requests for which there is no time here.
  const rooms = place?.direct === true ? 'none' : 'server'
  const [rendered] = render(view, {
    conversation,
    rooms,
    pictures: false,
    unheard: !readsThreads && place?.direct !== true,
  })
  if (rendered === undefined) throw new Error('a view renders to at least one message')
  return messageBody(rendered)
}

function whisper(
  view: View,
  place: Place | undefined,
  conversation?: string,
  readsThreads?: boolean,
): APIInteractionResponse {
  const data = ephemeral(tellBody(view, place, conversation, readsThreads).body)
  return { type: InteractionResponseType.ChannelMessageWithSource, data } as APIInteractionResponse
}

function ephemeral(body: Outbound['body']): RESTPostAPIWebhookWithTokenJSONBody {
  return { ...body, flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral } as RESTPostAPIWebhookWithTokenJSONBody
}
