import { createHmac, timingSafeEqual } from 'node:crypto'
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import type { WebAccess } from '../config.ts'
import { html } from '../html.ts'
import { isSameOrigin } from '../same-origin.ts'

export type WebAccessParts = {
  readonly access: WebAccess
  /** Secret of this installation: a cookie is only good with it, and with the code that it was given for. */
  readonly key: string
  readonly baseUrl: string
  /** Limits how often a code is tried. */
  readonly tries: RequestHandler
}

/** A month; then a browser is asked for the code again. */
const MAX_SECONDS = 30 * 24 * 3600

/**
 * Stands before the web page and lets in only who knows the code, or whom the proxy in front has logged in. Links to
 * plans stay open to whoever has one, as do the endpoints of platforms, which have signatures.
 */
export function webAccess({ access, key, baseUrl, tries }: WebAccessParts): Router {
  const router = Router()
  const guard = 'code' in access ? byCode(access.code) : byHeader(access.header)
  router.get('/', guard)
  router.use(['/c', '/web'], guard)
  if (!('code' in access)) return router

  const { code } = access
  router.post('/access', tries, express.urlencoded({ extended: false, limit: '2kb' }), (request, response) => {
    const given: unknown = request.body?.code
    if (!isSameOrigin(request.headers, baseUrl) || typeof given !== 'string' || !same(mark(given.trim()), mark(code)))
      return ask(response, 'That is not the code.')
    const flags = ['Path=/', 'HttpOnly', 'SameSite=Strict', `Max-Age=${MAX_SECONDS}`]
    response.set('set-cookie', [`${COOKIE}=${mark(code)}`, ...flags, ...(secure() ? ['Secure'] : [])].join('; '))
    response.redirect(303, '/')
  })
  return router

  function byCode(wanted: string): RequestHandler {
    return (request, response, next) => (same(cookieOf(request), mark(wanted)) ? next() : ask(response, ''))
  }

  function mark(text: string): string {
    return createHmac('sha256', key).update(`access ${text}`).digest('base64url')
  }

  function secure(): boolean {
    return baseUrl.startsWith('https:')
  }
}

const COOKIE = 'llm-plan-access'

function byHeader(name: string): RequestHandler {
  return (request, response, next) => {
    const trusted: unknown = request.app.get('trust proxy fn')
    const proxy = typeof trusted === 'function' && trusted(request.socket.remoteAddress, 0) === true
    const user = request.headers[name]
    if (proxy && typeof user === 'string' && user.trim() !== '') return next()
    refuse(response, html`<p>Please log in through your company’s address for this page.</p>`)
  }
}

function cookieOf(request: Request): string {
  const found = (request.headers.cookie ?? '').split(';').find((pair) => pair.trim().startsWith(`${COOKIE}=`))
  return found?.split('=')[1]?.trim() ?? ''
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function ask(response: Response, fault: string): void {
  const form = html`<form method="post" action="/access" class="form"><label>Access code <input class="box" type="password" name="code" autocomplete="current-password" required></label> <button class="primary">Open</button></form>`
  refuse(
    response,
    html`<p>${fault}</p><p>You need an access code for this page. Whoever runs llm-plan here can give it to you.</p>${form}`,
  )
}

function refuse(response: Response, content: ReturnType<typeof html>): void {
  response.status(401).set('cache-control', 'no-store').type('html')
  if (response.req.accepts(['html', 'json']) === 'json') {
    response.json({ ok: false, notice: `${content}` })
    return
  }
  response.send(
    `${html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>llm-plan</title>
<link rel="icon" href="/assets/icon.svg"><link rel="stylesheet" href="/assets/theme.css"><link rel="stylesheet" href="/assets/messages.css"><link rel="stylesheet" href="/assets/page.css"></head>
<body><main class="main"><section class="welcome"><h1 class="welcome-title">llm-plan</h1>${content}</section></main></body></html>`}\n`,
  )
}
