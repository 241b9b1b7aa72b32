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

/** Where something is to be written: in a channel, in a channel with a thread to be opened there, or inside a thread. */
export type Spot = 'channel' | 'opening' | 'thread'

const TO_WRITE: Readonly<Record<Spot, readonly PermissionName[]>> = {
  channel: ['View Channels', 'Send Messages'],
  opening: ['View Channels', 'Send Messages', 'Create Public Threads', 'Send Messages in Threads'],
  thread: ['View Channels', 'Send Messages in Threads'],
}

/** Returns what is necessary to write at a spot, with a file if one goes along. */
export function neededTo(spot: Spot, file = false): readonly PermissionName[] {
  return file ? [...TO_WRITE[spot], 'Attach Files'] : TO_WRITE[spot]
}

/** What an interview can go on without, and what it then goes without. */
const WITHOUT: Partial<Record<PermissionName, string>> = {
  'Attach Files': 'charts come as text, and the plan cannot come as a file',
  'Read Message History': 'after a lost connection, a message may come twice',
}

/** Returns a sentence for each permission that is missed but not necessary, by the bit field `held`. */
export function goesWithout(held: string): readonly string[] {
  return missing(held, ['Attach Files', 'Read Message History']).map(
    (name) => `I do not have the ${name} permission here: ${WITHOUT[name]}.`,
  )
}

/** Returns the sentence that asks for permissions by their names, and says who can give them. */
export function askFor(names: readonly PermissionName[]): string {
  return (
    `I need the ${names.length === 1 ? 'permission' : 'permissions'} ${names.join(', ')} there. ` +
    'Someone who manages that channel can give my role what is missing (channel settings, Permissions); then try again.'
  )
}

/** Returns which of the wanted permissions the bit field `held` (a decimal string, as Discord sends it) lacks. */
export function missing(held: string, wanted: readonly PermissionName[]): readonly PermissionName[] {
  const bits = /^\d+$/.test(held) ? BigInt(held) : 0n
  if ((bits & PermissionFlagsBits.Administrator) !== 0n) return []
  return wanted.filter((name) => (bits & NEEDED[name]) === 0n)
}

/** Whether the bit field allows to write in a locked thread. */
export function managesThreads(held: string): boolean {
  const bits = /^\d+$/.test(held) ? BigInt(held) : 0n
  return (bits & (PermissionFlagsBits.Administrator | PermissionFlagsBits.ManageThreads)) !== 0n
}
