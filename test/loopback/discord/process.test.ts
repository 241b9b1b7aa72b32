import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GENERAL, PERSON, until } from './bot.ts'
import { type Front, startFront } from './front.ts'
import { openQuestion } from './interview.ts'
import { Person } from './person.ts'

describe('the real process against the loopback Discord', { timeout: 150_000 }, () => {
  let front: Front
  let folder: string
  const running = new Set<ChildProcess>()
  beforeAll(async () => {
    front = await startFront({
      guild: { name: 'Team' },
      channels: [{ id: GENERAL, name: 'general', type: 0 }],
      users: [{ id: PERSON, username: 'person' }],
    })
    folder = await mkdtemp(join(tmpdir(), 'llm-plan-'))
  })
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL')
    await front.stop()
    await rm(folder, { recursive: true, force: true })
  })

  function run(command: string, more: NodeJS.ProcessEnv = {}) {
    const env = {
      PATH: process.env.PATH,
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      DISCORD_TOKEN: front.twin.botToken,
      DISCORD_APPLICATION_ID: front.twin.botUserId,
      DISCORD_MESSAGE_CONTENT: 'true',
      DISCORD_API_URL: front.apiUrl,
      LOG_LEVEL: 'debug',
      ...more,
    }
    const main = join(process.cwd(), 'src/main.ts')
    const child = spawn(process.execPath, [main, command], { env, cwd: folder, stdio: 'pipe' })
    running.add(child)
    let out = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (out += data.toString()))
    const ended = once(child, 'exit').then(([code]) => {
      running.delete(child)
      return code as number | null
    })
    return { child, ended, out: () => out }
  }

  it('registers, serves, and goes on after being killed in the middle', async () => {
    const registered = run('register')
    expect(await registered.ended).toBe(0)
    expect(registered.out()).toContain('permissions=309237746688')

    const first = run('serve')
    await until(() => front.gateway.identifies === 1, 60_000)
    const person = new Person(front, PERSON, { channel: GENERAL, guild: front.twin.guildId })
    await person.slash('Answer the questions of our customers')
    const thread = await person.thread()
    const why = await thread.sees((one) => openQuestion(one)?.question === 'why')
    const dm = new Person(front, PERSON, { channel: await front.openDm(PERSON), guild: undefined })
    await dm.slash('Sort the mails of our customers')
    await dm.sees((one) => openQuestion(one)?.question === 'why')
    // Let it note what it sent: else the next process waits a minute for the dead one's lease on that message.
    await sleep(1000)
    first.child.kill('SIGKILL')
    await first.ended

    await dm.say('It takes too long by hand')

    const second = run('serve')
    await until(() => front.gateway.identifies === 2, 60_000)
    const { sent } = await thread.write('Write the answer', 'It takes too long', why)
    expect(sent.type).toBe(6)
    await thread.sees((one) => openQuestion(one)?.question === 'outcome')
    // Typed while no process ran: found and taken.
    await dm.sees((one) => openQuestion(one)?.question === 'outcome', 60_000)
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
    expect(front.faults).toEqual([])
    expect(first.out() + second.out()).not.toMatch(/token-canary|customers|too long/)
    expect(first.out() + second.out()).not.toContain(front.twin.botToken)
  })

  it('ends with a sentence that names the setting when Discord refuses the token', async () => {
    const wrong = run('serve', { DISCORD_TOKEN: 'wrong', DATA_DIR: join(folder, 'other') })
    expect(await wrong.ended).toBe(2)
    expect(wrong.out()).toContain('Discord refuses DISCORD_TOKEN')
  })
})
