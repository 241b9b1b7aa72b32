import { setTimeout as sleep } from 'node:timers/promises'
import type { AuthorizeResult } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Log } from '../../../log.ts'
import { toSendError } from '../send/send-error.ts'

const PAUSES_MS = [500, 1000, 2000] as const

/**
 * Asks Slack who a bot token is: the workspace it belongs to and its bot user. Tries again while Slack cannot be reached,
 * for a few seconds. Throws the SDK's error of the last try, or at once if Slack refuses the token.
 */
export async function whoAmI(client: WebClient, botToken: string, log: Log): Promise<AuthorizeResult> {
  for (let at = 0; ; at++) {
    try {
      const { bot_id, user_id, team_id, enterprise_id, is_enterprise_install } = await client.auth.test({
        token: botToken,
      })
      return {
        botToken,
        ...(bot_id && { botId: bot_id }),
        ...(user_id && { botUserId: user_id }),
        ...(team_id && { teamId: team_id }),
        ...(is_enterprise_install === true && enterprise_id && { enterpriseId: enterprise_id }),
      }
    } catch (error) {
      const pause = PAUSES_MS[at]
      const { kind, message, retryAfterMs } = toSendError(error)
      if (kind !== 'retry' || pause === undefined) throw error
      log.warn({ reason: message }, 'slack: not reachable yet, trying again')
      await sleep(retryAfterMs ?? pause)
    }
  }
}
