import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api'
import { SendError } from '../../../contract/send-error.ts'

/** Slack's own trouble: the same call may work later. The first two may have taken effect all the same. */
const UNSURE = new Set(['fatal_error', 'internal_error'])
const LATER = new Set(['service_unavailable', 'request_timeout', 'ratelimited', 'rate_limited', 'team_added_to_org'])

/** The message to update was deleted by someone. */
const GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed'])

const INVITE = 'I am not in that channel. Invite me with /invite @LLM Plan, or choose another channel.'
const REINSTALL = "Slack no longer accepts this app's token. An administrator has to install the app again."

/** What a refusal means for the people in the channel, and how to mend it. Codes: the errors of Slack's `chat.*` methods. */
const REFUSALS: Readonly<Record<string, string>> = {
  channel_not_found: INVITE,
  not_in_channel: INVITE,
  is_archived: 'That channel is archived. Choose another one.',
  is_inactive: 'That conversation is closed. Start again with /llm-plan.',
  restricted_action: 'An administrator has limited who may post in that channel. Choose another one.',
  restricted_action_read_only_channel: 'That channel is read-only. Choose another one.',
  restricted_action_thread_only_channel: 'That channel takes replies only. Choose another one.',
  restricted_action_non_threadable_channel: 'That channel does not allow threads. Start again in another one.',
  restricted_action_thread_locked: 'That thread is locked.',
  messages_tab_disabled: 'The Messages tab of this app is switched off. An administrator can switch it on.',
  token_revoked: REINSTALL,
  token_expired: REINSTALL,
  account_inactive: REINSTALL,
  invalid_auth: REINSTALL,
  not_authed: REINSTALL,
  msg_too_long: 'That message is too long for Slack.',
  msg_blocks_too_long: 'That message is too long for Slack.',
  team_access_not_granted: 'This app may not post in that workspace. An administrator can allow it.',
  access_denied: 'This app may not do that here. An administrator can allow it.',
}

/** Connections that were never made: nothing can have arrived. */
const NEVER_SENT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT/

/**
 * Returns what the outbox has to do about an error of the Web API. The message is for people and holds Slack's code, but
 * no request: an SDK error as `cause` would carry one.
 */
export function toSendError(error: unknown): SendError {
  if (error instanceof SendError) return error
  if (error instanceof WebAPIRateLimitedError)
    return new SendError('retry', 'Slack asks to wait.', { retryAfterMs: error.retryAfter * 1000 })
  if (error instanceof WebAPIPlatformError) return platformError(error.data)
  if (error instanceof WebAPIHTTPError) {
    const kind = error.statusCode >= 500 || error.statusCode === 429 || error.statusCode === 408 ? 'retry' : 'refused'
    return new SendError(kind, `Slack answered ${error.statusCode}.`, { maybeSent: kind === 'retry' })
  }
  if (error instanceof WebAPIRequestError) {
    const code = codeOf(error.original)
    return new SendError('retry', `Slack could not be reached (${code}).`, {
      maybeSent: !NEVER_SENT.test(code),
    })
  }
  if (error instanceof Error && error.message.startsWith('Retry header'))
    return new SendError('retry', 'Slack asks to wait.', { retryAfterMs: 30_000 })
  const name = error instanceof Error ? `${error.name}: ${error.message}` : typeof error
  return new SendError('refused', `That message could not be created (${name}).`)
}

function platformError(data: WebAPIPlatformError['data']): SendError {
  const code = data.error
  if (UNSURE.has(code)) return new SendError('retry', `Slack had trouble (${code}).`, { maybeSent: true })
  if (LATER.has(code)) return new SendError('retry', `Slack had trouble (${code}).`)
  if (GONE.has(code)) return new SendError('gone', `The message is no longer there (${code}).`)
  if (code === 'missing_scope') {
    const { needed } = data as { needed?: unknown }
    const which = typeof needed === 'string' ? ` "${needed}"` : ''
    return new SendError(
      'refused',
      `The Slack app is missing the permission${which}. Add it and install the app again.`,
    )
  }
  return new SendError('refused', `${REFUSALS[code] ?? 'Slack did not accept the message.'} (${code})`)
}

/** The system's code at the bottom of fetch's errors. */
function codeOf(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code } = at as Error & { code?: unknown }
    if (typeof code === 'string') return code
    if (at.cause === undefined) return at.name
  }
  return 'unknown'
}
