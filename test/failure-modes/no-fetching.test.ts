import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { GENERAL, PERSON, startBot, until as untilSoon } from '../loopback/discord/bot.ts'
import { startSlackFront, until } from '../loopback/slack-front.ts'
import { BOT, TEAM } from '../loopback/slack-world.ts'

/** An address that a payload names, and that nobody may call. */
async function startTrap() {
  const calls: string[] = []
  const server = createServer((request, response) => {
    calls.push(String(request.url))
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls, close: () => server.close() }
}

it('calls no address that a Slack payload names: no response_url, no file, no link', async () => {
  const trap = await startTrap()
  const turns: unknown[] = []
  await using front = await startSlackFront({
    mode: 'http',
    handle: async (turn) => {
      turns.push(turn)
      return { status: 'done' }
    },
  })
  const file = { id: 'F1', name: 'bomb.zip', mimetype: 'application/zip', size: 9, url_private: `${trap.url}/file` }
  const message = {
    type: 'message',
    subtype: 'file_share',
    channel: 'D0ANN',
    channel_type: 'im',
    user: 'U0ANN',
    ts: '1.1',
    text: `see <${trap.url}/link>`,
    files: [{ ...file, url_private_download: `${trap.url}/download`, thumb_64: `${trap.url}/thumb` }],
    attachments: [{ image_url: `${trap.url}/image`, from_url: `${trap.url}/from` }],
  }
  const authorizations = [{ team_id: TEAM, enterprise_id: null, user_id: BOT, is_bot: true }]
  const event = { type: 'event_callback', team_id: TEAM, event_id: 'Ev1', event: message, authorizations }
  expect((await front.door('events_api', event)).status).toBe(200)
  const common = { team_id: TEAM, channel_id: 'C0TEAM', user_id: 'U0ANN', trigger_id: '1.2.x', command: '/llm-plan' }
  const command = { ...common, text: `${trap.url}/text`, response_url: `${trap.url}/respond` }
  expect((await front.door('slash_commands', command)).status).toBe(200)
  await until(() => turns.length === 2)
  expect(trap.calls).toEqual([])
  trap.close()
})

it('calls no address that a Discord message names, and takes a file without words for nothing', async () => {
  const trap = await startTrap()
  const bot = await startBot()
  const attachment = { id: '5', filename: 'bomb.zip', size: 9, url: `${trap.url}/file`, proxy_url: `${trap.url}/proxy` }
  const send = (id: string, content: string) =>
    bot.front.gateway.broadcast('MESSAGE_CREATE', {
      id,
      type: 0,
      channel_id: GENERAL,
      author: { id: PERSON, username: 'person', discriminator: '0', avatar: null },
      content,
      attachments: [attachment],
      embeds: [{ type: 'image', url: `${trap.url}/embed`, thumbnail: { url: `${trap.url}/thumb` } }],
      mentions: [],
      mention_roles: [],
      mention_everyone: false,
      pinned: false,
      tts: false,
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
    })
  send('1001', '')
  send('1002', `what is in ${trap.url}/link ?`)
  await untilSoon(() => bot.turns.length > 0)
  expect(bot.turns.map(({ deliveryId }) => deliveryId)).toEqual(['1002'])
  expect(trap.calls).toEqual([])
  trap.close()
  await bot.stop()
})
