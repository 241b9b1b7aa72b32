import { createHash, randomBytes } from 'node:crypto'

/** A browser's anonymous session. The cookie is a secret; `tenant` is made from it by a hash, so the store and the log never hold it. */
export type Session = { readonly secret: string; readonly tenant: string }

const SECRET = /^[\w-]{22}$/
const YEAR_SECONDS = 365 * 24 * 3600

/** A new session: 128 random bits. */
export function newSession(): Session {
  return fromSecret(randomBytes(16).toString('base64url'))
}

/** The session that a request's Cookie header carries; undefined if there is none or it could not be ours. */
export function readSession(header: string | undefined, secure: boolean): Session | undefined {
  const wanted = `${cookieName(secure)}=`
  const found = header
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(wanted))
    ?.slice(wanted.length)
  return found !== undefined && SECRET.test(found) ? fromSecret(found) : undefined
}

/** The Set-Cookie value: no script reads it, no other site's request carries it. */
export function sessionCookie(session: Session, secure: boolean): string {
  const flags = ['Path=/', 'HttpOnly', 'SameSite=Strict', `Max-Age=${YEAR_SECONDS}`, ...(secure ? ['Secure'] : [])]
  return [`${cookieName(secure)}=${session.secret}`, ...flags].join('; ')
}

/** Over https the `__Host-` prefix keeps other hosts of the same domain from setting it. */
function cookieName(secure: boolean): string {
  return secure ? '__Host-llm-plan' : 'llm-plan'
}

function fromSecret(secret: string): Session {
  return { secret, tenant: `web:${createHash('sha256').update(secret).digest('base64url').slice(0, 22)}` }
}
