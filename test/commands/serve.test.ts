import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freePort } from '../contracts/postgres-server.ts'

const CANARY = 'canary-4d81c7'

describe('serve', () => {
  let home = ''
  const children: ChildProcess[] = []
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'llm-plan-'))
  })
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    rmSync(home, { recursive: true })
  })

  /** Runs the real command in a folder of its own. `said` is the first line, or undefined if it ended without one. */
  async function serve(env: Record<string, string> = {}) {
    const port = await freePort()
    const main = new URL('../../src/main.ts', import.meta.url).pathname
    const child = spawn(process.execPath, [main, 'serve'], {
      cwd: home,
      env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'debug', ...env },
    })
    children.push(child)
    let errors = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text
    })
    const exited = once(child, 'exit').then(([code]) => code as number)
    const line = once(createInterface({ input: child.stdout }), 'line').then(([first]) => String(first))
    const said = await Promise.race([line, exited.then(() => undefined)])
    const url = `http://127.0.0.1:${port}`
    return { child, said, exited, url, errors: () => errors }
  }

  /** Types something on the page; returns the status of the answer. */
  async function say(url: string, cookie: string, text: string): Promise<number> {
    const body = new URLSearchParams({ id: randomUUID(), start: 'normal', text })
    const headers = { origin: url, cookie, accept: 'application/json' }
    return (await fetch(`${url}/web/turn`, { method: 'POST', body, headers, redirect: 'manual' })).status
  }

  async function visit(url: string): Promise<string> {
    return (await fetch(url)).headers.get('set-cookie')?.split(';')[0] ?? ''
  }

  it('says in one line where it is, serves the page, and keeps its data for this user alone', async () => {
    const { said, url } = await serve()
    expect(said).toMatch(/^llm-plan is ready at http:\/\/localhost:\d+ .*Slack and Discord are not connected/)
    expect((await fetch(`${url}/ready`)).status).toBe(200)
    expect(await say(url, await visit(url), 'Sort incoming mail')).toBeLessThan(400)
    expect(statSync(join(home, 'data', 'llm-plan.db')).mode & 0o777).toBe(0o600)
  })

  // Two starts of the server and ten seconds to stop: what is measured is measured inside.
  it('stops within ten seconds under load, loses nothing it acknowledged, and goes on after a restart', {
    timeout: 90_000,
  }, async () => {
    const first = await serve()
    const visitors = await Promise.all(Array.from({ length: 8 }, () => visit(first.url)))
    const acknowledged = new Set<string>()
    let over = false
    const load = visitors.map(async (cookie, number) => {
      for (let n = 0; !over; n++) {
        const text = `${CANARY} ${number} ${n}`
        const status = await say(first.url, cookie, text).catch(() => 0)
        if (status > 0 && status < 400 && n === 0) acknowledged.add(`${number}`)
        if (status === 0) break
      }
    })
    await new Promise((wake) => setTimeout(wake, 700))
    const asked = performance.now()
    first.child.kill('SIGTERM')
    expect(await first.exited).toBe(0)
    expect(performance.now() - asked).toBeLessThan(10_000)
    over = true
    await Promise.all(load)
    expect(acknowledged.size).toBe(8)
    // Neither what people wrote nor their cookies stand in the log, even at debug level.
    expect(first.errors()).toContain('Stopped')
    expect(first.errors()).not.toContain(CANARY)
    for (const cookie of visitors) expect(first.errors()).not.toContain(cookie.split('=')[1])

    const second = await serve()
    for (const [number, cookie] of visitors.entries()) {
      const page = await (await fetch(second.url, { headers: { cookie } })).text()
      expect(page).toContain(`${CANARY} ${number} 0`)
    }
  })

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-canary' }, /SLACK_SIGNING_SECRET/],
    [{ DISCORD_TOKEN: 'canary' }, /DISCORD_APPLICATION_ID/],
    [{ TOKEN_KEYS: 'canary' }, /TOKEN_KEYS: key 1 is shorter/],
    [{ DATA_DIR: '/dev/null/nowhere' }, /Cannot open the database file/],
    [{ RULES_DIR: './nowhere' }, /nowhere/],
  ])('refuses to start with one clear message: %o', async (env, message) => {
    const { said, exited, errors } = await serve(env)
    expect(said).toBeUndefined()
    expect(await exited).toBe(2)
    expect(errors().trim()).toMatch(message)
    expect(errors().trim().split('\n')).toHaveLength(1)
    expect(errors()).not.toContain('canary')
  })

  it('stops when asked to while it waits for its database', async () => {
    const nobody = await freePort()
    const main = new URL('../../src/main.ts', import.meta.url).pathname
    const child = spawn(process.execPath, [main, 'serve'], {
      cwd: home,
      env: { PATH: process.env.PATH, DATABASE_URL: `postgres://ann@127.0.0.1:${nobody}/none`, LOG_LEVEL: 'warn' },
    })
    children.push(child)
    const exited = once(child, 'exit')
    for await (const line of createInterface({ input: child.stderr })) if (line.includes('not answer yet')) break
    child.kill('SIGTERM')
    expect(await exited).toEqual([0, null])
  })

  it('names the port that another program has', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const { exited, errors } = await serve({ PORT: String(port) })
    expect(await exited).toBe(2)
    expect(errors()).toContain(`Port ${port} is in use`)
    other.close()
  })
})
