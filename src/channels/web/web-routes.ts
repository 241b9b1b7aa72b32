import { fileURLToPath } from 'node:url'
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import type { PlanLinks } from '../../contract/store/plan-links.ts'
import type { WebEntry, WebLog } from '../../contract/store/web-log.ts'
import type { Handled, HandleTurn } from '../../contract/turn.ts'
import type { View } from '../../contract/view.ts'
import { type Html, html } from '../../html.ts'
import { THEME } from '../../theme.ts'
import type { createFeed } from './feed.ts'
import { newest } from './newest.ts'
import { newNonce } from './nonce.ts'
import { page } from './page.ts'
import { renderActions } from './render-actions.ts'
import { renderPart } from './render-part.ts'
import { isSameOrigin } from './same-origin.ts'
import { newSession, readSession, type Session, sessionCookie } from './session.ts'
import { type TurnFields, toTurn } from './to-turn.ts'
import { transcript } from './transcript.ts'

export type WebRoutes = {
  readonly handle: HandleTurn
  readonly log: WebLog
  readonly links: PlanLinks
  readonly hasPlan: (tenant: string, conversation: string) => Promise<boolean>
  readonly baseUrl: string
  /** Marks the cookies that this server made; the same for all replicas. */
  readonly sessionKey: string
  /** Limits how many new sessions are made. */
  readonly newcomers?: RequestHandler | undefined
  readonly feed: ReturnType<typeof createFeed>
  readonly now: () => number
  /** Hears of every turn under way, so that stopping can wait for it. */
  readonly track: (turn: Promise<unknown>) => void
}

const ASSETS = fileURLToPath(new URL('./assets', import.meta.url))
/** Room for the longest answer in any script, percent-encoded. */
const MAX_FORM = '256kb'

/** The page, its assets, the turns that it sends and the messages that it receives. */
export function webRoutes({
  handle,
  log,
  links,
  hasPlan,
  baseUrl,
  sessionKey,
  newcomers,
  feed,
  now,
  track,
}: WebRoutes): Router {
  const router = Router()
  const secure = baseUrl.startsWith('https:')
  const sessionOf = (request: Request) => readSession(request.headers.cookie, secure, sessionKey)

  async function show(response: Response, session: Session, more: { notice?: Html; draft?: string } = {}) {
    const { entries, cut } = await newest(log, session.tenant)
    response.type('html').set('cache-control', 'no-store')
    response.send(page({ messages: transcript(entries), cut, nonce: newNonce(), ...more }))
  }

  const limited: RequestHandler = (request, response, next) =>
    newcomers === undefined || sessionOf(request) !== undefined ? next() : newcomers(request, response, next)
  router.get('/', limited)
  router.post('/web/turn', limited)

  router.get('/', async (request, response) => {
    const known = sessionOf(request)
    // A strict cookie stays behind when another site links here. Coming again from our own page brings it along.
    if (
      known === undefined &&
      request.headers['sec-fetch-site'] === 'cross-site' &&
      request.query.again === undefined
    ) {
      response.set('cache-control', 'no-store').type('html')
      response.send(
        `${html`<!doctype html><html lang="en"><meta http-equiv="refresh" content="0;url=/?again"><title>llm-plan</title>`}`,
      )
      return
    }
    const session = known ?? newSession()
    if (known === undefined) response.set('set-cookie', sessionCookie(session, secure, sessionKey))
    await show(response, session)
  })

  router.post('/web/turn', express.urlencoded({ extended: false, limit: MAX_FORM }), async (request, response) => {
    const known = sessionOf(request)
    const session = known ?? newSession()
    const wantsJson = request.accepts(['html', 'json']) === 'json'
    const answer = async (status: number, notice: Html | undefined, { draft = '', clear = false } = {}) => {
      response.status(status)
      if (wantsJson) response.json({ ok: status < 400, notice: notice?.text, reload: known === undefined, clear })
      else if (notice === undefined) response.redirect(303, '/#text')
      else await show(response, session, { notice, draft })
    }
    if (!isSameOrigin(request.headers, baseUrl)) {
      return answer(403, html`<p>This form was sent from another page, so nothing was done.</p>`)
    }
    const fields = (request.body ?? {}) as TurnFields
    const draft = typeof fields.text === 'string' ? fields.text.slice(0, 4000) : ''
    const read = toTurn(fields, session.tenant, now())
    if ('fault' in read) return answer(400, html`<p>${read.fault}</p>`, { draft })
    if (known === undefined) response.set('set-cookie', sessionCookie(session, secure, sessionKey))
    const { turn } = read
    const work = handle(turn)
    track(work)
    const handled = await work
    // What the person said is in the log now.
    if (turn.input.type === 'say') feed.wake(session.tenant)
    const clear = turn.input.type === 'forget' && turn.input.sure === true
    await answer(200, clear ? ERASED : noticeOf(handled), { clear, ...(handled.status === 'refused' && { draft }) })
  })

  router.post(
    '/web/plan',
    express.urlencoded({ extended: false, limit: MAX_FORM }),
    async (request, response, next) => {
      const session = sessionOf(request)
      const conversation: unknown = request.body?.conversation
      if (session === undefined || typeof conversation !== 'string' || !isSameOrigin(request.headers, baseUrl))
        return next()
      if (!(await hasPlan(session.tenant, conversation))) return next()
      response.redirect(303, `/plan/${await links.token(session.tenant, conversation, now())}`)
    },
  )

  router.get('/web/feed', async (request, response) => {
    const session = sessionOf(request)
    if (session === undefined) return void response.sendStatus(204)
    const from = Number(request.headers['last-event-id'] ?? request.query.after ?? 0)
    await feed.follow(session.tenant, Number.isSafeInteger(from) ? from : 0, request, response)
  })

  router.get('/web/files/:seq', async (request, response, next) => {
    const body = (await entry(request, request.params.seq))?.body
    if (body?.kind !== 'file') return next()
    response.attachment(body.name).type(body.mime).set('cache-control', 'no-store').send(body.content)
  })

  router.get('/web/images/:seq/:part', async (request, response, next) => {
    const body = (await entry(request, request.params.seq))?.body
    const part = body?.kind === 'view' ? body.view.parts[Number(request.params.part)] : undefined
    if (part?.kind !== 'image') return next()
    response.type('png').set('cache-control', 'private, max-age=86400').send(Buffer.from(part.png, 'base64'))
  })

  router.get('/assets/theme.css', (_request, response) => {
    response.type('css').set('cache-control', 'no-cache').send(THEME)
  })
  router.use('/assets', express.static(ASSETS, { index: false, cacheControl: false, setHeaders: revalidate }))

  async function entry(request: Request, seq: string): Promise<WebEntry | undefined> {
    const session = sessionOf(request)
    const wanted = Number(seq)
    if (session === undefined || !Number.isSafeInteger(wanted)) return undefined
    const [found] = await log.after(session.tenant, wanted - 1, 1)
    return found?.seq === wanted ? found : undefined
  }

  return router
}

/** On a chat platform messages stay that were posted before; here they are ours, and gone. */
const ERASED = html`<p>Done. Your plans, answers, messages and links are erased.</p><p><a href="/">Begin anew</a></p>`

function revalidate(response: Response): void {
  response.set('cache-control', 'no-cache')
}

/** What a turn answers to the person alone: shown at once, and not kept. */
function noticeOf({ tell, conversation }: Handled): Html | undefined {
  if (tell === undefined) return undefined
  const view: View = tell
  const actions = conversation === undefined ? html`` : renderActions(view, conversation, newNonce())
  return html`${view.parts.map((part) => renderPart(part, ''))}${actions}`
}
