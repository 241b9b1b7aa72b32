import { RESTJSONErrorCodes as Code, DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import { SendError } from '../../../contract/send-error.ts'
import { describeError } from './describe-error.ts'

/** What to do about the refusals that a person can mend. */
const MEND: Readonly<Record<number, string>> = {
  [Code.MissingAccess]:
    'I cannot see that channel. Give my role "View Channels" there (channel settings, Permissions), then try again.',
  [Code.MissingPermissions]:
    'I am not allowed to do that there. Check what my role may do in that channel (channel settings, Permissions), then try again.',
  [Code.CannotSendMessagesToThisUser]:
    'I cannot message you directly: your privacy settings for this server block direct messages. Allow them, or use ' +
    'the command in a channel.',
  [Code.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds]:
    'I cannot message you directly: we no longer share a server.',
  [Code.UnknownChannel]: 'That channel or thread no longer exists.',
  [Code.InvalidActionOnArchivedThread]: 'The thread is closed. Open it again by writing in it, then try again.',
  [Code.ThreadLocked]: 'The thread is locked. Someone who manages threads can unlock it; then try again.',
  [Code.RequestEntityTooLarge]: 'The file is larger than Discord takes here (10 MiB).',
  [Code.TagRequiredToCreateAForumPostInThisChannel]:
    'That forum requires a tag on every post, and I do not pick one for you. Start a post there yourself, then choose that post.',
  [Code.MaximumActiveThreads]: 'This server has reached Discord’s limit on open threads. Close some, then try again.',
}

const GONE: readonly unknown[] = [Code.UnknownMessage, Code.MaximumNumberOfEditsToMessagesOlderThanOneHourReached]

/** A wrong token or a blocked address mends only when someone acts: no hurry. */
const LATER_MS = 60_000
/** Where Discord, or what stands before it, asks to wait and does not say how long. */
const SOON_MS = 5000

/**
 * Returns what the outbox should do after a failed call: try again (429 after the time that Discord gives, 5xx, no
 * answer), post anew (the message was deleted, or is too old to edit again), or give up with a sentence for the user.
 */
export function toSendError(error: unknown): SendError {
  if (error instanceof SendError) return error
  if (error instanceof RateLimitError)
    return new SendError('retry', 'Discord asks to wait.', {
      retryAfterMs: error.retryAfter > 0 ? error.retryAfter : SOON_MS,
    })
  if (error instanceof DiscordAPIError) return fromApi(error)
  if (error instanceof HTTPError && error.status < 500)
    return new SendError('retry', `Discord answered ${error.status}.`, { retryAfterMs: LATER_MS })
  if (error instanceof HTTPError)
    return new SendError('retry', `Discord answered ${error.status}.`, { maybeSent: true })
  const { name, code } = describeError(error)
  // Only where no connection came about is it sure that nothing was sent.
  const maybeSent = code !== 'ECONNREFUSED' && code !== 'ENOTFOUND' && code !== 'UND_ERR_CONNECT_TIMEOUT'
  return new SendError('retry', `Discord did not answer (${code ?? name}).`, { maybeSent })
}

function fromApi(error: DiscordAPIError): SendError {
  if (GONE.includes(error.code)) return new SendError('gone', 'The message to change is no longer there.')
  const mend = MEND[Number(error.code)]
  if (mend !== undefined) return new SendError('refused', mend)
  if (error.status === 401) return new SendError('retry', 'Discord refused the token.', { retryAfterMs: LATER_MS })
  if (error.status === 429) return new SendError('retry', 'Discord asks to wait.', { retryAfterMs: SOON_MS })
  return new SendError('refused', `Discord refused this message (error ${error.code}).`)
}
