import { describe, expect, it } from 'vitest'
import type { SlackSettings } from '../../../src/channels/slack/settings.ts'
import { createSlackChannel } from '../../../src/channels/slack/slack-channel.ts'
import { createLog } from '../../../src/log.ts'

const none: SlackSettings = {
  botToken: undefined,
  signingSecret: undefined,
  appToken: undefined,
  oauth: undefined,
  apiUrl: undefined,
}
const create = (settings: Partial<SlackSettings>) => () =>
  createSlackChannel({
    eraseTenant: async () => 0,
    ownPlans: async () => [],
    settings: { ...none, ...settings },
    baseUrl: 'https://plans.example',
    handle: async () => ({ status: 'done' }),
    log: createLog('silent'),
  })
const oauth = { clientId: '1.2', clientSecret: 'x' }

describe('the Slack settings', () => {
  it.each<[string, Partial<SlackSettings>]>([
    ['SLACK_SIGNING_SECRET', { botToken: 'xoxb-1' }],
    ['SLACK_BOT_TOKEN', { signingSecret: 's' }],
    ['SLACK_APP_TOKEN', { appToken: 'xapp-1', oauth }],
    ['TOKEN_KEYS', { signingSecret: 's', oauth }],
  ])('name %s when it is what is wrong', (field, settings) => {
    expect(create(settings)).toThrow(expect.objectContaining({ code: 'bad-config', field }))
  })

  it('give a router over HTTP and none over a socket', () => {
    expect(create({ botToken: 'xoxb-1', signingSecret: 's' })().router).toBeDefined()
    expect(create({ botToken: 'xoxb-1', appToken: 'xapp-1' })().router).toBeUndefined()
  })
})
