import type { SlackMessage } from '../render.ts'

/** Slack's own hosts for answers to a command or a click: the commercial one, and GovSlack's. */
const HOSTS = new Set(['hooks.slack.com', 'hooks.slack-gov.com'])
const PATIENCE_MS = 5_000

/**
 * Shows a message to the person who typed, at the address that came with the command or the click. False if there is none,
 * it is not Slack's (or the server's in `apiUrl`), or Slack takes it no more. Never throws.
 */
export async function replyTo(
  reply: string | undefined,
  { text, blocks }: SlackMessage,
  apiUrl: string | undefined,
): Promise<boolean> {
  if (reply === undefined || !isTrusted(new URL(reply), apiUrl)) return false
  const body = JSON.stringify({ response_type: 'ephemeral', replace_original: false, text, blocks })
  const headers = { 'content-type': 'application/json' }
  const signal = AbortSignal.timeout(PATIENCE_MS)
  return await fetch(reply, { method: 'POST', body, headers, signal, redirect: 'error' }).then(
    ({ ok }) => ok,
    () => false,
  )
}

function isTrusted({ protocol, host, origin }: URL, apiUrl: string | undefined): boolean {
  if (apiUrl !== undefined && origin === new URL(apiUrl).origin) return true
  return protocol === 'https:' && HOSTS.has(host)
}
