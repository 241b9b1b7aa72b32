import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a request that changes something comes from our own page. Browsers tell by `Sec-Fetch-Site` or `Origin`;
 * a request with neither is refused. `baseUrl` counts as ours besides the Host header, for proxies that change it.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, baseUrl: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin, host } = headers
  if (origin === undefined || !URL.canParse(origin)) return false
  return origin === new URL(baseUrl).origin || new URL(origin).host === host
}
