import type { WebClientOptions } from '@slack/web-api'
import type { Log } from '../../../log.ts'
import type { SlackSettings } from '../settings.ts'
import { boltLogger } from './bolt-logger.ts'

/**
 * How every call to Slack is made: once, within ten seconds. Whether and when to try again is the outbox's decision; the
 * SDK's own retries post twice after a lost response, and its pause after a 429 stops unrelated channels.
 */
export function clientOptions(settings: Pick<SlackSettings, 'apiUrl'>, log: Log): WebClientOptions {
  return {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    allowAbsoluteUrls: false,
    logger: boltLogger(log),
    ...(settings.apiUrl && { slackApiUrl: settings.apiUrl }),
  }
}
