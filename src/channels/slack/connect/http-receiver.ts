import { createHmac } from 'node:crypto'
import { type App, ExpressReceiver, type InstallationStore } from '@slack/bolt'
import { Router } from 'express'
import type { Log } from '../../../log.ts'
import { BOT_SCOPES, type SlackSettings } from '../settings.ts'
import { boltLogger } from './bolt-logger.ts'
import { clientOptions } from './client-options.ts'
import { forgiving } from './forgiving.ts'
import type { Gate } from './gate.ts'
import { installFailed } from './install-failed.ts'
import { EVENTS_PATH, REDIRECT_PATH } from './paths.ts'
import { requestGuard } from './request-guard.ts'

/** Slack's own payloads stay far below; a modal is at most 250 kB. */
const BODY_LIMIT = '1mb'

export type HttpReceiverOptions = {
  readonly settings: SlackSettings
  readonly signingSecret: string
  readonly baseUrl: string
  readonly installations: InstallationStore | undefined
  readonly gate: Gate
  readonly log: Log
  readonly now: () => number
}

/**
 * Returns Bolt's receiver for HTTP. Its `router` is to be mounted at the root of the one Express app; it takes no port.
 * `processBeforeResponse`: Slack gets its 200 after our commit, and a 500 if the store is away, so that it sends again.
 */
export function httpReceiver(options: HttpReceiverOptions): ExpressReceiver {
  const { settings, signingSecret, baseUrl, installations, gate, log, now } = options
  const router = Router()
  router.post(EVENTS_PATH, requestGuard(now), (_request, response, next) => {
    const done = gate.enter()
    // Closing down: Slack sends it again, to whoever is up then.
    if (done === undefined) {
      response.status(503).end()
      return
    }
    response.once('close', done)
    next()
  })
  return new HttpReceiver(log, {
    signingSecret,
    endpoints: EVENTS_PATH,
    router,
    processBeforeResponse: true,
    bodyLimit: BODY_LIMIT,
    logger: boltLogger(log),
    ...(settings.oauth &&
      installations && {
        ...settings.oauth,
        installationStore: installations,
        scopes: [...BOT_SCOPES],
        redirectUri: `${baseUrl}${REDIRECT_PATH}`,
        // Signs the state of an installation under way; derived, so that every replica has the same one.
        stateSecret: createHmac('sha256', settings.oauth.clientSecret).update('slack-oauth-state').digest('hex'),
        installerOptions: {
          redirectUriPath: REDIRECT_PATH,
          directInstall: true,
          callbackOptions: { failure: installFailed },
          clientOptions: clientOptions(settings, log),
        },
      }),
  })
}

class HttpReceiver extends ExpressReceiver {
  readonly #log: Log

  constructor(log: Log, options: ConstructorParameters<typeof ExpressReceiver>[0]) {
    super(options)
    this.#log = log
  }

  override init(app: App): void {
    super.init(forgiving(app, this.#log))
  }
}
