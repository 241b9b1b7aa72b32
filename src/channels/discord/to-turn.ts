import {
  type APIApplicationCommandInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionContextType,
  InteractionType,
} from 'discord.js'
import { decodeAction } from '../../turn/action-code.ts'
import type { Input, Place, Turn } from '../channel.ts'
import { COMMAND_NAME } from './command.ts'
import { type Dialog, readWriteCode } from './custom-id.ts'
import { missing, missingToStart } from './permissions.ts'
import { isThread, placeOf } from './place.ts'

/** What an interaction asks for: a turn, a dialog to open, or nothing that we can do, with the sentence that says why. */
export type Heard =
  | { readonly kind: 'turn'; readonly turn: Turn }
  | { readonly kind: 'dialog'; readonly dialog: Dialog }
  | { readonly kind: 'refuse'; readonly text: string }

/** Reads one interaction as Discord sent it, over the gateway or over HTTP. `at` is now, in milliseconds. Pure. */
export function toTurn(interaction: APIInteraction, at: number): Heard {
  const place = interactionPlace(interaction)
  if (place === undefined) return refuse('I work in servers and in direct messages with me, not here.')
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return fromCommand(interaction, place, at)
    case InteractionType.MessageComponent:
      return fromComponent(interaction, place, at)
    case InteractionType.ModalSubmit:
      return fromDialog(interaction, place, at)
    default:
      return refuse('I do not know that kind of request.')
  }
}

/** Returns the place of an interaction; undefined where it has none that we serve (a group DM, a ping). */
export function interactionPlace(interaction: APIInteraction): Place | undefined {
  const user = userOf(interaction)
  const channel = interaction.channel
  const id = channel?.id
  // Other people's direct messages: we can answer there, but never post.
  const foreign = channel?.type === ChannelType.GroupDM || interaction.context === InteractionContextType.PrivateChannel
  if (user === undefined || id === undefined || foreign) return undefined
  const parent = channel !== undefined && 'parent_id' in channel ? (channel.parent_id ?? undefined) : undefined
  return placeOf({ guild: interaction.guild_id, channel: id, type: channel?.type, parent, user })
}

function userOf(interaction: APIInteraction): string | undefined {
  return interaction.member?.user.id ?? interaction.user?.id
}

function fromCommand(interaction: APIApplicationCommandInteraction, place: Place, at: number): Heard {
  const { data } = interaction
  if (data.type !== ApplicationCommandType.ChatInput || data.name !== COMMAND_NAME)
    return refuse(`I only know the command /${COMMAND_NAME}.`)
  const lacking = place.direct ? [] : missingToStart(interaction.app_permissions ?? '', startsIn(interaction))
  if (lacking.length > 0)
    return refuse(
      `To talk with you here I need the ${lacking.length === 1 ? 'permission' : 'permissions'} ${lacking.join(', ')}. ` +
        'Someone who manages this channel can give them to my role (channel settings, Permissions); then try again.',
    )
  const options = (interaction as APIChatInputApplicationCommandInteraction).data.options ?? []
  const text = options.find((option) => option.name === 'text')
  const words = text?.type === ApplicationCommandOptionType.String ? text.value.trim() : ''
  return turn(interaction, place, at, { type: 'start', ...(words !== '' && { text: words }) })
}

function startsIn(interaction: APIInteraction): 'channel' | 'thread' | 'chat' {
  const type = interaction.channel?.type
  if (isThread(type)) return 'thread'
  return type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement ? 'channel' : 'chat'
}

function fromComponent(interaction: APIMessageComponentInteraction, place: Place, at: number): Heard {
  const { data } = interaction
  const dialog = readWriteCode(data.custom_id)
  if (dialog !== undefined) return { kind: 'dialog', dialog }
  const values = 'values' in data ? data.values : undefined
  const chosen = decodeAction(data.custom_id) ?? decodeAction(values?.[0] ?? '')
  if (chosen === undefined) return refuse(UNKNOWN_CONTROL)
  const { conversation, input } = chosen
  if (input.type === 'answer' && Array.isArray(input.value) && values !== undefined)
    return turn(interaction, place, at, { ...input, value: values }, conversation)
  if (input.type === 'publish' && input.room === '') {
    const room = values?.[0]
    if (room === undefined) return refuse(UNKNOWN_CONTROL)
    const own =
      data.component_type === ComponentType.ChannelSelect ? data.resolved.channels[room]?.permissions : undefined
    if (own !== undefined && missing(own, ['View Channels', 'Send Messages']).length > 0)
      return refuse('You cannot write in that channel yourself, so I do not post there for you. Choose another one.')
    return turn(interaction, place, at, { type: 'publish', room }, conversation)
  }
  return turn(interaction, place, at, input, conversation)
}

function fromDialog(interaction: APIModalSubmitInteraction, place: Place, at: number): Heard {
  const chosen = decodeAction(interaction.data.custom_id)
  if (chosen?.input.type !== 'answer') return refuse(UNKNOWN_CONTROL)
  const words = typedText(interaction.data.components)
  return turn(interaction, place, at, { ...chosen.input, value: words, words }, chosen.conversation)
}

/** The one text input of our dialog, inside a label (now) or an action row (clients of before 2025). */
function typedText(components: APIModalSubmitInteraction['data']['components']): string {
  for (const row of components) {
    const inside = 'component' in row ? [row.component] : 'components' in row ? row.components : []
    for (const field of inside) if (field.type === ComponentType.TextInput) return field.value
  }
  return ''
}

const UNKNOWN_CONTROL = `I no longer know that button. Send /${COMMAND_NAME} to begin again, or type your answer.`

function refuse(text: string): Heard {
  return { kind: 'refuse', text }
}

function turn(interaction: APIInteraction, place: Place, at: number, input: Input, conversation?: string): Heard {
  const user = userOf(interaction) ?? ''
  const known = conversation === undefined ? {} : { conversation }
  return { kind: 'turn', turn: { deliveryId: interaction.id, place, user, ...known, input, at } }
}
