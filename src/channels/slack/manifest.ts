import { parseDocument } from 'yaml'
import { EVENTS_PATH, REDIRECT_PATH } from './connect/paths.ts'

/**
 * Returns the app's manifest with a server's address filled in, so that Slack reaches it over HTTP; without an address it
 * stays as it is, for Socket Mode. `source` is the text of `slack-manifest.yaml`; its comments are kept.
 */
export function slackManifest(source: string, baseUrl?: string): string {
  if (baseUrl === undefined) return source
  const manifest = parseDocument(source)
  const events = `${baseUrl}${EVENTS_PATH}`
  manifest.setIn(['features', 'slash_commands', 0, 'url'], events)
  manifest.setIn(['settings', 'event_subscriptions', 'request_url'], events)
  manifest.setIn(['settings', 'interactivity', 'request_url'], events)
  manifest.setIn(['settings', 'socket_mode_enabled'], false)
  manifest.setIn(['oauth_config', 'redirect_urls'], [`${baseUrl}${REDIRECT_PATH}`])
  return manifest.toString()
}
