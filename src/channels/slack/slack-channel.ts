import { App, AuthorizationError, type AuthorizeResult } from '@slack/bolt'
import { WebAPIPlatformError } from '@slack/web-api'
import type { Router } from 'express'
import type { Channel } from '../../contract/channel.ts'
import type { OwnPlans } from '../../contract/own-plan.ts'
import type { EraseTenant, HandleTurn } from '../../contract/turn.ts'
import { UserError } from '../../errors.ts'
import { inTime } from '../../in-time.ts'
import type { Log } from '../../log.ts'
import { createClients } from './clients.ts'
import { boltLogger } from './connect/bolt-logger.ts'
import { clientOptions } from './connect/client-options.ts'
import { createGate, type Gate } from './connect/gate.ts'
import { httpReceiver } from './connect/http-receiver.ts'
import { installationStore } from './connect/installations.ts'
import { NotHandled } from './connect/not-handled.ts'
import { onUninstall } from './connect/on-uninstall.ts'
import { SocketReceiver } from './connect/socket-receiver.ts'
import { whoAmI } from './connect/who-am-i.ts'
import { createHome } from './home.ts'
import { addListeners } from './listeners.ts'
import { createNames } from './send/names.ts'
import { createSend } from './send.ts'
import type { SlackSettings, TokenVault } from './settings.ts'

export type SlackChannelParts = {
  readonly settings: SlackSettings
  /** Where people reach this server, without a slash at the end: for the address that OAuth comes back to. */
  readonly baseUrl: string
  readonly handle: HandleTurn
  readonly log: Log
  /** For a workspace that removes the app, where many install it. */
  readonly eraseTenant: EraseTenant
  /** What the Home tab shows of a person's own plans. */
  readonly ownPlans: OwnPlans
  /** Keeps the tokens of many workspaces; needed with `settings.oauth`. */
  readonly vault?: TokenVault
  readonly now?: () => number
}

/** `router` is set over HTTP: mount it at the root of the Express app, before any body parser. */
export type SlackChannel = Channel & { readonly router: Router | undefined }

/**
 * Returns the Slack front. Throws UserError `bad-config` if the settings cannot work together. `start` throws UserError
 * `slack-refused` if Slack does not accept the token; `send` works without `start`.
 */
export function createSlackChannel(parts: SlackChannelParts): SlackChannel {
  const { settings, handle, eraseTenant, ownPlans, log, vault, now = Date.now } = parts
  checkSettings(settings, vault)
  const gate = createGate()
  // One workspace's token, if there is one, is all that is needed; then nothing is installed by OAuth.
  const installations = settings.botToken === undefined && vault ? installationStore(vault, now) : undefined
  const receiver = receiverOf(parts, installations, gate, now)
  let me: AuthorizeResult | undefined
  const started = Promise.withResolvers<AuthorizeResult>()
  const app = new App({
    receiver,
    deferInitialization: true,
    convoStore: false,
    processBeforeResponse: true,
    logger: boltLogger(log),
    clientOptions: clientOptions(settings, log),
    // With one workspace every request is its own, whoever's workspace the person who clicks belongs to.
    ...(settings.botToken !== undefined && {
      authorize: async () => me ?? (await soon(started.promise)),
    }),
  })
  const sender = createSend({
    clients: createClients(settings, vault, log),
    names: createNames(),
    log,
    apiUrl: settings.apiUrl,
  })
  addListeners(app, { handle, send: sender.send, home: createHome(ownPlans), gate, log, now })
  app.error(async (error) => {
    if (error instanceof NotHandled || error instanceof AuthorizationError)
      log.error({ err: error }, 'slack: a request could not be handled')
    throw error
  })
  if (installations && vault) onUninstall(app, { vault, eraseTenant, log })
  return {
    platform: 'slack',
    // Slack gives each delivery to any one of an app's sockets: one replica holds the only one.
    ...(receiver instanceof SocketReceiver && { exclusive: 'slack-socket' }),
    router: receiver instanceof SocketReceiver ? undefined : (receiver.router as Router),
    async start() {
      gate.open()
      try {
        await app.init()
        if (settings.botToken !== undefined) {
          me ??= await whoAmI(app.client, settings.botToken, log)
          started.resolve(me)
        }
        if (receiver instanceof SocketReceiver) await receiver.start()
      } catch (error) {
        throw refused(error)
      }
    },
    async stop() {
      await gate.close()
      if (receiver instanceof SocketReceiver) await receiver.stop()
    },
    ...sender,
  }
}

/** Slack waits three seconds: a request that comes while we start waits for so much of them. */
const START_MS = 2_000

/** Resolves as `start` does; rejects if that takes too long. */
function soon<T>(start: Promise<T>): Promise<T> {
  return inTime(start, START_MS, () => {
    throw new Error('not started yet')
  })
}

function receiverOf(
  { settings, baseUrl, log }: SlackChannelParts,
  installations: ReturnType<typeof installationStore> | undefined,
  gate: Gate,
  now: () => number,
) {
  if (settings.appToken !== undefined) return new SocketReceiver(settings.appToken, settings, gate, log)
  const signingSecret = settings.signingSecret ?? ''
  return httpReceiver({ settings, signingSecret, baseUrl, installations, gate, log, now })
}

function checkSettings(settings: SlackSettings, vault: TokenVault | undefined): void {
  const wrong = (field: string, message: string) => new UserError('bad-config', message, { field })
  if (settings.appToken === undefined && settings.signingSecret === undefined)
    throw wrong('SLACK_SIGNING_SECRET', 'Slack needs SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode).')
  if (settings.botToken !== undefined) return
  if (settings.oauth === undefined)
    throw wrong('SLACK_BOT_TOKEN', 'Slack needs SLACK_BOT_TOKEN, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.')
  if (settings.appToken !== undefined)
    throw wrong('SLACK_APP_TOKEN', 'Installing into many workspaces works over HTTP: leave SLACK_APP_TOKEN out.')
  if (vault === undefined) throw wrong('TOKEN_KEYS', 'Installing into many workspaces needs a vault for the tokens.')
}

function refused(error: unknown): Error {
  if (error instanceof WebAPIPlatformError)
    return new UserError(
      'slack-refused',
      `Slack did not accept the app: ${error.data.error}. Check SLACK_BOT_TOKEN and, for Socket Mode, SLACK_APP_TOKEN.`,
      { field: 'SLACK_BOT_TOKEN' },
    )
  return error instanceof Error
    ? new UserError('slack-unreachable', `Slack could not be reached: ${error.message}`)
    : new UserError('slack-unreachable', 'Slack could not be reached.')
}
