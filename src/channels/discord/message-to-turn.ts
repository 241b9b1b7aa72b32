import { MessageType } from 'discord.js'
import { MAX_TYPED } from '../../contract/input.ts'
import type { Turn } from '../../contract/turn.ts'
import type { Message } from './payload.ts'
import { isThread, type Origin, placeOf } from './place.ts'

/** A channel as Discord describes it. `ours`: a thread that the bot opened or joined. */
export type ChannelFacts = Pick<Origin, 'type' | 'parent'> & { readonly ours: boolean }

/**
 * Reads one message as the gateway sent it. Undefined for what is not meant for us: other bots, webhooks and ourselves,
 * system messages, messages without text (a picture, or a server where we may not read), chatter outside our threads
 * that does not mention us. `self` is the bot's user id, `at` now in milliseconds. Pure.
 */
export function messageToTurn(message: Message, channel: ChannelFacts, self: string, at: number): Turn | undefined {
  if (!fromPerson(message, self)) return undefined
  const { channel_id, author, content } = message
  const guild = message.guild_id ?? undefined
  const mentioned = mentions(message, self)
  if (guild !== undefined && !mentioned && !(isThread(channel.type) && channel.ours)) return undefined
  const text = content
    .replaceAll(new RegExp(`<@!?${self}>`, 'g'), ' ')
    .trim()
    .slice(0, MAX_TYPED)
  if (text === '' && !mentioned) return undefined
  const place = placeOf({ guild, channel: channel_id, type: channel.type, parent: channel.parent, user: author.id })
  const input =
    text === '' ? ({ type: 'help' } as const) : ({ type: 'say', text, ...(mentioned && { mentioned }) } as const)
  return { deliveryId: message.id, place, user: author.id, input, at }
}

/** Whether a person wrote it, in a message of the ordinary kinds. */
export function fromPerson(message: Message, self: string): boolean {
  if (message.author.id === self || message.author.bot === true || message.author.system === true) return false
  if (message.webhook_id !== undefined) return false
  return message.type === MessageType.Default || message.type === MessageType.Reply
}

/** Whether the message mentions the bot itself. */
export function mentions(message: Message, self: string): boolean {
  return message.mentions.some((user) => user.id === self) || message.content.includes(`<@${self}>`)
}
