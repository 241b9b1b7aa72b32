import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

/** A person without JavaScript: sends the page's forms and reads the page again. */
export type Visitor = {
  /** The whole page as it is now: the list of plans, or the conversation that was begun or gone to last. */
  page(): Promise<string>
  /** Goes to another page; returns it. */
  goTo(path: string): Promise<string>
  /** Where one is. */
  path(): string
  /** Sends a form as our page does; `headers` replace the usual ones. */
  post(fields: Record<string, string | string[]>, headers?: Record<string, string>): Promise<Response>
  /** Sends a form; returns what is said about it at once. */
  told(fields: Record<string, string | string[]>): Promise<string>
  /** Sends a form and waits until the page shows `until`. */
  act(fields: Record<string, string | string[]>, until: RegExp): Promise<string>
  get(path: string, headers?: Record<string, string>): Promise<Response>
  cookie(): string
}

export function createVisitor(url: string): Visitor {
  let cookie = ''
  let path = '/'

  async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    const once = () => fetch(url + path, { headers: { cookie, ...headers }, redirect: 'manual' })
    // As browsers do: a kept connection that the server has closed meanwhile is opened anew.
    const response = await once().catch(once)
    keep(response)
    return response
  }

  function keep(response: Response): void {
    const set = response.headers.getSetCookie()[0]?.split(';')[0]
    if (set !== undefined) cookie = set
  }

  async function post(fields: Record<string, string | string[]>, headers: Record<string, string> = {}) {
    const body = new URLSearchParams({ id: randomUUID() })
    if (path !== '/') body.set('conversation', path.slice('/c/'.length))
    for (const [name, value] of Object.entries(fields)) {
      body.delete(name)
      for (const each of [value].flat()) body.append(name, each)
    }
    const response = await fetch(`${url}/web/turn`, {
      method: 'POST',
      body,
      headers: { cookie, origin: url, accept: 'application/json', ...headers },
      redirect: 'manual',
    })
    keep(response)
    const { go } = (await response
      .clone()
      .json()
      .catch(() => ({}))) as { go?: string }
    path = go ?? response.headers.get('location')?.replace(/#.*/, '') ?? path
    return response
  }

  const page = async () => (await get(path)).text()

  return {
    page,
    async goTo(next) {
      path = next
      return await page()
    },
    path: () => path,
    post,
    told: async (fields) => String(((await (await post(fields)).json()) as { notice?: unknown }).notice ?? ''),
    get,
    cookie: () => cookie,
    async act(fields, until) {
      const response = await post(fields)
      if (!response.ok) throw new Error(`answered ${response.status}: ${await response.text()}`)
      for (let tries = 0; tries < 250; tries++) {
        const shown = await page()
        if (until.test(shown)) return shown
        // Each look draws the page: on a loaded machine many looks are what it waits for.
        await sleep(100)
      }
      throw new Error(`the page never showed ${until}`)
    },
  }
}

/** The value of the last button of that label, as a browser would send it. */
export function button(page: string, label: string): string {
  const found = [...page.matchAll(/<button name="action" value="([^"]*)"[^>]*>(.*?)<\/button>/g)].findLast(
    ([, , inside]) => text(inside ?? '').startsWith(label),
  )
  if (found?.[1] === undefined) throw new Error(`there is no button “${label}”`)
  return text(found[1])
}

/** What the box at the foot of the page sends with an answer; undefined if no written answer is asked for. */
export function writing(page: string): string | undefined {
  const value = /<input type="hidden" name="action" value="([^"]*)">/.exec(page)?.[1]
  return value === undefined || value === '' ? undefined : text(value)
}

/** A piece of HTML as a reader sees it. */
export function text(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
}
