import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionContextType,
  InteractionType,
} from 'discord.js'
import type { z } from 'zod'
import { decodeAction } from '../../contract/action-code.ts'
import { type Input, MAX_TYPED } from '../../contract/input.ts'
import type { Place } from '../../contract/place.ts'
import { readAs } from '../../contract/read-as.ts'
import type { Turn } from '../../contract/turn.ts'
import { COMMAND_NAME } from './command.ts'
import { type Dialog, readWriteCode } from './custom-id.ts'
import { COMMAND, COMPONENT, DIALOG, type Interaction, readInteraction } from './payload.ts'
import { askFor, goesWithout, managesThreads, missing, neededTo, type Spot } from './permissions.ts'
import { isThread, placeOf } from './place.ts'
import { NO_THREADS } from './send/open-thread.ts'
import { LOCKED } from './send/reach.ts'

/** What an interaction asks for: a turn, a dialog to open, or nothing that we can do, with the sentence that says why. */
export type Heard =
  | {
      readonly kind: 'turn'
      readonly turn: Turn
      /** What this conversation will have to go without, for want of a permission. */
      readonly without: readonly string[]
    }
  /** What is being typed in a command is offered nothing: there is nothing to choose from. */
  | { readonly kind: 'complete' }
  | { readonly kind: 'dialog'; readonly dialog: Dialog; readonly pressed: Pressed }
  | { readonly kind: 'refuse'; readonly text: string }

/** The button that opens a dialog, and what the message says in which it stands. */
export type Pressed = { readonly customId: string; readonly components: readonly unknown[] }

/** Reads one interaction as Discord sent it, over the gateway or over HTTP. Takes anything. `at` is now, in milliseconds. Pure. */
export function toTurn(given: unknown, at: number): Heard {
  const interaction = readInteraction(given)
  if (interaction === undefined) return refuse(UNREADABLE)
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete) return { kind: 'complete' }
  const place = placeIn(interaction)
  if (interaction.channel?.thread_metadata?.locked === true && !managesThreads(interaction.app_permissions ?? ''))
    return refuse(`I cannot write here, so nothing was changed. ${LOCKED}`)
  if (place === undefined) return refuse('I work in servers and in direct messages with me, not here.')
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return fromCommand(interaction, place, at)
    case InteractionType.MessageComponent:
      return fromComponent(interaction, place, at)
    case InteractionType.ModalSubmit:
      return fromDialog(interaction, place, at)
    default:
      return refuse('I cannot handle that kind of request.')
  }
}

/** Returns the place of an interaction; undefined where it has none that we serve (a group DM, a ping). Takes anything. */
export function interactionPlace(given: unknown): Place | undefined {
  const interaction = readInteraction(given)
  return interaction && placeIn(interaction)
}

function placeIn(interaction: Interaction): Place | undefined {
  const user = userOf(interaction)
  const channel = interaction.channel
  const id = channel?.id
  // Other people's direct messages: we can answer there, but never post.
  const foreign = channel?.type === ChannelType.GroupDM || interaction.context === InteractionContextType.PrivateChannel
  if (user === undefined || id === undefined || foreign) return undefined
  const guild = interaction.guild_id ?? undefined
  return placeOf({
    guild,
    channel: id,
    type: channel?.type ?? undefined,
    parent: channel?.parent_id ?? undefined,
    user,
  })
}

function userOf(interaction: Interaction): string | undefined {
  return interaction.member?.user.id ?? interaction.user?.id
}

