import { createHmac, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { Control } from './slack-sink.ts'

/** How often an acknowledgement did not come in time. */
export const redelivered = { count: 0 }

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

/** One person of one workspace, whose payloads carry a signature. Each call resolves with how long the 200 took, in ms. */
export function slackClient(secret: string, team: string, user: string, channel: string) {
  const common = { token: 'x', api_app_id: 'A1', is_enterprise_install: false }
  return {
    command: (url: string) =>
      post(url, secret, {
        ...common,
        is_enterprise_install: 'false',
        team_id: team,
        team_domain: 'bench',
        channel_id: channel,
        channel_name: 'bench',
        user_id: user,
        user_name: user,
        command: '/llm-plan',
        text: 'Answer customers faster',
        response_url: 'https://hooks.slack.com/commands/1/1/1',
        trigger_id: randomUUID(),
      }),
    press: (url: string, { block, action, ts, thread }: Control) => {
      const payload = {
        ...common,
        type: 'block_actions',
        user: { id: user, username: user, name: user, team_id: team },
        team: { id: team, domain: 'bench' },
        enterprise: null,
        channel: { id: channel, name: 'bench' },
        container: { type: 'message', message_ts: ts, channel_id: channel, thread_ts: thread, is_ephemeral: false },
        message: { type: 'message', ts, thread_ts: thread, user: 'UBOT', text: 'x' },
        state: { values: {} },
        trigger_id: randomUUID(),
        response_url: 'https://hooks.slack.com/actions/1/1/1',
        actions: [{ ...action, block_id: block, action_ts: `${Date.now() / 1000}` }],
      }
      return post(url, secret, { payload: JSON.stringify(payload) })
    },
  }
}

function post(url: string, secret: string, form: Record<string, unknown>): Promise<number> {
  const body = new URLSearchParams(form as Record<string, string>).toString()
  const seconds = String(Math.floor(Date.now() / 1000))
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': seconds,
    'x-slack-signature': signature,
  }
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    const sent = request(url, { method: 'POST', headers, agent }, (response) => {
      response.resume().once('end', () => {
        if (response.statusCode === 200) return resolve(performance.now() - begun)
        // Slack delivers again what was not acknowledged.
        redelivered.count++
        post(url, secret, form).then(() => resolve(performance.now() - begun), reject)
      })
    })
    sent.once('error', reject).end(body)
  })
}
