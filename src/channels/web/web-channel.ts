import type { RequestHandler, Router } from 'express'
import type { Channel } from '../../contract/channel.ts'
import type { Delivery, Receipt } from '../../contract/delivery.ts'
import { SendError } from '../../contract/send-error.ts'
import type { PlanLinks } from '../../contract/store/plan-links.ts'
import type { WebBody, WebLog } from '../../contract/store/web-log.ts'
import type { HandleTurn } from '../../contract/turn.ts'
import { createFeed } from './feed.ts'
import { newNonce } from './nonce.ts'
import { sharedView } from './shared-view.ts'
import { type WebPlans, webRoutes } from './web-routes.ts'

export type WebParts = {
  readonly handle: HandleTurn
  readonly log: WebLog
  readonly links: PlanLinks
  /** What this browser has begun, and how much of a conversation is still to be said. */
  readonly plans: WebPlans
  /** Where people reach this server, without a slash at the end. */
  readonly baseUrl: string
  /** Marks the cookies that this server made; the same for all replicas. */
  readonly sessionKey: string
  /** Limits how many new sessions are made. */
  readonly newcomers?: RequestHandler
  readonly now?: () => number
  /** How long an event stream may take nothing before it is dropped; tests only. */
  readonly drainMs?: number | undefined
}

/** The web page as a front: `router` serves it, and what is sent to it goes into the log that the page shows. */
export function createWebChannel(parts: WebParts): Channel & { readonly router: Router } {
  const { log, links, baseUrl, now = Date.now } = parts
  const feed = createFeed(log, newNonce, parts.drainMs)
  const turns = new Set<Promise<unknown>>()

  async function bodyOf(delivery: Delivery): Promise<WebBody> {
    switch (delivery.kind) {
      case 'open':
        return { kind: 'view', key: delivery.key, opens: true, view: delivery.view }
      case 'post':
        return { kind: 'view', key: delivery.key, view: delivery.view }
      case 'update': {
        const { key, message, view } = delivery
        return { kind: 'view', key, replaces: Number(message), opens: key === 'root', view }
      }
      case 'tell':
        return { kind: 'view', view: delivery.view }
      case 'publish': {
        const token = await links.token(delivery.place.tenant, delivery.conversation, now())
        return { kind: 'view', view: sharedView(`${baseUrl}/plan/${token}`) }
      }
      case 'file': {
        const { name, mime, content, comment } = delivery
        return { kind: 'file', name, mime, content, comment }
      }
    }
  }

  return {
    platform: 'web',
    router: webRoutes({
      ...parts,
      feed,
      now,
      track: (turn) => {
        turns.add(turn)
        turn.finally(() => turns.delete(turn)).catch(() => {})
      },
    }),
    async start() {},
    async stop() {
      feed.stop()
      await Promise.allSettled(turns)
    },
    async send(delivery: Delivery): Promise<Receipt> {
      const { tenant } = delivery.place
      try {
        const body = await bodyOf(delivery)
        // The log takes an id once, so a delivery that is made again after a crash shows once.
        const seq = await log.append(tenant, { id: delivery.id, conversation: delivery.conversation, body, at: now() })
        feed.wake(tenant)
        return { message: delivery.kind === 'update' ? delivery.message : String(seq) }
      } catch (cause) {
        throw new SendError('retry', 'The page’s log cannot be written', { cause })
      }
    },
  }
}
