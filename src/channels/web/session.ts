import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A browser's anonymous session. The cookie is a secret; `tenant` is made from it by a hash, so the store and the log never hold it. */
export type Session = { readonly secret: string; readonly tenant: string }

/** The secret, and the server's word that it made it: a cookie that somebody made up is no session. */
const COOKIE = /^([\w-]{22})\.([\w-]{22})$/
const YEAR_SECONDS = 365 * 24 * 3600

/** A new session: 128 random bits. */
export function newSession(): Session {
  return fromSecret(randomBytes(16).toString('base64url'))
}

/** The session that a request's Cookie header carries; undefined if there is none or it was not made with `key`. */
export function readSession(header: string | undefined, secure: boolean, key: string): Session | undefined {
  const wanted = `${cookieName(secure)}=`
  const found = header
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(wanted))
    ?.slice(wanted.length)
  const [, secret, mark] = COOKIE.exec(found ?? '') ?? []
  if (secret === undefined || mark === undefined) return undefined
  return timingSafeEqual(Buffer.from(mark), Buffer.from(markOf(secret, key))) ? fromSecret(secret) : undefined
}

/** The Set-Cookie value: no script reads it, no other site's request carries it. */
export function sessionCookie({ secret }: Session, secure: boolean, key: string): string {
  const flags = ['Path=/', 'HttpOnly', 'SameSite=Strict', `Max-Age=${YEAR_SECONDS}`, ...(secure ? ['Secure'] : [])]
  return [`${cookieName(secure)}=${secret}.${markOf(secret, key)}`, ...flags].join('; ')
}

/** Over https the `__Host-` prefix keeps other hosts of the same domain from setting it. */
function cookieName(secure: boolean): string {
  return secure ? '__Host-llm-plan' : 'llm-plan'
}

function markOf(secret: string, key: string): string {
  return createHmac('sha256', key).update(secret).digest('base64url').slice(0, 22)
}

function fromSecret(secret: string): Session {
  return { secret, tenant: `web:${createHash('sha256').update(secret).digest('base64url').slice(0, 22)}` }
}
