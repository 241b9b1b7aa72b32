import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deafStream } from '../channels/web/deaf-stream.ts'
import { createVisitor, text } from '../channels/web/visitor.ts'
import { startWebWorld, type WebWorld } from '../channels/web/web-world.ts'

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
  const short = await startWebWorld({ drainMs: 1_000 })
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
    heard += value
  }
  expect(heard).toContain('entry 299 ')
  await reader?.cancel()
  await short.stop()
})

test('a page stays small however long the conversation was', async () => {
  const visitor = createVisitor(world.url)
  await visitor.page()
  await world.fill(visitor.cookie(), 500, 'word '.repeat(400))
  const page = await visitor.page()
  expect(page.length).toBeLessThan(1_000_000)
  expect(page).toContain('entry 499 ')
  expect(page).not.toContain('entry 100 ')
  expect(text(page)).toContain('Earlier messages are no longer shown')
})
