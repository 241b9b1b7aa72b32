import type { Handled, HandleTurn } from '../../contract/turn.ts'
import type { Metrics } from '../../metrics.ts'
import { noticeView } from '../views/notice-view.ts'
import { createRateLimit, type RateLimit } from './rate-limit.ts'

/** Turns that come too fast are refused with a friendly word, before they cost anything. `limit` may be given by tests. */
export function limitTurns(handle: HandleTurn, metrics?: Metrics, limit: RateLimit = createRateLimit()): HandleTurn {
  return async (turn): Promise<Handled> => {
    const waitMs = limit.take(turn.place.tenant, turn.user, performance.now())
    if (waitMs === 0) return await handle(turn)
    metrics?.fault('rate-limit')
    const seconds = Math.max(1, Math.ceil(waitMs / 1000))
    const text = `That was a bit too fast for me. Please try again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`
    return { status: 'refused', tell: noticeView(text) }
  }
}
