import { expect, test } from 'vitest'
import { windowStore } from '../../src/http/window-store.ts'

test('counts anew in each window, and for each key alone', async () => {
  let now = 0
  const store = windowStore(1000, () => now)
  const hits = async (key: string) => (await store.increment(key)).totalHits
  expect([await hits('a'), await hits('a'), await hits('b')]).toEqual([1, 2, 1])
  now = 999
  expect(await hits('a')).toBe(3)
  now = 1000
  expect(await hits('a')).toBe(1)
})
