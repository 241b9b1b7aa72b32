import type { RequestHandler } from 'express'

/** Nothing from elsewhere, no script or style inside a page, no frames: what got into a page can do nothing. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Sets the headers that every answer carries. A page with its own needs overrides the content policy. */
export function securityHeaders(baseUrl: string): RequestHandler {
  const headers = {
    'content-security-policy': CONTENT_POLICY,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // A plan's link is its key: no other site may see it as a referrer.
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(baseUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  }
  return (_request, response, next) => {
    response.set(headers)
    next()
  }
}
