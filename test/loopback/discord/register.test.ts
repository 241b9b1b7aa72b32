import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMAND } from '../../../src/channels/discord/command.ts'
import { INVITE_PERMISSIONS } from '../../../src/channels/discord/permissions.ts'
import { inviteLink, registerCommands } from '../../../src/channels/discord/register-commands.ts'
import { createLog } from '../../../src/log.ts'
import { type Front, startFront } from './front.ts'

describe('registering the command', () => {
  let front: Front
  const log = createLog('silent')
  beforeAll(async () => {
    front = await startFront({})
  })
  afterAll(() => front.stop())
  const settings = (more = {}) => ({
    token: front.twin.botToken,
    applicationId: front.twin.botUserId,
    apiUrl: front.apiUrl,
    ...more,
  })

  it('registers one global command for servers and direct messages, and may be repeated', async () => {
    const first = await registerCommands(settings(), log)
    expect(first.command).toBe('/llm-plan')
    expect(await registerCommands(settings(), log)).toEqual(first)
    const [sent] = front.seen.filter(({ method, path }) => method === 'POST' && path.endsWith('/commands'))
    expect(sent?.body).toMatchObject({ name: 'llm-plan', contexts: [0, 1] })
    expect(front.faults).toEqual([])
  })

  it('returns the link that invites the bot with what it needs', () => {
    const link = new URL(inviteLink('1094476355678245004'))
    expect(link.searchParams.get('scope')).toBe('bot applications.commands')
    expect(link.searchParams.get('permissions')).toBe(String(INVITE_PERMISSIONS))
    expect(INVITE_PERMISSIONS).toBe(309_237_746_688n)
  })

  it('says which setting is wrong', async () => {
    const elsewhere = settings({ applicationId: '123456789012345678' })
    await expect(registerCommands(elsewhere, log)).rejects.toMatchObject({ field: 'DISCORD_APPLICATION_ID' })
    front.misbehave('POST', /commands$/, { status: 401, body: { code: 0, message: '401: Unauthorized' } })
    await expect(registerCommands(settings(), log)).rejects.toMatchObject({ field: 'DISCORD_TOKEN' })
    front.misbehave('POST', /commands$/, { status: 500, body: { code: 0, message: 'oops' } })
    await expect(registerCommands(settings(), log)).rejects.toMatchObject({ code: 'discord-register' })
  })

  it('stays within the limits of a command', () => {
    expect(JSON.stringify(COMMAND).length).toBeLessThan(8000)
  })
})
