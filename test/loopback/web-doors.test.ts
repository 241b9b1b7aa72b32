import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deafStream } from '../channels/web/deaf-stream.ts'
import { createVisitor, text } from '../channels/web/visitor.ts'
import { startWebWorld, type WebWorld } from '../channels/web/web-world.ts'

async function until(came: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await came()) return
    await new Promise((wake) => setTimeout(wake, 10))
  }
  throw new Error('it never came')
}

let world: WebWorld
beforeAll(async () => {
  world = await startWebWorld()
})
afterAll(() => world.stop())

describe('a visitor who sends more than anybody types', () => {
  test('leaves nothing behind of what was refused', async () => {
    const visitor = createVisitor(world.url)
    await visitor.page()
    const told = await Promise.all(
      Array.from({ length: 60 }, (_, n) => visitor.told({ text: `What is LoRA? (message ${n})` })),
    )
    const refused = told.flatMap((said, n) => (said.includes('a bit fast') ? [n] : []))
    expect(refused.length).toBeGreaterThan(20)
    const page = text(await visitor.page())
    for (const n of refused) expect(page).not.toContain(`(message ${n})`)
    const taken = told.findIndex((said) => !said.includes('a bit fast'))
    expect(page).toContain(`(message ${taken})`)
  })

  test('finds words that were too long still in the box, and not in the conversation', async () => {
    const visitor = createVisitor(world.url)
    await visitor.page()
    const response = await visitor.post({ text: 'word '.repeat(1000) }, { accept: 'text/html' })
    const page = await response.text()
    expect(text(page)).toMatch(/4,999 characters; I can keep at most 4,000/)
    expect(page).toMatch(/<textarea[^>]*>word word/)
    expect(await visitor.page()).not.toContain('word word')
  })
})

test('a stream that nobody reads is dropped, and another one still gets everything', async () => {
  const short = await startWebWorld({ drainMs: 2_000 })
  const visitor = createVisitor(short.url)
  await visitor.page()
  await short.fill(visitor.cookie(), 300, 'word '.repeat(4000))
  const deaf = deafStream(short.url, visitor.cookie())
  await deaf.dropped
  const open = await visitor.get('/web/feed?after=0')
  let heard = ''
  const reader = open.body?.pipeThrough(new TextDecoderStream()).getReader()
  while (reader && !heard.includes('entry 299 ')) {
    const { value, done } = await reader.read()
    if (done) break
    // Only the end is looked at: a slow reader would be dropped as well.
    heard = (heard + value).slice(-50_000)
  }
  expect(heard).toContain('entry 299 ')
  await reader?.cancel()
  await short.stop()
})

test('a session has only so many streams at once, and gets new ones when others end', async () => {
  const visitor = createVisitor(world.url)
  await visitor.page()
  const streams = await Promise.all(Array.from({ length: 12 }, () => visitor.get('/web/feed?after=0')))
  expect(streams.filter(({ status }) => status === 429)).toHaveLength(2)
  await Promise.all(streams.map(({ body }) => body?.cancel()))
  await until(async () => {
    const { status, body } = await visitor.get('/web/feed?after=0')
    await body?.cancel()
    return status === 200
  })
})

test('a page stays small however long the conversation was', async () => {
  const visitor = createVisitor(world.url)
  await visitor.act({ start: 'normal' }, /data-write="/)
  await world.fill(visitor.cookie(), 500, 'word '.repeat(400), visitor.path().slice('/c/'.length))
  const page = await visitor.page()
  expect(page.length).toBeLessThan(1_000_000)
  expect(page).toContain('entry 499 ')
  expect(page).not.toContain('entry 100 ')
  expect(text(page)).toContain('Earlier messages are no longer shown')
})

describe('visitors whom nothing tells apart', () => {
  const limits = { requests: 20, newcomers: 3, allNewcomers: 5, allTurns: 1000 }
  let limited: WebWorld
  beforeAll(async () => {
    limited = await startWebWorld({ limits, trustProxy: 1 })
  })
  afterAll(() => limited.stop())
  const from = (address: string) => ({ 'x-forwarded-for': address })

  test('begin only so many sessions from one address, and are told so on a page', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 5; n++)
      statuses.push((await createVisitor(limited.url).post({ start: 'normal' }, from('192.0.2.1'))).status)
    expect(statuses).toEqual([200, 200, 200, 429, 429])
    const page = await fetch(limited.url, { headers: from('192.0.2.1') })
    expect(page.status).toBe(429)
    expect(page.headers.get('retry-after')).toBe('60')
    expect(await page.text()).toMatch(/Too many requests came from your network/)
    expect(page.headers.getSetCookie()).toEqual([])
  })

  test('of another address go on until all together are too many', async () => {
    const begin = (address: string) => createVisitor(limited.url).get('/', from(address))
    expect((await begin('192.0.2.2')).status).toBe(200)
    expect((await begin('192.0.2.3')).status).toBe(200)
    expect((await begin('192.0.2.4')).status).toBe(429)
  })

  test('are limited in all they ask for, while the process still answers for itself', async () => {
    const asks = await Promise.all(
      Array.from({ length: 30 }, () =>
        fetch(`${limited.url}/plan/AAAAAAAAAAAAAAAAAAAAAA`, { headers: from('192.0.2.9') }),
      ),
    )
    expect(asks.filter(({ status }) => status === 429)).toHaveLength(10)
    expect((await fetch(`${limited.url}/assets/theme.css`, { headers: from('192.0.2.9') })).status).toBe(200)
  })
})
