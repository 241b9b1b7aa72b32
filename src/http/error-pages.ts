import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { errorId } from '../contract/error-id.ts'
import { html } from '../html.ts'
import type { Log } from '../log.ts'

const TOO_MANY =
  'Too many requests came from your network in the last minute, so this one was not handled. Please try again in a minute. Nothing you saved is lost.'

/** Answers what nothing else answered. */
export const notFound: RequestHandler = (request, response) => {
  say(request, response, 404, 'There is nothing at this address.')
}

/**
 * Turns every error into a clear answer, as JSON or as a page. What the sender can mend is said; anything else gets an id
 * that the log has too. Never a stack trace, never the message of an unknown error.
 */
export function errorPages(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const status = Number((error as { status?: unknown } | undefined)?.status)
    if (status === 413) return say(request, response, 413, 'That is too long. Please send at most 4,000 characters.')
    if (status === 429) return say(request, response, 429, TOO_MANY)
    if (status >= 400 && status < 500) return say(request, response, status, 'I could not read that request.')
    const id = errorId()
    log.error({ errorId: id, path: request.path.split('/')[1], err: error }, 'A request failed')
    const text = `Something went wrong on our side, and nothing was changed. Please try again in a moment. If it happens again, give this ID to whoever runs llm-plan: ${id}.`
    response.set('retry-after', '5')
    say(request, response, 503, text)
  }
}

function say(request: Request, response: Response, status: number, text: string): void {
  response.status(status).set('cache-control', 'no-store')
  if (request.accepts(['html', 'json']) === 'json') {
    response.json({ ok: false, error: text, notice: `${html`<p>${text}</p>`}` })
    return
  }
  response.type('html').send(
    `${html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>llm-plan</title>
<link rel="icon" href="/assets/icon.svg"><link rel="stylesheet" href="/assets/theme.css"><link rel="stylesheet" href="/assets/messages.css"><link rel="stylesheet" href="/assets/page.css"></head>
<body><main class="main"><section class="welcome"><h1 class="welcome-title">${status === 404 ? 'Not found' : 'That did not work'}</h1><p class="welcome-text">${text}</p><p><a href="/">Back to the conversation</a></p></section></main></body></html>`}\n`,
  )
}
