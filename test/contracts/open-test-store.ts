import { afterAll, beforeAll } from 'vitest'
import type { Store } from '../../src/contract/store/store.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { TestDatabase, TestEngine } from './engines.ts'

export const TEST_KEYS = ['a-test-key-of-more-than-32-characters']

/** One database and one store on it for all tests of a suite. Tests keep apart by their tenants. */
export function openTestStore(engine: TestEngine): { readonly store: Store; readonly database: TestDatabase } {
  let database: TestDatabase | undefined
  let store: Store | undefined
  beforeAll(async () => {
    database = await engine.database()
    store = await openStore({ url: database.url, tokenKeys: TEST_KEYS })
  })
  afterAll(() => store?.close())
  return {
    get store() {
      if (store === undefined) throw new Error('not open yet')
      return store
    },
    get database() {
      if (database === undefined) throw new Error('not open yet')
      return database
    },
  }
}
