import { PermissionFlagsBits } from 'discord.js'

/** What the bot needs in a server, with Discord's own words for it. `docs/discord.md` and the invite link say the same. */
const NEEDED = {
  'View Channels': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
} as const

export type PermissionName = keyof typeof NEEDED

/** The number for the invite link: all of the above. */
export const INVITE_PERMISSIONS = Object.values(NEEDED).reduce((all, bit) => all | bit, 0n)

const TO_START: readonly PermissionName[] = ['View Channels', 'Send Messages']
const TO_THREAD: readonly PermissionName[] = ['Create Public Threads', 'Send Messages in Threads']

/** Returns what is missing to begin a conversation in a channel (`where`: a thread is opened) or inside a thread. */
export function missingToStart(held: string, where: 'channel' | 'thread' | 'chat'): readonly PermissionName[] {
  if (where === 'channel') return missing(held, [...TO_START, ...TO_THREAD])
  return missing(held, where === 'thread' ? ['View Channels', 'Send Messages in Threads'] : TO_START)
}

/** Returns which of the wanted permissions the bit field `held` (a decimal string, as Discord sends it) lacks. */
export function missing(held: string, wanted: readonly PermissionName[]): readonly PermissionName[] {
  const bits = /^\d+$/.test(held) ? BigInt(held) : 0n
  if ((bits & PermissionFlagsBits.Administrator) !== 0n) return []
  return wanted.filter((name) => (bits & NEEDED[name]) === 0n)
}
