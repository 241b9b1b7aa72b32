import type { Delivery } from '../../contract/delivery.ts'
import { SendError } from '../../contract/send-error.ts'
import { type Failure, type Leased, MAX_WAIT_MS } from '../../contract/store/outbox.ts'
import { failureNotice } from './failure-notice.ts'

/** 15 attempts with the delays below last about 40 minutes: an outage of a platform is usually shorter. */
export const MAX_ATTEMPTS = 15
/** After so many, about half a minute, it is the message and not the platform, if the platform takes what others say. */
const ATTEMPTS_ALONE = 6
const FIRST_DELAY_MS = 1_000
const MAX_DELAY_MS = 5 * 60_000

/**
 * What to do after a failed attempt. Pure: `random` (0 to 1) spreads the retries, `errorId` is used if the delivery dies.
 * `canLookUp` says that the channel can find out whether an unanswered attempt arrived. Where it cannot, a new message is
 * repeated only once after an unknown outcome: at most one visible duplicate, never a storm. `tookOthers` says that the
 * platform took other conversations' deliveries lately: then this one alone must not hold up what follows it.
 */
export function afterFailure(
  leased: Leased,
  error: unknown,
  context: {
    readonly now: number
    readonly random: number
    readonly errorId: string
    readonly canLookUp: boolean
    readonly tookOthers: boolean
  },
): Failure {
  const { delivery, attempts, unknown } = leased
  const { now, random, errorId, canLookUp, tookOthers } = context
  const fault = error instanceof SendError ? error : undefined
  const dead = (reason: string): Failure => {
    const notice = failureNotice(leased, reason, errorId)
    return { dead: reason, errorId, ...(notice === undefined ? {} : { notice }) }
  }
  if (fault?.kind === 'refused') return dead(fault.message)
  if (attempts >= MAX_ATTEMPTS) return dead('the platform did not take it after many attempts')
  if (attempts >= ATTEMPTS_ALONE && tookOthers && fault?.retryAfterMs === undefined)
    return dead('the platform takes other messages, but not this one')
  if (fault?.kind === 'gone') return { retryAt: now, sent: 'no', messageGone: true }
  // An error that the channel did not foresee says nothing about whether the message arrived.
  const maybeSent = fault?.maybeSent ?? true
  if (maybeSent && unknown > 0 && !canLookUp && !isRepeatable(delivery)) {
    return dead('the platform did not say whether it arrived, so it is not sent a third time')
  }
  const sent = maybeSent ? 'unknown' : 'no'
  if (fault?.retryAfterMs !== undefined) {
    // Never early: a little late keeps many waiting messages from coming at once.
    const wait = Math.min(fault.retryAfterMs + random * 250, MAX_WAIT_MS)
    return { retryAt: now + Math.ceil(wait), sent, wholeRoom: true }
  }
  const longest = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempts - 1))
  return { retryAt: now + Math.round(longest * (0.5 + random / 2)), sent }
}

/** Replacing a message twice looks the same as replacing it once. */
export function isRepeatable(delivery: Delivery): boolean {
  return (delivery.kind === 'update' || delivery.kind === 'publish') && delivery.message !== undefined
}
