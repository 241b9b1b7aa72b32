import { once } from 'node:events'
import { connect } from 'node:net'
import { Router } from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHttpApp, type Listening, listen } from '../../src/http/server.ts'
import { createLog } from '../../src/log.ts'

let listening: Listening
let url: string
const logged: string[] = []

beforeAll(async () => {
  const router = Router()
  router.get('/breaks', () => {
    throw new Error('the secret xoxb-1234567890 is in here')
  })
  router.get('/breaks-later', async () => {
    throw Object.assign(new Error('late'), { status: 500 })
  })
  router.get('/ok', (_request, response) => {
    response.send('fine')
  })
  const log = createLog('info', { write: (line: string) => void logged.push(line) })
  listening = await listen(
    createHttpApp({ routers: [router], baseUrl: 'https://plan.example.org', log }),
    0,
    '127.0.0.1',
  )
  url = `http://127.0.0.1:${listening.port}`
})
afterAll(() => listening.close())

describe('every answer', () => {
  test('carries headers that let nothing in from elsewhere', async () => {
    for (const path of ['/ok', '/nowhere', '/breaks']) {
      const { headers } = await fetch(url + path)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('strict-transport-security')).toMatch(/max-age/)
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })
})

describe('what goes wrong', () => {
  test('is said with an id that the log has, and nothing of the error itself', async () => {
    for (const path of ['/breaks', '/breaks-later']) {
      logged.length = 0
      const response = await fetch(url + path)
      const page = await response.text()
      expect(response.status).toBe(503)
      const id = /E-[a-z0-9]+/.exec(page)?.[0] ?? 'none'
      expect(logged.join('')).toContain(id)
      expect(page).not.toMatch(/secret|xoxb|at .*\.ts/)
      expect(logged.join('')).not.toContain('xoxb-1234567890')
    }
  })

  test('is JSON for whoever asks for JSON', async () => {
    const response = await fetch(`${url}/nowhere`, { headers: { accept: 'application/json' } })
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ ok: false, error: 'There is nothing at this address.' })
  })

  test('an address that cannot be decoded is the sender’s fault', async () => {
    expect((await fetch(`${url}/%E0%A4%A`)).status).toBeLessThan(500)
  })
})

test('closing waits for what is under way and then frees the port', async () => {
  const slow = Router()
  slow.get('/slow', (_request, response) => {
    setTimeout(() => response.send('done'), 200)
  })
  const log = createLog('silent')
  const app = createHttpApp({ routers: [slow], baseUrl: 'http://localhost', log })
  const server = await listen(app, 0, '127.0.0.1')
  const answer = fetch(`http://127.0.0.1:${server.port}/slow`).then((response) => response.text())
  await new Promise((wake) => setTimeout(wake, 50))
  await server.close()
  expect(await answer).toBe('done')
  await expect(fetch(`http://127.0.0.1:${server.port}/slow`)).rejects.toThrow()
  const again = await listen(app, server.port, '127.0.0.1')
  await expect(listen(app, again.port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await again.close()
})

test('closing does not wait for a connection on which nothing is asked', { timeout: 5_000 }, async () => {
  const app = createHttpApp({ routers: [], baseUrl: 'http://localhost', log: createLog('silent') })
  const server = await listen(app, 0, '127.0.0.1')
  const silent = connect(server.port, '127.0.0.1')
  await once(silent, 'connect')
  const begun = connect(server.port, '127.0.0.1')
  await once(begun, 'connect')
  begun.write('GET / HTTP/1.1\r\nhost: loc')
  const ends = [silent, begun].map((socket) => once(socket, 'close'))
  for (const socket of [silent, begun]) socket.on('error', () => {})
  await server.close()
  await Promise.all(ends)
})
