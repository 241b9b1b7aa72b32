import { PermissionFlagsBits as Bits } from 'discord.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { permissionsIn } from '../../../src/channels/discord/rooms/permissions-in.ts'

const { ViewChannel, SendMessages, Administrator } = Bits
const guild = (everyone: bigint, roles: Record<string, bigint> = {}) => ({
  id: 'g',
  owner_id: 'boss',
  roles: [
    { id: 'g', permissions: String(everyone) },
    ...Object.entries(roles).map(([id, bits]) => ({ id, permissions: String(bits) })),
  ],
})
const overwrite = (id: string, type: 0 | 1, allow: bigint, deny: bigint) => ({
  id,
  type,
  allow: String(allow),
  deny: String(deny),
})
const member = { user: 'u', roles: ['r1', 'r2'] }

describe('permissionsIn', () => {
  it('lets a role give back what is taken from everyone, and a member overwrite outdo both', () => {
    const server = guild(ViewChannel | SendMessages, { r1: 0n, r2: 0n, r3: Administrator })
    const muted = overwrite('g', 0, 0n, SendMessages)
    expect(permissionsIn(server, member, [muted]) & SendMessages).toBe(0n)
    const trusted = overwrite('r2', 0, SendMessages, 0n)
    expect(permissionsIn(server, member, [trusted, muted]) & SendMessages).toBe(SendMessages)
    const banned = overwrite('u', 1, 0n, SendMessages)
    expect(permissionsIn(server, member, [banned, trusted, muted]) & SendMessages).toBe(0n)
    const others = [overwrite('r3', 0, 0n, ViewChannel), overwrite('someone', 1, 0n, ViewChannel)]
    expect(permissionsIn(server, member, others) & ViewChannel).toBe(ViewChannel)
  })

  it('never limits the owner and administrators, and does not depend on the order of overwrites', () => {
    const bits = fc.constantFrom(0n, ViewChannel, SendMessages, ViewChannel | SendMessages)
    const one = fc.record({ id: fc.constantFrom('g', 'r1', 'r2', 'r3', 'u'), allow: bits, deny: bits })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), bits, (list, everyone) => {
        const overwrites = list.map(({ id, allow, deny }) => overwrite(id, id === 'u' ? 1 : 0, allow, deny))
        const server = guild(everyone, { r1: 0n, r2: SendMessages, admin: Administrator })
        const held = permissionsIn(server, member, overwrites)
        expect(permissionsIn(server, member, overwrites.toReversed())).toBe(held)
        for (const who of [
          { user: 'boss', roles: [] },
          { user: 'x', roles: ['admin'] },
        ])
          expect(permissionsIn(server, who, overwrites) & (ViewChannel | SendMessages)).toBe(ViewChannel | SendMessages)
      }),
    )
  })
})
