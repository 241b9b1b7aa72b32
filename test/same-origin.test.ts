import { expect, test } from 'vitest'
import { isSameOrigin } from '../src/same-origin.ts'

const BASE = 'https://plan.example.org'

test.each([
  ['a browser says that it is our own page', { 'sec-fetch-site': 'same-origin' }, true],
  ['the origin is the address that people use', { origin: BASE, host: '10.0.0.5:3000' }, true],
  ['the origin is the host that was asked', { origin: 'http://localhost:3000', host: 'localhost:3000' }, true],
])('lets in: %s', (_, headers, expected) => {
  expect(isSameOrigin(headers, BASE)).toBe(expected)
})

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site', origin: BASE }],
  ['another host of the same domain', { 'sec-fetch-site': 'same-site', origin: 'https://other.example.org' }],
  ['an origin that is hidden', { origin: 'null', host: 'plan.example.org' }],
  ['an origin that only begins like ours', { origin: `${BASE}.evil.example`, host: 'plan.example.org' }],
  ['neither header', { host: 'plan.example.org' }],
  ['an origin that is no address', { origin: 'not an address', host: 'not an address' }],
])('refuses: %s', (_, headers) => {
  expect(isSameOrigin(headers, BASE)).toBe(false)
})
