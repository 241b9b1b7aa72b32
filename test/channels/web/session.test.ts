import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newSession, readSession, sessionCookie } from '../../../src/channels/web/session.ts'

const KEY = 'the key of this installation'

test('a session is read back from its cookie, among others, over http and https', () => {
  for (const secure of [false, true]) {
    const session = newSession()
    const pair = sessionCookie(session, secure, KEY).split(';')[0]
    expect(readSession(`other=1; ${pair}; more=2`, secure, KEY)).toEqual(session)
  }
})

test('no script and no other site gets at the cookie', () => {
  expect(sessionCookie(newSession(), true, KEY)).toMatch(
    /^__Host-llm-plan=[\w-]{22}\.[\w-]{22}; Path=\/; HttpOnly; SameSite=Strict; .*Secure$/,
  )
  expect(sessionCookie(newSession(), false, KEY)).not.toContain('Secure')
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
      expect(readSession(`llm-plan=${text}`, false, KEY)).toBeUndefined()
    }),
  )
  expect(readSession(undefined, false, KEY)).toBeUndefined()
})

test('a cookie that the server did not make is no session, nor one of another installation', () => {
  const { secret } = newSession()
  expect(readSession(`llm-plan=${secret}`, false, KEY)).toBeUndefined()
  expect(readSession(`llm-plan=${secret}.${secret}`, false, KEY)).toBeUndefined()
  const pair = sessionCookie(newSession(), false, 'another key').split(';')[0]
  expect(readSession(pair, false, KEY)).toBeUndefined()
})
