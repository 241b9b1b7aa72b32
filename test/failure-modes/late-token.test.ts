import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { startBot, until } from '../loopback/discord/bot.ts'

it('Discord: what is said too late for the interaction’s token (10015) is said as a message', async () => {
  const tell = { parts: [{ kind: 'text', text: 'It took a while.' } as const], actions: [], fallback: 'x' }
  const bot = await startBot({
    handle: async () => {
      await sleep(2_000)
      return { status: 'refused', tell }
    },
  })
  bot.front.misbehave('PATCH', /^\/webhooks\//, { status: 404, body: { code: 10015, message: 'Unknown Webhook' } })
  const person = bot.inServer()
  expect(await person.slash('sort our mail')).toMatchObject({ type: 5 })
  await person.seesText('It took a while.')
  await until(() => bot.logged().includes('10015'))
  expect(bot.logged()).not.toContain('token-canary')
  expect(bot.front.faults).toEqual([])
  await bot.stop()
})