function fromCommand(interaction: Interaction, place: Place, at: number): Heard {
  const data = readAs(COMMAND, interaction.data)
  if (data === undefined) return refuse(UNREADABLE)
  if (data.type !== ApplicationCommandType.ChatInput || data.name !== COMMAND_NAME)
    return refuse(`I only know the command /${COMMAND_NAME}.`)
  const held = interaction.app_permissions ?? ''
  const spot = spotOf(interaction)
  if (!place.direct && spot === undefined) return refuse(NO_THREADS)
  const lacking = place.direct || spot === undefined ? [] : missing(held, neededTo(spot))
  if (lacking.length > 0) return refuse(askFor(lacking))
  const without = place.direct ? [] : goesWithout(held)
  const text = data.options?.find(({ name, type }) => name === 'text' && type === ApplicationCommandOptionType.String)
  const words = textOf(text?.value).trim()
  const start = turn(interaction, place, at, { type: 'start', ...(words !== '' && { text: words }) })
  return { ...start, without }
}

/** Where a conversation would be held; undefined where there can be no threads, as in the chat of a voice channel. */
function spotOf(interaction: Interaction): Spot | undefined {
  const type = interaction.channel?.type ?? undefined
  if (isThread(type)) return 'thread'
  return type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement ? 'opening' : undefined
}

function fromComponent(interaction: Interaction, place: Place, at: number): Heard {
  const data = readAs(COMPONENT, interaction.data)
  if (data === undefined) return refuse(UNREADABLE)
  const dialog = readWriteCode(data.custom_id)
  if (dialog !== undefined) {
    const pressed = { customId: data.custom_id, components: interaction.message?.components ?? [] }
    return { kind: 'dialog', dialog, pressed }
  }
  const values = data.values ?? undefined
  const chosen = decodeAction(data.custom_id) ?? decodeAction(values?.[0] ?? '')
  if (chosen === undefined) return refuse(UNKNOWN_CONTROL)
  const { conversation, input } = chosen
  if (input.type === 'answer' && Array.isArray(input.value) && values !== undefined)
    return turn(interaction, place, at, { ...input, value: values }, conversation)
  if (input.type === 'publish' && input.room === '') {
    const room = values?.[0]
    if (room === undefined || room === '') return refuse(UNKNOWN_CONTROL)
    const chosen = data.component_type === ComponentType.ChannelSelect ? data.resolved?.channels?.[room] : undefined
    const own = chosen?.permissions
    if (
      typeof own === 'string' &&
      missing(own, neededTo(isThread(chosen?.type ?? undefined) ? 'thread' : 'channel')).length > 0
    )
      return refuse('You cannot post in that channel yourself, so I do not post there for you. Choose another one.')
    return turn(interaction, place, at, { type: 'publish', room }, conversation)
  }
  return turn(interaction, place, at, input, conversation)
}

function fromDialog(interaction: Interaction, place: Place, at: number): Heard {
  const data = readAs(DIALOG, interaction.data)
  if (data === undefined) return refuse(UNREADABLE)
  const chosen = decodeAction(data.custom_id)
  if (chosen?.input.type !== 'answer') return refuse(UNKNOWN_CONTROL)
  const words = typedText(data.components)
  return turn(interaction, place, at, { ...chosen.input, value: words, words }, chosen.conversation)
}

/** The one text input of our dialog, inside a label (now) or an action row (clients of before 2025). */
function typedText(components: z.infer<typeof DIALOG>['components']): string {
  const fields = components.flatMap(({ component, components: row }) => [
    ...(component ? [component] : []),
    ...(row ?? []),
  ])
  return textOf(fields.find(({ type }) => type === ComponentType.TextInput)?.value)
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, MAX_TYPED) : '')

const UNREADABLE = 'I could not read that. Please try again.'
const UNKNOWN_CONTROL = `I no longer recognize that button. Send /${COMMAND_NAME} to start again, or type your answer.`

function refuse(text: string): Heard {
  return { kind: 'refuse', text }
}

function turn(interaction: Interaction, place: Place, at: number, input: Input, conversation?: string) {
  const user = userOf(interaction) ?? ''
  const known = conversation === undefined ? {} : { conversation }
  const made: Turn = { deliveryId: interaction.id, place, user, ...known, input, at }
  return { kind: 'turn', turn: made, without: [] } as const satisfies Heard
}
