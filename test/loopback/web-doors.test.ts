import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deafStream } from '../channels/web/deaf-stream.ts'
import { button, createVisitor, text } from '../channels/web/visitor.ts'
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
    const refused = told.flatMap((said, n) => (said.includes('a bit too fast') ? [n] : []))
    expect(refused.length).toBeGreaterThan(20)
    const page = text(await visitor.page())
    for (const n of refused) expect(page).not.toContain(`(message ${n})`)
    const taken = told.findIndex((said) => !said.includes('a bit too fast'))
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
  const limits = { requests: 20, newcomers: 3, allNewcomers: 5, allTurns: 1000, tries: 3 }
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

describe('a page that not everybody may open', () => {
  const CODE = 'a long enough code'

  test('asks for the code, a browser once, and is as before afterwards', async () => {
    const closed = await startWebWorld({
      access: { code: CODE },
      limits: { requests: 100, newcomers: 20, allNewcomers: 20, allTurns: 100, tries: 3 },
    })
    const enter = (code: string, headers: Record<string, string> = {}) =>
      fetch(`${closed.url}/access`, {
        method: 'POST',
        body: new URLSearchParams({ code }),
        headers: { origin: closed.url, ...headers },
        redirect: 'manual',
      })
    for (const path of ['/', '/c/abc', '/web/feed']) expect((await fetch(closed.url + path)).status).toBe(401)
    const stranger = createVisitor(closed.url)
    expect((await stranger.post({ start: 'normal' })).status).toBe(401)
    expect(await (await enter('another long code')).text()).toContain('That is not the code')
    expect((await enter(CODE, { origin: 'https://evil.example' })).status).toBe(401)
    const entered = await enter(` ${CODE} `)
    expect(entered.status).toBe(303)
    const cookie = entered.headers.getSetCookie()[0] ?? ''
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/)
    expect(cookie).not.toContain(CODE)
    const page = await fetch(closed.url, { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Start the interview')
    expect((await enter('a guess too many')).status).toBe(429)
    await closed.stop()
  })

  test('lets in whom the proxy has logged in, and nobody who comes past it', async () => {
    const behind = await startWebWorld({ access: { header: 'x-forwarded-user' }, trustProxy: 1 })
    expect((await fetch(behind.url)).status).toBe(401)
    expect((await fetch(behind.url, { headers: { 'x-forwarded-user': 'ann' } })).status).toBe(200)
    await behind.stop()
    const direct = await startWebWorld({ access: { header: 'x-forwarded-user' } })
    expect((await fetch(direct.url, { headers: { 'x-forwarded-user': 'ann' } })).status).toBe(401)
    await direct.stop()
  })
})

test('a link that was taken back opens nothing, and the next one is another', async () => {
  const visitor = createVisitor(world.url)
  await visitor.act({ start: 'normal', text: 'Mail is sorted by hand' }, /Why does it matter/)
  await visitor.act({ text: 'done' }, /What next\?/)
  const conversation = visitor.path().slice('/c/'.length)
  const share = async () => {
    const headers = { origin: world.url, cookie: visitor.cookie() }
    const body = new URLSearchParams({ conversation })
    const opened = await fetch(`${world.url}/web/plan`, { method: 'POST', body, headers, redirect: 'manual' })
    return opened.headers.get('location') ?? ''
  }
  const first = await share()
  expect((await fetch(world.url + first)).status).toBe(200)
  await visitor.act({ action: button(await visitor.page(), 'Stop sharing') }, /no longer work/)
  expect((await fetch(world.url + first)).status).toBe(404)
  const next = await share()
  expect(next).not.toBe(first)
  expect((await fetch(world.url + next)).status).toBe(200)
})
