import { expect, it } from 'vitest'
import { startSlackFront, until } from '../loopback/slack-front.ts'

it('Slack: a command that comes while the process still starts is served', async () => {
  const turns: unknown[] = []
  await using front = await startSlackFront({
    mode: 'http',
    start: false,
    handle: async (turn) => {
      turns.push(turn)
      return { status: 'done' }
    },
  })
  // The first question who we are fails, so that starting takes half a second.
  front.slack.misbehave('auth.test', { status: 503 })
  const started = front.channel.start()
  await until(() => front.slack.calls.some(({ method }) => method === 'auth.test'))
  expect((await front.person('U0ANN').command('sort our mail')).status).toBe(200)
  expect(turns).toHaveLength(1)
  await started
})
