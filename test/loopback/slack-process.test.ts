import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { until } from './slack-front.ts'
import { answerAll, openQuestion, roomList } from './slack-interview.ts'
import { createPerson, httpDoor, SIGNING_SECRET, socketDoor } from './slack-person.ts'
import { type SlackServer, startSlackServer } from './slack-server.ts'
import { APP_TOKEN, BOT, BOT_TOKEN } from './slack-world.ts'

let slack: SlackServer
let dataDir: string
let running: ChildProcess[]
let output: string

beforeEach(async () => {
  slack = await startSlackServer()
  dataDir = mkdtempSync(join(tmpdir(), 'llm-plan-process-'))
  running = []
  output = ''
})
afterEach(async () => {
  for (const child of running) if (child.exitCode === null) child.kill('SIGKILL')
  await slack.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** `llm-plan serve` as a user starts it, with only what is named in its environment. */
async function serve(variables: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const port = await freePort()
  const { PATH = '', HOME = '' } = process.env
  const common = {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    SLACK_API_URL: slack.apiUrl,
    LOG_LEVEL: 'debug',
  }
  const child = spawn(process.execPath, [join(process.cwd(), 'src/main.ts'), 'serve'], {
    cwd: process.cwd(),
    env: { PATH, HOME, ...common, SLACK_BOT_TOKEN: BOT_TOKEN, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data) => {
      output += data
    })
  }
  const url = `http://127.0.0.1:${port}`
  await until(async () => (await fetch(url).catch(() => undefined)) !== undefined || child.exitCode !== null, 60_000)
  if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${output}`)
  return { child, url }
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
const rootOf = () => until(() => slack.world.messages.find(({ user }) => user === BOT), 15_000)

describe('the real process', { timeout: 150_000 }, () => {
  it('does the main job for signed requests, survives a kill -9 in the middle, and ends when asked', async () => {
    const first = await serve({ SLACK_SIGNING_SECRET: SIGNING_SECRET })
    const ann = createPerson(slack, httpDoor(`${first.url}/slack/events`), 'U0ANN')
    expect((await ann.command('', 'C0TEAM')).status).toBe(200)
    const root = await rootOf()
    const where = { channel: 'C0TEAM', thread: root.ts }
    const isPlanned = () => roomList(slack.world, where) !== undefined
    let count = 0
    await answerAll(ann, slack.world, where, () => ++count > 12 || isPlanned())
    await until(() => openQuestion(slack.world, 'C0TEAM', root.ts))
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')

    const second = await serve({ SLACK_SIGNING_SECRET: SIGNING_SECRET, BASE_URL: 'https://plans.example' })
    const again = createPerson(slack, httpDoor(`${second.url}/slack/events`), 'U0ANN')
    await answerAll(again, slack.world, where, isPlanned)
    const offer = await until(() => roomList(slack.world, where))
    await again.chooseRoom(offer, 'C0PLANS')
    const summary = await until(() => slack.world.messages.find(({ channel }) => channel === 'C0PLANS'))
    const page = /https:\/\/plans\.example(\/plan\/[\w-]{22})/.exec(JSON.stringify(summary.blocks))?.[1]
    expect(await (await fetch(second.url + page)).text()).toContain('<h1')
    second.child.kill('SIGTERM')
    const [code] = await once(second.child, 'exit')
    expect(code).toBe(0)
    expect(output).not.toMatch(/canary|same 300 questions/)
  }, 90_000)

  it('is reached over a socket with no address of its own', async () => {
    await serve({ SLACK_APP_TOKEN: APP_TOKEN })
    await until(() => slack.sockets() === 1, 15_000)
    const ann = createPerson(slack, socketDoor(slack), 'U0ANN')
    await ann.command('answer support questions', 'D0ANN')
    await rootOf()
  }, 60_000)

  it('ends with a sentence that names the variable when Slack does not accept the token', async () => {
    const child = serve({ SLACK_BOT_TOKEN: 'xoxb-wrong', SLACK_SIGNING_SECRET: SIGNING_SECRET })
    await child.catch(() => {})
    await until(() => running[0]?.exitCode !== null, 15_000)
    expect(running[0]?.exitCode).toBe(2)
    expect(output).toContain('SLACK_BOT_TOKEN')
  }, 60_000)
})
