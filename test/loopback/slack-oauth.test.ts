import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { TokenVault } from '../../src/channels/slack/settings.ts'
import { SendError } from '../../src/contract/send-error.ts'
import type { Store } from '../../src/contract/store/store.ts'
import type { Turn } from '../../src/contract/turn.ts'
import { openStore } from '../../src/store/open-store.ts'
import { startSlackFront } from './slack-front.ts'
import { BOT_TOKEN, TEAM } from './slack-world.ts'

let store: Store
let dataDir: string
let front: Awaited<ReturnType<typeof startSlackFront>>
let turns: Turn[]
let away = false

beforeEach(async () => {
  turns = []
  dataDir = mkdtempSync(join(tmpdir(), 'llm-plan-oauth-'))
  store = await openStore({ dataDir, tokenKeys: ['a key for tests, long enough to seal with'] })
  front = await startSlackFront({
    mode: 'oauth',
    vault: store.vault,
    eraseTenant: (tenant) => (away ? Promise.reject(new Error('database is locked')) : store.eraseTenant(tenant)),
    handle: async (turn) => {
      turns.push(turn)
      return { status: 'done' }
    },
  })
})
afterEach(async () => {
  await front[Symbol.asyncDispose]()
  await store.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** What a browser does: the install page, Slack's consent, and back with the code and the cookie. */
async function install(code: string, keepCookie = true): Promise<Response> {
  const begun = await fetch(`${front.baseUrl}/slack/install`, { redirect: 'manual' })
  const consent = new URL(begun.headers.get('location') ?? '')
  expect(consent.searchParams.get('redirect_uri')).toBe(`${front.baseUrl}/slack/oauth_redirect`)
  expect(consent.searchParams.get('scope')).toContain('chat:write')
  const cookie = begun.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const back = new URLSearchParams({ code, state: consent.searchParams.get('state') ?? '' })
  return fetch(`${front.baseUrl}/slack/oauth_redirect?${back}`, { headers: keepCookie ? { cookie } : {} })
}

const delivery = {
  id: 'd1',
  conversation: 'abc',
  place: { platform: 'slack', tenant: `slack:${TEAM}`, room: 'D0ANN', direct: true },
  kind: 'post',
  key: 'q',
  view: { parts: [], actions: [], fallback: 'hello' },
} as const

it('serves a workspace once it has installed the app, and forgets it when it leaves', async () => {
  const ann = front.person('U0ANN')
  expect((await ann.command('x')).status).not.toBe(200)
  await expect(front.channel.send(delivery)).rejects.toMatchObject({ kind: 'refused' })

  expect((await install('good-code')).status).toBe(200)
  expect((await ann.command('x')).status).toBe(200)
  expect(turns[0]?.place.tenant).toBe(`slack:${TEAM}`)
  await front.channel.send(delivery)
  expect(ann.last('D0ANN')?.text).toBe('hello')

  expect(await event({ type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } })).toBe(200)
  await expect(front.channel.send(delivery)).rejects.toBeInstanceOf(SendError)
})

/** An event of the workspace, `after` seconds from now or without a time; returns the status of the answer. */
async function event(body: object, after: number | 'untimed' = 5): Promise<number> {
  const time = after === 'untimed' ? {} : { event_time: Math.floor(Date.now() / 1000) + after }
  const envelope = { type: 'event_callback', team_id: TEAM, event_id: `Ev${Math.random()}`, ...time, event: body }
  return (await front.door('events_api', envelope)).status
}

/** Something that is held of the workspace: a message that waits. */
async function plan(): Promise<void> {
  const interview = { phase: 'asking', question: 'problem', step: 0, given: {}, path: [], mode: 'normal' } as const
  const { place } = delivery
  const conversation = { id: `c${Math.random()}`, place, owner: 'U0ANN', editors: [], version: 1, rulesHash: 'h' }
  const rest = { interview, lastQuery: undefined, createdAt: 1, updatedAt: 1 }
  await store.transaction((tx) => tx.create({ ...conversation, ...rest }))
}
const held = async () => (await store.exportPerson(`slack:${TEAM}`, 'U0ANN')).conversations.length

it('erases all that it holds of a workspace that removes the app, and nothing of another', async () => {
  await install('good-code')
  await plan()
  away = true
  expect(await event({ type: 'app_uninstalled' })).toBe(500)
  away = false
  expect(await event({ type: 'app_uninstalled' })).toBe(200)
  expect(await held()).toBe(0)
  await expect(front.channel.send(delivery)).rejects.toMatchObject({ kind: 'refused' })
  // Said twice, and in the other order: nothing more happens.
  expect(await event({ type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } })).toBe(200)
  expect(await event({ type: 'app_uninstalled' })).toBe(200)
})

it('keeps the plans when only a token was replaced, and everything when a person’s token was', async () => {
  await install('good-code')
  await plan()
  expect(await event({ type: 'tokens_revoked', tokens: { oauth: ['U0ANN'], bot: [] } })).toBe(200)
  await front.channel.send(delivery)
  expect(await event({ type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } })).toBe(200)
  expect(await held()).toBe(1)
})

it('does not take a late word of an earlier leaving for a new one', async () => {
  await install('good-code')
  await plan()
  expect(await event({ type: 'app_uninstalled' }, -60)).toBe(200)
  expect(await event({ type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } }, -60)).toBe(200)
  expect(await event({ type: 'app_uninstalled' }, 'untimed')).toBe(200)
  expect(await held()).toBe(1)
  await front.channel.send(delivery)
})

it('keeps the token sealed', async () => {
  await install('good-code')
  const { readdirSync, readFileSync } = await import('node:fs')
  for (const file of readdirSync(dataDir)) expect(readFileSync(join(dataDir, file), 'latin1')).not.toContain(BOT_TOKEN)
  expect(front.logged()).not.toContain('canary')
})

it('installs nothing for a wrong code, a foreign state, or another browser', async () => {
  expect((await install('bad-code')).status).toBeGreaterThanOrEqual(400)
  expect((await install('good-code', false)).status).toBeGreaterThanOrEqual(400)
  const forged = await fetch(`${front.baseUrl}/slack/oauth_redirect?code=good-code&state=forged`)
  expect(forged.status).toBeGreaterThanOrEqual(400)
  await expect(front.channel.send(delivery)).rejects.toMatchObject({ kind: 'refused' })
})

it('tries again later when the token cannot be read now, and gives up under a wrong key', async () => {
  await install('good-code')
  const send = async (vault: TokenVault) => {
    await using other = await startSlackFront({ mode: 'oauth', vault, handle: async () => ({ status: 'done' }) })
    return other.channel.send(delivery)
  }
  const other = await openStore({ dataDir, tokenKeys: ['another key, just as long, that opens nothing'] })
  await expect(send(other.vault)).rejects.toMatchObject({ kind: 'refused' })
  await other.close()
  await expect(send(other.vault)).rejects.toMatchObject({ kind: 'retry' })
})
