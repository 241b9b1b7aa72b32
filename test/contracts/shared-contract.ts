import { expect, it } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import type { TestEngine } from './engines.ts'
import { openTestStore } from './open-test-store.ts'
import { sampleConversation } from './sample.ts'

/** What several replicas on one database may rely on. */
export function sharedContract(engine: TestEngine): void {
  const at = openTestStore(engine)

  it('brings the schema up to date once when several replicas start together', async () => {
    const database = await engine.database()
    const stores = await Promise.all([1, 2, 3].map(() => openStore({ url: database.url })))
    const applied = await database.raw('select name from kysely_migration order by name')
    expect(new Set(applied.map((row) => row.name)).size).toBe(applied.length)
    const conversation = sampleConversation()
    await stores[0]?.transaction((turn) => turn.create(conversation))
    expect(await stores[2]?.read(conversation.place.tenant, conversation.id)).toEqual(conversation)
    await Promise.all(stores.map((store) => store.close()))
    const again = await openStore({ url: database.url })
    expect(await again.read(conversation.place.tenant, conversation.id)).toEqual(conversation)
    await again.close()
  })

  it('gives a lease to one holder, who alone can renew it', async () => {
    const { leases } = at.store
    const tries = await Promise.all(['a', 'b', 'c'].map((holder) => leases.take('gateway', holder, undefined)))
    const [won] = tries.filter((one) => one !== undefined)
    expect(tries.filter((one) => one !== undefined)).toHaveLength(1)
    const renewed = await leases.take('gateway', won?.holder ?? '', won)
    expect(renewed?.beat).toBe(2)
    // Who saw the beat before the renewal comes too late.
    expect(await leases.take('gateway', 'late', won)).toBeUndefined()
    expect(await leases.take('gateway', 'next', renewed)).toEqual({ holder: 'next', beat: 3 })
    await leases.release('gateway', won?.holder ?? '')
    expect(await leases.look('gateway')).toEqual({ holder: 'next', beat: 3 })
    await leases.release('gateway', 'next')
    expect(await leases.look('gateway')).toBeUndefined()
  })

  it('answers a ping', async () => {
    await expect(at.store.ping()).resolves.toBeUndefined()
  })
}
