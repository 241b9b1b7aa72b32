import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answer, chromiumPath, openHeading, startBrowser, until } from '../channels/web/browser.ts'
import { startWebWorld, type WebWorld } from '../channels/web/web-world.ts'

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, colorScheme: 'dark' } as const
const DESKTOP = { viewport: { width: 1280, height: 860 }, colorScheme: 'light' } as const
const SLOW = 240_000

/** Run in the page, and therefore texts: the tests themselves know no document. */
// Not `innerWidth`: a phone zooms out to show what is too wide, and that grows with it.
const FITS = 'document.documentElement.scrollWidth <= screen.width'
const NAMELESS = `[...document.querySelectorAll('button, select, textarea, input:not([type=hidden]), a')]
  .filter((each) => each.checkVisibility())
  .filter((each) => {
    const labels = [...(each.labels ?? [])].map((label) => label.textContent).join('')
    return ((each.getAttribute('aria-label') ?? '') + labels + each.textContent).trim() === ''
  })
  .map((each) => each.outerHTML)`

const there = chromiumPath !== undefined
describe.runIf(!there)('the page in a browser', () => {
  test.skip('skipped: no Chromium is installed here (install it, or set CHROMIUM_PATH)', () => {})
})

describe.runIf(there)('the page in a browser', () => {
  let world: WebWorld
  let browser: Browser
  let shots: string
  beforeAll(async () => {
    world = await startWebWorld()
    browser = await startBrowser()
    shots = await mkdtemp(join(tmpdir(), 'llm-plan-screenshots-'))
  })
  afterAll(async () => {
    await browser?.close()
    await world?.stop()
  })

  /** A page of a fresh session, with everything that the browser complains about. */
  async function visit(options: Parameters<Browser['newContext']>[0] = DESKTOP): Promise<{
    page: Page
    context: BrowserContext
    complaints: string[]
  }> {
    const context = await browser.newContext({ ...options, reducedMotion: 'reduce' })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(world.url)
    return { page, context, complaints }
  }

  test.each([
    ['a phone, dark', 'phone', PHONE],
    ['a desktop, light', 'desktop', DESKTOP],
  ])('holds the whole interview on %s', { timeout: SLOW }, async (_, name, options) => {
    const { page, context, complaints } = await visit(options)
    const shoot = (what: string) => page.screenshot({ path: join(shots, `${name}-${what}.png`) })
    await shoot('welcome')
    await page.getByRole('button', { name: 'Start the interview' }).click()
    await page.waitForSelector('.message[data-live]')
    let asked = 0
    for (; (await openHeading(page)) !== 'What next?'; asked++) {
      if (asked === 3) await shoot('question')
      expect(asked).toBeLessThan(60)
      await answer(page, (count) => Math.min(count - 1, asked % 3))
      expect(await page.evaluate(FITS)).toBe(true)
    }
    expect(asked).toBeGreaterThan(8)
    expect(await page.evaluate(FITS)).toBe(true)
    await shoot('plan')
    // The plan is read from its beginning, not from where its last message happens to end.
    const head = await page.locator('.message', { hasText: 'Decisions' }).last().boundingBox()
    expect(head?.y).toBeGreaterThan(0)
    for (const picture of await page.locator('.picture').all()) {
      await picture.scrollIntoViewIfNeeded()
    }
    await until(page, "[...document.querySelectorAll('.picture')].every((each) => each.naturalWidth > 500)")
    const opening = context.waitForEvent('page')
    await page.getByRole('button', { name: 'Print or share the plan' }).click()
    const plan = await opening
    await plan.waitForSelector('h1')
    await plan.screenshot({ path: join(shots, `${name}-plan-page.png`), fullPage: true })
    expect(await plan.getByRole('button', { name: 'Print' }).isVisible()).toBe(true)
    expect(await plan.evaluate(FITS)).toBe(true)
    expect(complaints).toEqual([])
    await context.close()
  })

  test('a reload and a restart of the server lose nothing, and an open page goes on by itself', {
    timeout: SLOW,
  }, async () => {
    const { page, context } = await visit()
    await page.getByRole('textbox').fill('Invoices are typed by hand')
    await page.keyboard.press('Enter')
    await page.getByText('Why does it matter').waitFor()
    await page.reload()
    await page.getByText('The problem: Invoices are typed by hand').waitFor()
    await world.restart()
    await page.getByRole('textbox').fill('It costs a day a week')
    await page.keyboard.press('Enter')
    await page.getByText('Why it matters: It costs a day a week').waitFor()
    await page.getByText('ideal result look like').waitFor()
    await context.close()
  })

  test('waits for the first question, however busy the server is, and answers a question before there is one', {
    timeout: SLOW,
  }, async () => {
    const busy = await startWebWorld({ pollMs: 1500 })
    const page = await browser.newPage()
    await page.goto(busy.url)
    await page.getByRole('textbox').fill('how much memory does a 7B model need?')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('GiB').waitFor()
    await page.getByRole('button', { name: 'Start the interview' }).click()
    await page.waitForSelector('.message[data-live]')
    await page.close()
    await busy.stop()
  })

  test('works with the keyboard alone, and says what it is doing to a screen reader', { timeout: SLOW }, async () => {
    const { page, context } = await visit()
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the answer box')
    await page.getByRole('button', { name: 'Start the interview' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForSelector('.message[data-live]')
    while ((await page.locator('.message[data-live]').last().locator('.choices .choice').count()) === 0) {
      await answer(page, () => 0)
    }
    const open = page.locator('.message[data-live]').last()
    const question = await openHeading(page)
    await open.locator('.choices .choice').first().focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => openHeading(page)).not.toBe(question)
    // The keyboard goes on at the question that came, and does not fall back to the top of the page.
    await until(page, "document.activeElement.closest('.message')?.hasAttribute('data-live') === true")
    expect(await page.getByRole('log', { name: 'Conversation' }).getByRole('list').count()).toBeGreaterThan(0)
    const nameless = await page.evaluate(NAMELESS)
    expect(nameless).toEqual([])
    await context.close()
  })

  test('words without an end and other scripts stay within the page', { timeout: SLOW }, async () => {
    const { page, context } = await visit(PHONE)
    await page.getByRole('textbox').fill(`${'Rindfleischetikettierung'.repeat(20)} مرحبا بالعالم`)
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByText('Why does it matter').waitFor()
    expect(await page.evaluate(FITS)).toBe(true)
    await context.close()
  })

  test('a question in between is answered and the open one stays', { timeout: SLOW }, async () => {
    const { page, context } = await visit()
    await page.getByRole('button', { name: 'Start the interview' }).click()
    await page.waitForSelector('.message[data-live]')
    await page.getByRole('textbox').fill('how much memory does a 7B model need?')
    await page.getByRole('button', { name: 'Ask a question instead' }).click()
    await page.getByText('GiB').first().waitFor()
    expect(await page.locator('.said').textContent()).toBe('how much memory does a 7B model need?')
    expect(await page.locator('.message[data-write]').last().textContent()).toContain(
      'What problem do you want to solve?',
    )
    await context.close()
  })

  test('a server that is away loses nothing that was typed', { timeout: SLOW }, async () => {
    const { page, context } = await visit()
    await page.getByRole('button', { name: 'Start the interview' }).click()
    await page.waitForSelector('.message[data-live]')
    await context.setOffline(true)
    await page.getByRole('textbox').fill('Words that took long to find')
    await page.keyboard.press('Enter')
    await page.getByText('cannot be reached').waitFor()
    expect(await page.getByRole('textbox').inputValue()).toBe('Words that took long to find')
    await context.setOffline(false)
    await page.getByRole('textbox').press('Enter')
    await page.getByText('The problem: Words that took long to find').waitFor()
    await context.close()
  })
})
