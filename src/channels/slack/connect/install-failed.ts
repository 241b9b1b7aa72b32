import type { ServerResponse } from 'node:http'
import { html } from '../../../html.ts'

/** What the person, or whoever made up the address, can cause; all else is our trouble or Slack's. */
const THEIRS = new Set([
  'slack_oauth_installer_authorization_error',
  'slack_oauth_missing_state',
  'slack_oauth_invalid_state',
  'slack_oauth_missing_code',
  'slack_webapi_platform_error',
])
/** A made-up state does not open, or is too old. */
const FORGED = /^(?:JsonWebToken|TokenExpired|NotBefore)Error$/

/** Answers an installation that did not come about. (The SDK's own page is a 500 also for whoever clicks Cancel.) */
export function installFailed(error: Error, _options: unknown, _request: unknown, response: ServerResponse): void {
  const theirs = THEIRS.has(String((error as { code?: unknown }).code)) || FORGED.test(error.name)
  const advice = theirs
    ? html`It was canceled, or the link was no longer valid. <a href="install">Begin again</a>`
    : html`Slack or our database could not be reached. <a href="install">Try again</a> in a minute.`
  response.writeHead(theirs ? 400 : 500, { 'content-type': 'text/html; charset=utf-8' })
  response.end(
    `${html`<!doctype html><html lang="en"><title>Not installed</title><h1>Nothing was installed</h1><p>${advice}</p></html>`}`,
  )
}
