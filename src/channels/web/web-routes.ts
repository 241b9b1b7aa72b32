import { fileURLToPath } from 'node:url'
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import type { OwnPlans, PlanNamed } from '../../contract/own-plan.ts'
import type { PlanLinks } from '../../contract/store/plan-links.ts'
import type { WebEntry, WebLog } from '../../contract/store/web-log.ts'
import type { Handled, HandleTurn } from '../../contract/turn.ts'
import type { View } from '../../contract/view.ts'
import { type Html, html } from '../../html.ts'
import { isSameOrigin } from '../../same-origin.ts'
import { THEME } from '../../theme.ts'
import type { createFeed } from './feed.ts'
import { clip, homePage } from './home-page.ts'
import { newest } from './newest.ts'
import { newNonce } from './nonce.ts'
import { page } from './page.ts'
import { pageOf, VISITOR } from './place.ts'
import { renderActions } from './render-actions.ts'
import { renderPart } from './render-part.ts'
import { newSession, readSession, type Session, sessionCookie } from './session.ts'
import { settled } from './settled.ts'
import { type TurnFields, toTurn } from './to-turn.ts'
import { transcript } from './transcript.ts'

export type WebPlans = {
  readonly own: OwnPlans
  readonly named: PlanNamed
  readonly waiting: (tenant: string, conversation: string) => Promise<number>
}

export type WebRoutes = {
  readonly handle: HandleTurn
  readonly log: WebLog
  readonly links: PlanLinks
  readonly plans: WebPlans
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
/** More plans than this of one browser are not listed (assumption). */
const MAX_PLANS = 100
/** Room for the longest answer in any script, percent-encoded. */
const MAX_FORM = '256kb'

/** The page, its assets, the turns that it sends and the messages that it receives. */
export function webRoutes({
  handle,
  log,
  links,
  plans,
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

  type More = { readonly notice?: Html; readonly draft?: string }

  /** The list of plans. */
  async function showHome(response: Response, { tenant }: Session, more: More = {}) {
    const own = await plans.own(tenant, VISITOR, MAX_PLANS)
    response.type('html').set('cache-control', 'no-store')
    response.send(homePage({ plans: own, nonce: newNonce(), ...more }))
  }

  /** A conversation's page; the list where there is no such conversation. */
  async function show(response: Response, session: Session, conversation: string | undefined, more: More = {}) {
    const found = conversation && (await plans.named(session.tenant, conversation))
    if (!found) return await showHome(response, session, more)
    const { id, title, made } = found
    const { entries, cut } = await newest(log, session.tenant, id)
    const messages = transcript(entries)
    response.type('html').set('cache-control', 'no-store')
    response.send(page({ conversation: id, title: clip(title), made, messages, cut, nonce: newNonce(), ...more }))
  }

  const limited: RequestHandler = (request, response, next) =>
    newcomers === undefined || sessionOf(request) !== undefined ? next() : newcomers(request, response, next)
  router.get(['/', '/c/:id'], limited)
  router.post('/web/turn', limited)

  router.get(['/', '/c/:id'], async (request, response, next) => {
    const id = typeof request.params.id === 'string' ? request.params.id : undefined
    const known = sessionOf(request)
    // A strict cookie stays behind when another site links here. Coming again from our own page brings it along.
    if (
      known === undefined &&
      request.headers['sec-fetch-site'] === 'cross-site' &&
      request.query.again === undefined
    ) {
      response.set('cache-control', 'no-store').type('html')
      response.send(
        `${html`<!doctype html><html lang="en"><meta http-equiv="refresh" content="0;url=${pageOf(id)}?again"><title>llm-plan</title>`}`,
      )
      return
    }
    const session = known ?? newSession()
    if (known === undefined) response.set('set-cookie', sessionCookie(session, secure, sessionKey))
    if (id === undefined) return await showHome(response, session)
    if ((await plans.named(session.tenant, id)) === undefined) return next()
    await show(response, session, id)
  })

  router.post('/web/turn', express.urlencoded({ extended: false, limit: MAX_FORM }), async (request, response) => {
    const known = sessionOf(request)
    const session = known ?? newSession()
    const wantsJson = request.accepts(['html', 'json']) === 'json'
    const fields = (request.body ?? {}) as TurnFields
    const draft = typeof fields.text === 'string' ? fields.text.slice(0, 4000) : ''
    const here = typeof fields.conversation === 'string' ? fields.conversation : undefined
    const answer = async (
      status: number,
      notice: Html | undefined,
      { at = here, go = false, clear = false, keep = true } = {},
    ) => {
      response.status(status)
      if (wantsJson)
        response.json({
          ok: status < 400,
          notice: go ? onTheWay(notice, at) : notice?.text,
          clear,
          ...(go && { go: pageOf(at) }),
        })
      else if (notice === undefined) response.redirect(303, `${pageOf(at)}#text`)
      else await show(response, session, at, { notice, ...(keep && { draft }) })
    }
    if (!isSameOrigin(request.headers, baseUrl)) {
      return answer(403, html`<p>This form was sent from another page, so nothing was done.</p>`)
    }
    const read = toTurn(fields, session.tenant, now())
    if ('fault' in read) return answer(400, html`<p>${read.fault}</p>`)
    if (known === undefined) response.set('set-cookie', sessionCookie(session, secure, sessionKey))
    const { turn } = read
    const work = handle(turn)
    track(work)
    const handled = await work
    // What the person said is in the log now.
    if (turn.input.type === 'say') feed.wake(session.tenant)
    const clear = turn.input.type === 'forget' && turn.input.sure === true
    const at = clear ? undefined : (handled.conversation ?? turn.conversation)
    // A start that came twice: the first has begun a plan, which stands in the list.
    const again = handled.status === 'duplicate' && turn.input.type === 'start'
    const go = again || (at !== undefined && at !== turn.conversation)
    if (at !== undefined && (go || !wantsJson)) await settled(() => plans.waiting(session.tenant, at))
    const keep = handled.status === 'refused'
    await answer(200, clear ? ERASED : noticeOf(handled), { at, go, clear, keep })
  })

  router.post(
    '/web/plan',
    express.urlencoded({ extended: false, limit: MAX_FORM }),
    async (request, response, next) => {
      const session = sessionOf(request)
      const conversation: unknown = request.body?.conversation
      if (session === undefined || typeof conversation !== 'string' || !isSameOrigin(request.headers, baseUrl))
        return next()
      if ((await plans.named(session.tenant, conversation))?.made !== true) return next()
      response.redirect(303, `/plan/${await links.token(session.tenant, conversation, now())}`)
    },
  )

  router.get('/web/feed', async (request, response) => {
    const session = sessionOf(request)
    if (session === undefined) return void response.sendStatus(204)
    const from = Number(request.headers['last-event-id'] ?? request.query.after ?? 0)
    const conversation = typeof request.query.of === 'string' ? request.query.of : undefined
    const following = { tenant: session.tenant, conversation, from: Number.isSafeInteger(from) ? from : 0 }
    await feed.follow(following, request, response)
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
const ERASED = html`<p>Done. Your plans, answers, messages and links are erased.</p><p><a href="/">Start over</a></p>`

/** What is said at once about something that went on at another page. */
function onTheWay(notice: Html | undefined, at: string | undefined): string | undefined {
  return notice && html`${notice}<p><a href="${pageOf(at)}">Go on</a></p>`.text
}

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
