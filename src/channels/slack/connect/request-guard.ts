import type { RequestHandler } from 'express'

/** Slack signs the second at which it sent; five minutes is what it advises to accept. */
const MAX_SKEW_SECONDS = 300

/**
 * Refuses, before anything is read: a time stamp that is not near now on either side (Bolt bounds only the past, so a
 * request signed for next year would stay good until then), and packed bodies (Slack sends none).
 * Answers 401 and 415. `now` is in milliseconds.
 */
export function requestGuard(now: () => number): RequestHandler {
  return (request, response, next) => {
    const stamp = request.headers['x-slack-request-timestamp']
    if (typeof stamp !== 'string' || !/^\d{1,12}$/.test(stamp) || skew(stamp, now()) > MAX_SKEW_SECONDS) {
      response.status(401).end()
      return
    }
    if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
      response.status(415).end()
      return
    }
    next()
  }
}

const skew = (stamp: string, nowMs: number) => Math.abs(Number(stamp) - nowMs / 1000)
