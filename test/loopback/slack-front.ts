import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { SlackSettings, TokenVault } from '../../src/channels/slack/settings.ts'
import { createSlackChannel, type SlackChannelParts } from '../../src/channels/slack/slack-channel.ts'
import type { EraseTenant, HandleTurn } from '../../src/contract/turn.ts'
import { createLog } from '../../src/log.ts'
import { createPerson, type Door, httpDoor, type Kind, SIGNING_SECRET, socketDoor } from './slack-person.ts'
import { type SlackServer, startSlackServer } from './slack-server.ts'
import { APP_TOKEN, BOT_TOKEN } from './slack-world.ts'

type Mode = 'http' | 'socket' | 'oauth'

export type FrontOptions = {
  readonly mode: Mode
  readonly handle: HandleTurn
  readonly vault?: TokenVault
  readonly eraseTenant?: EraseTenant
  readonly ownPlans?: SlackChannelParts['ownPlans']
  readonly now?: () => number
  /** False leaves `channel.start` to the test. */
  readonly start?: boolean
  /** How long Slack waits for an acknowledgement over a socket. */
  readonly ackMs?: number
  /** A workspace that was there before, and stays. */
  readonly slack?: SlackServer
  /** Hears how long each request took to be acknowledged. */
  readonly watch?: (kind: Kind, ms: number) => void
}

/** The Slack front with its real Bolt app, connected to a loopback Slack; what is behind it is the caller's. */
export async function startSlackFront({ mode, handle, start = true, ackMs, ...options }: FrontOptions) {
  const slack = options.slack ?? (await startSlackServer())
  const lines: string[] = []
  const log = createLog('debug', { write: (line) => void lines.push(line) })
  const app = express()
  const http = createServer(app)
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const baseUrl = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const settings = settingsOf(mode, slack)
  const { vault, now, eraseTenant = async () => 0, ownPlans = async () => [] } = options
  const parts = { settings, baseUrl, handle, eraseTenant, ownPlans, log }
  const channel = createSlackChannel({ ...parts, ...(vault && { vault }), ...(now && { now }) })
  if (channel.router) app.use(channel.router)
  if (start) await channel.start()
  const knock: Door = mode === 'socket' ? socketDoor(slack, ackMs) : httpDoor(`${baseUrl}/slack/events`)
  const door: Door = async (kind, payload, retry) => {
    const begun = performance.now()
    return await knock(kind, payload, retry).finally(() => options.watch?.(kind, performance.now() - begun))
  }
  return {
    slack,
    world: slack.world,
    channel,
    log,
    baseUrl,
    door,
    /** Every log line so far, as text. */
    logged: () => lines.join(''),
    person: (user: string) => createPerson(slack, door, user),
    /** Resolves when all that was begun behind an acknowledgement is done. */
    async idle() {
      await channel.stop()
      await channel.start()
    },
    async [Symbol.asyncDispose]() {
      await channel.stop()
      http.closeAllConnections()
      http.close()
      if (options.slack === undefined) await slack.close()
    },
  }
}

function settingsOf(mode: Mode, slack: SlackServer): SlackSettings {
  const none = { botToken: undefined, signingSecret: undefined, appToken: undefined, oauth: undefined }
  const common = { ...none, apiUrl: slack.apiUrl }
  if (mode === 'socket') return { ...common, botToken: BOT_TOKEN, appToken: APP_TOKEN }
  if (mode === 'http') return { ...common, botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET }
  return { ...common, signingSecret: SIGNING_SECRET, oauth: { clientId: '1.2', clientSecret: 'client-secret-canary' } }
}

/** Waits until `holds` gives something true, and returns it. Throws after `limitMs`. */
export async function until<T>(holds: () => T | Promise<T>, limitMs = 30_000): Promise<NonNullable<T>> {
  const deadline = Date.now() + limitMs
  for (;;) {
    const value = await holds()
    if (value) return value
    if (Date.now() > deadline) throw new Error(`still not so after ${limitMs} ms: ${holds}`)
    await new Promise((done) => setTimeout(done, 10))
  }
}
