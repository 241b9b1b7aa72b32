import { type APIOverwrite, type APIRole, OverwriteType, PermissionFlagsBits } from 'discord.js'

type Member = { readonly user: string; readonly roles: readonly string[] }
type Guild = {
  readonly id: string
  readonly owner_id: string
  readonly roles: readonly Pick<APIRole, 'id' | 'permissions'>[]
}

/**
 * Returns what a member may do in a channel, as a bit field: roles together, then the channel's overwrites for everyone,
 * for the member's roles, and for the member. Source: discord-api-docs, "Permissions", section "Permission Overwrites".
 */
export function permissionsIn(guild: Guild, member: Member, overwrites: readonly APIOverwrite[]): bigint {
  const all = (1n << 62n) - 1n
  if (guild.owner_id === member.user) return all
  const mine = new Set([guild.id, ...member.roles])
  let held = guild.roles.filter((role) => mine.has(role.id)).reduce((bits, role) => bits | BigInt(role.permissions), 0n)
  if ((held & PermissionFlagsBits.Administrator) !== 0n) return all
  const ofRoles = overwrites.filter((one) => one.type === OverwriteType.Role && mine.has(one.id))
  held = apply(
    held,
    ofRoles.filter((one) => one.id === guild.id),
  )
  held = apply(
    held,
    ofRoles.filter((one) => one.id !== guild.id),
  )
  return apply(
    held,
    overwrites.filter((one) => one.type === OverwriteType.Member && one.id === member.user),
  )
}

function apply(held: bigint, overwrites: readonly APIOverwrite[]): bigint {
  const denied = overwrites.reduce((bits, one) => bits | BigInt(one.deny), 0n)
  const allowed = overwrites.reduce((bits, one) => bits | BigInt(one.allow), 0n)
  return (held & ~denied) | allowed
}
