import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, chromium, type Page } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome']

/** Where Chromium is on this machine (`CHROMIUM_PATH` first); undefined if there is none. */
export const chromiumPath: string | undefined = [process.env.CHROMIUM_PATH, ...PLACES].find(
  (path) => path !== undefined && existsSync(path),
)

/** Starts it without its calls home, which a closed network refuses one by one. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

const OPEN = '.message[data-live]'

/** The heading of the question that waits, or of the end of the plan once the whole plan is there. */
export async function openHeading(page: Page): Promise<string> {
  await until(
    page,

    `/\\/(step-|plan-next)/.test([...document.querySelectorAll('${OPEN}')].at(-1)?.dataset.key)`,
  )
  return (await page.locator(OPEN).last().locator('.title').first().textContent()) ?? ''
}

/** Answers the open question with what there is: text, the second tick, or the option at `choose` of the number of options. */
export async function answer(page: Page, choose: (options: number) => number): Promise<void> {
  const open = page.locator(OPEN).last()
  const slot = await open.getAttribute('data-slot')
  const choices = open.locator('.choices .choice')
  if ((await open.getAttribute('data-write')) !== null) {
    await page.getByRole('textbox').fill('Agents answer the same questions by hand, all day long.')
    await page.getByRole('button', { name: 'Send', exact: true }).last().click()
  } else if ((await open.locator('.tick').count()) > 0) {
    await open.locator('.tick').nth(1).click()
    await open.getByRole('button', { name: 'Send' }).click()
  } else {
    await choices.nth(choose(await choices.count())).click()
  }
  await until(page, `[...document.querySelectorAll('${OPEN}')].at(-1)?.dataset.slot !== '${slot}'`)
}

/** Resolves once an expression holds in the page. Not `waitForFunction`, which the page's content policy forbids. */
export async function until(page: Page, expression: string): Promise<void> {
  const deadline = Date.now() + 30_000
  while ((await page.evaluate(expression)) !== true) {
    if (Date.now() > deadline) throw new Error(`never came true: ${expression}`)
    await sleep(25)
  }
}
