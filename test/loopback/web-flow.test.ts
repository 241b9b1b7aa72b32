import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { button, createVisitor, text, type Visitor, writing } from '../channels/web/visitor.ts'
import { startWebWorld, type WebWorld } from '../channels/web/web-world.ts'

let world: WebWorld
beforeAll(async () => {
  world = await startWebWorld()
})
afterAll(() => world.stop())

/** Begins, answers the first question, and returns the page with the second. */
async function startPlan(visitor: Visitor): Promise<string> {
  await visitor.page()
  await visitor.act({ start: 'normal' }, /data-write="/)
  const page = await visitor.page()
  return visitor.act({ action: writing(page) ?? '', text: 'Answers take too long' }, /Why does it matter/)
}

describe('the page without any script', () => {
  test('holds an interview: start, write, choose, tick, skip, back, finish, plan, download', async () => {
    const visitor = createVisitor(world.url)
    expect(await visitor.page()).toContain('Start the interview')
    let page = await startPlan(visitor)
    expect(page).toContain('The problem: Answers take too long')
    page = await visitor.act({ action: button(page, 'I don’t know yet') }, /ideal result look like/)
    page = await visitor.act({ action: button(page, 'I don’t know yet') }, /Can you write down/)
    page = await visitor.act({ action: button(page, 'Partly') }, /What has been tried/)
    page = await visitor.act(
      { action: button(page, 'Send'), pick: ['manual', 'prompted-llm'] },
      /harm people or break the law|How often/,
    )
    expect(text(page)).toMatch(/People do it by hand, Prompting a language model/)
    page = await visitor.act({ action: button(page, 'Back') }, /data-live(?:(?!<\/li>).)*What has been tried/s)
    page = await visitor.act(
      { action: button(page, 'Send'), pick: ['manual'] },
      /Tried so far: People do it by hand.*data-live/s,
    )
    page = await visitor.act({ text: 'done' }, /What next\?/)
    expect(page).toContain('<table')
    expect(page).toMatch(/<img class="picture" src="\/web\/images\/\d+\/\d+" alt="Timeline/)
    page = await visitor.act({ action: button(page, 'Download JSON') }, /Download plan.json/)
    const path = /href="(\/web\/files\/\d+)"/.exec(page)?.[1] ?? ''
    const file = await visitor.get(path)
    expect(file.headers.get('content-disposition')).toContain('plan.json')
    const plan = (await file.json()) as { decisions: object }
    expect(Object.keys(plan.decisions)).toContain('training-option')
  })

  test('a picture of the plan is served to its owner alone', async () => {
    const visitor = createVisitor(world.url)
    const page = await visitor.act({ action: button(await startPlan(visitor), 'I don’t know yet') }, /ideal result/)
    await visitor.act({ text: 'done' }, /What next\?/)
    const path = /src="(\/web\/images\/[\d/]+)"/.exec(await visitor.page())?.[1] ?? ''
    const picture = await visitor.get(path)
    expect(picture.headers.get('content-type')).toBe('image/png')
    expect((await createVisitor(world.url).get(path)).status).toBe(404)
    expect(page).not.toContain('undefined')
  })

  test('an earlier answer is changed, and the plan with it', async () => {
    const visitor = createVisitor(world.url)
    await startPlan(visitor)
    let page = await visitor.act({ text: 'done' }, /What next\?/)
    page = await visitor.act({ action: button(page, 'Edit') }, /Change an answer · /)
    page = await visitor.act(
      { action: writing(page) ?? '', text: 'Invoices are typed by hand' },
      /What changed in the plan/,
    )
    expect(page).toContain('The problem: Invoices are typed by hand')
  })

  test('opens the plan under a link that others can read and nobody can guess', async () => {
    const visitor = createVisitor(world.url)
    await startPlan(visitor)
    const page = await visitor.act({ text: 'done' }, /What next\?/)
    const conversation = /<button name="conversation" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const opened = await fetch(`${world.url}/web/plan`, {
      method: 'POST',
      body: new URLSearchParams({ conversation }),
      headers: { origin: world.url, cookie: visitor.cookie() },
      redirect: 'manual',
    })
    expect(opened.status).toBe(303)
    const link = opened.headers.get('location') ?? ''
    expect(link).toMatch(/^\/plan\/[\w-]{22}$/)
    const read = await fetch(world.url + link)
    expect(read.status).toBe(200)
    expect(await read.text()).toContain('Answers take too long')
    expect(read.headers.get('content-security-policy')).toMatch(/style-src 'sha256-/)
    expect((await fetch(`${world.url}${link}/plan.md`)).headers.get('content-type')).toMatch(/^text\/markdown/)
    // It stays open while an answer is being changed.
    await visitor.act({ action: button(page, 'Edit') }, /Change an answer · /)
    expect((await fetch(world.url + link)).status).toBe(200)
    expect((await fetch(`${world.url}/plan/AAAAAAAAAAAAAAAAAAAAAA`)).status).toBe(404)
  })

  test('someone else’s conversation cannot be opened as a plan', async () => {
    const visitor = createVisitor(world.url)
    await startPlan(visitor)
    const page = await visitor.act({ text: 'done' }, /What next\?/)
    const conversation = /<button name="conversation" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const other = createVisitor(world.url)
    await other.page()
    const opened = await fetch(`${world.url}/web/plan`, {
      method: 'POST',
      body: new URLSearchParams({ conversation }),
      headers: { origin: world.url, cookie: other.cookie() },
      redirect: 'manual',
    })
    expect(opened.status).toBe(404)
  })
})

describe('nothing is lost', () => {
  test('a reload and a restart of the server show the whole conversation, and it goes on', async () => {
    const visitor = createVisitor(world.url)
    const before = await startPlan(visitor)
    await world.restart()
    const after = await visitor.page()
    expect(text(after.replace(/name="id" value="[^"]*"/g, ''))).toBe(
      text(before.replace(/name="id" value="[^"]*"/g, '')),
    )
    await visitor.act({ action: button(after, 'I don’t know yet') }, /ideal result look like/)
  })

  test('the same form sent twice counts once', async () => {
    const visitor = createVisitor(world.url)
    const page = await startPlan(visitor)
    const form = { id: 'the-same-id-twice', action: button(page, 'I don’t know yet') }
    await visitor.act(form, /ideal result look like/)
    expect((await visitor.post(form)).status).toBe(200)
    expect(await visitor.page()).toMatch(/ideal result look like/)
    expect(await visitor.page()).not.toMatch(/What has been tried/)
  })

  test('a stale button writes nothing and says so', async () => {
    const visitor = createVisitor(world.url)
    const page = await startPlan(visitor)
    await visitor.act({ action: button(page, 'I don’t know yet') }, /ideal result look like/)
    const said = await visitor.told({ action: writing(page) ?? '', text: 'too late' })
    expect(said).toMatch(/answered|earlier|moved on|no longer|now/i)
    expect(await visitor.page()).not.toContain('too late')
  })

  test('new messages are pushed to an open page, from where it was', async () => {
    const visitor = createVisitor(world.url)
    const page = await startPlan(visitor)
    const last = /data-last="(\d+)"/.exec(page)?.[1]
    const stop = new AbortController()
    const feed = await fetch(`${world.url}/web/feed?after=${last}`, {
      headers: { cookie: visitor.cookie() },
      signal: stop.signal,
    })
    expect(feed.headers.get('content-type')).toBe('text/event-stream')
    const heard = read(feed, /ideal result look like/)
    await visitor.post({ action: button(page, 'I don’t know yet') })
    const events = await heard
    stop.abort()
    expect(events).toMatch(/^id: \d+$/m)
    expect(events).not.toContain('What problem do you want')
  })
})

describe('what is refused', () => {
  test('a form from another site', async () => {
    const visitor = createVisitor(world.url)
    await visitor.page()
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ] as Record<string, string>[]) {
      const response = await visitor.post({ start: 'normal' }, headers)
      expect(response.status).toBe(403)
    }
    expect(await visitor.page()).toContain('Start the interview')
  })

  test('an answer that is too long keeps the question open and says what the limit is', async () => {
    const visitor = createVisitor(world.url)
    await visitor.page()
    await visitor.act({ start: 'normal' }, /data-write="/)
    const action = writing(await visitor.page()) ?? ''
    for (const length of [5000, 100_000, 1_000_000]) {
      expect(await visitor.told({ action, text: 'x'.repeat(length) })).toContain('4,000')
    }
    expect((await visitor.post({ action, text: 'x'.repeat(1_000_000) })).status).toBe(413)
    expect(await visitor.page()).toContain('What problem do you want to solve?')
  })

  test('nothing ticked, nothing written, a made-up button: each gets its message', async () => {
    const visitor = createVisitor(world.url)
    let page = await startPlan(visitor)
    page = await visitor.act({ action: button(page, 'I don’t know yet') }, /ideal result/)
    page = await visitor.act({ action: button(page, 'I don’t know yet') }, /Can you write down/)
    page = await visitor.act({ action: button(page, 'Partly') }, /What has been tried/)
    expect(await visitor.told({ action: button(page, 'Send') })).toContain('check at least one')
    expect(await visitor.told({ text: '   ' })).toContain('write something')
    expect(await visitor.told({ action: 'v1|nonsense' })).toContain('reload')
    expect(await visitor.told({ id: '<script>', text: 'hello' })).toContain('reload')
  })

  test('what a person types is text on the page, never HTML', async () => {
    const visitor = createVisitor(world.url)
    await visitor.page()
    const hostile = '<img src=x onerror=alert(1)> & "quotes"'
    await visitor.act({ start: 'normal', text: hostile }, /Why does it matter/)
    const page = await visitor.act({ text: hostile }, /class="message said"/)
    expect(page).not.toContain('<img src=x')
    expect(text(page)).toContain(hostile)
  })

  test('without the script, a refusal is shown on the page and what was typed stays in the box', async () => {
    const visitor = createVisitor(world.url)
    await startPlan(visitor)
    const response = await visitor.post({ id: 'x', text: 'my long words' }, { accept: 'text/html' })
    expect(response.status).toBe(400)
    const page = await response.text()
    expect(page).toMatch(/role="alert">.*reload/)
    expect(page).toMatch(/<textarea[^>]*>my long words<\/textarea>/)
  })
})

test('a visit through a link on another site keeps the conversation', async () => {
  const visitor = createVisitor(world.url)
  await startPlan(visitor)
  // The strict cookie stays behind on such a visit; a new session would seem to have lost everything.
  const first = await fetch(world.url, { headers: { 'sec-fetch-site': 'cross-site' } })
  expect(first.headers.get('set-cookie')).toBeNull()
  expect(await first.text()).toContain('http-equiv="refresh"')
})

test('“forget me” takes everything off the page', async () => {
  const visitor = createVisitor(world.url)
  const page = await startPlan(visitor)
  const asked = await visitor.told({ action: button(page, 'Delete my data') })
  const done = await visitor.post({ action: button(asked, 'Erase everything') })
  expect(await done.json()).toMatchObject({ ok: true, clear: true })
  expect((await visitor.get(visitor.path())).status).toBe(404)
  const home = await visitor.goTo('/')
  expect(home).toContain('Start the interview')
  expect(home).not.toContain('Answers take too long')
})

describe('several plans in one browser', () => {
  /** Begins a plan about `problem` from the list; returns its page's address. */
  async function plan(visitor: Visitor, problem: string): Promise<string> {
    await visitor.goTo('/')
    await visitor.act({ start: 'normal', text: problem }, /Why does it matter/)
    return visitor.path()
  }

  test('each has its own page, stands in the list, and goes on by itself', async () => {
    const visitor = createVisitor(world.url)
    const mail = await plan(visitor, 'Mail is sorted by hand')
    const invoices = await plan(visitor, 'Invoices are typed by hand')
    expect(invoices).not.toBe(mail)
    expect(text(await visitor.page())).not.toContain('Mail is sorted')
    const home = await visitor.goTo('/')
    expect([...home.matchAll(/class="plans-link" href="([^"]+)"/g)].map(([, href]) => href)).toEqual([invoices, mail])
    // Words, buttons and what is read are of the page that they are on.
    const first = await visitor.goTo(mail)
    await visitor.act({ text: 'It takes two people all morning' }, /Why it matters: It takes two people all morning/)
    await visitor.act({ text: 'done' }, /What next\?/)
    expect(text(first)).not.toContain('Invoices')
    const second = text(await visitor.goTo(invoices))
    expect(second).not.toContain('two people')
    expect(second).toContain('Why does it matter')
    expect(text(await visitor.goTo('/'))).toMatch(/Mail is sorted by hand.?The plan is ready.*In progress/s)
  })

  test('“Where we are” answers for the plan that it is asked about', async () => {
    const visitor = createVisitor(world.url)
    const mail = await plan(visitor, 'Mail is sorted by hand')
    await plan(visitor, 'Invoices are typed by hand')
    const page = await visitor.goTo(mail)
    const status = await visitor.act({ action: button(page, 'Where we are') }, /Where we are|answered|far/)
    expect(visitor.path()).toBe(mail)
    expect(text(status)).not.toContain('Invoices')
  })

  test('beginning anew on a page leads to a page of its own', async () => {
    const visitor = createVisitor(world.url)
    const mail = await plan(visitor, 'Mail is sorted by hand')
    await visitor.act({ text: 'start over' }, /What problem do you want to solve/)
    expect(visitor.path()).not.toBe(mail)
  })

  test('nobody else sees them, and what is not there is said to be not there', async () => {
    const visitor = createVisitor(world.url)
    const mail = await plan(visitor, 'Mail is sorted by hand')
    const other = createVisitor(world.url)
    await other.page()
    expect((await other.get(mail)).status).toBe(404)
    expect(text(await other.page())).not.toContain('Mail is sorted')
    const feed = await other.get(`/web/feed?of=${mail.slice('/c/'.length)}&after=0`)
    const reader = feed.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toBe('retry: 2000\n\n')
    await reader?.cancel()
  })

  test('without the script, the page that a form leads to has the next question', async () => {
    const visitor = createVisitor(world.url)
    const html = { accept: 'text/html' }
    const sent = await visitor.post({ start: 'normal', text: 'Mail is sorted by hand' }, html)
    expect(sent.status).toBe(303)
    expect(text(await visitor.page())).toContain('Why does it matter')
    await visitor.post({ text: 'It takes two people all morning' }, html)
    expect(text(await visitor.page())).toContain('ideal result look like')
    await visitor.post({ text: 'done' }, html)
    expect(text(await visitor.page())).toContain('What next?')
  })
})

/** Reads a stream of events until it shows `wanted`. */
async function read(response: Response, wanted: RegExp): Promise<string> {
  let heard = ''
  for await (const chunk of response.body ?? []) {
    heard += Buffer.from(chunk).toString()
    if (wanted.test(heard)) return heard
  }
  throw new Error(`the feed ended without ${wanted}`)
}
