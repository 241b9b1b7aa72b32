import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newSession, readSession, sessionCookie } from '../../../src/channels/web/session.ts'

test('a session is read back from its cookie, among others, over http and https', () => {
  for (const secure of [false, true]) {
    const session = newSession()
    const pair = sessionCookie(session, secure).split(';')[0]
    expect(readSession(`other=1; ${pair}; more=2`, secure)).toEqual(session)
  }
})

test('no script and no other site gets at the cookie', () => {
  expect(sessionCookie(newSession(), true)).toMatch(
    /^__Host-llm-plan=[\w-]{22}; Path=\/; HttpOnly; SameSite=Strict; .*Secure$/,
  )
  expect(sessionCookie(newSession(), false)).not.toContain('Secure')
})

test('the tenant, which the store and the log see, does not give the cookie away', () => {
  const { secret, tenant } = newSession()
  expect(tenant).toMatch(/^web:[\w-]{22}$/)
  expect(tenant).not.toContain(secret)
})

test('sessions differ', () => {
  expect(new Set(Array.from({ length: 100 }, () => newSession().tenant)).size).toBe(100)
})

test('a cookie that cannot be ours is no session', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!/^[\w-]{22}$/.test(text.split(';')[0]?.trim() ?? ''))
      expect(readSession(`llm-plan=${text}`, false)).toBeUndefined()
    }),
  )
  expect(readSession(undefined, false)).toBeUndefined()
})
