import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { MAX_ENTRIES } from '../../src/store/records/web-log.ts'
import type { TestEngine } from './engines.ts'
import { openTestStore } from './open-test-store.ts'
import { sampleConversation, samplePlace } from './sample.ts'

/** What the web page is promised about its memory, and readers about links to plans. */
export function webContract(engine: TestEngine): void {
  const at = openTestStore(engine)
  const tenant = () => `web:${randomUUID()}`
  const words = (text: string, id = text, conversation?: string) =>
    ({ id, conversation, body: { kind: 'said', text }, at: 1 }) as const

  it('reads back what was added, in order, from any point on', async () => {
    const mine = tenant()
    const numbers: number[] = []
    for (const text of ['a', 'b', 'c']) numbers.push(await at.store.web.append(mine, words(text)))
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    const entries = await at.store.web.after(mine, numbers[0] ?? 0, 10)
    expect(entries.map(({ body }) => body)).toEqual([words('b').body, words('c').body])
    expect((await at.store.web.after(mine, 0, 2)).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('adds the same thing once', async () => {
    const mine = tenant()
    const first = await at.store.web.append(mine, words('a'))
    expect(await at.store.web.append(mine, words('other', 'a'))).toBe(first)
    expect(await at.store.web.after(mine, 0, 10)).toHaveLength(1)
  })

  it('reads backwards from any point, newest first', async () => {
    const mine = tenant()
    const numbers: number[] = []
    for (const text of ['a', 'b', 'c', 'd']) numbers.push(await at.store.web.append(mine, words(text)))
    const ids = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id)
    expect(ids(await at.store.web.before(mine, Number.MAX_SAFE_INTEGER, 2))).toEqual(['d', 'c'])
    expect(ids(await at.store.web.before(mine, numbers[2] ?? 0, 10))).toEqual(['b', 'a'])
  })

  it('reads one conversation alone, in both directions', async () => {
    const mine = tenant()
    for (const [text, of] of [
      ['a', 'c1'],
      ['b', 'c2'],
      ['c', 'c1'],
    ] as const)
      await at.store.web.append(mine, words(text, text, of))
    const ids = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id)
    expect(ids(await at.store.web.after(mine, 0, 10, 'c1'))).toEqual(['a', 'c'])
    expect(ids(await at.store.web.before(mine, Number.MAX_SAFE_INTEGER, 10, 'c1'))).toEqual(['c', 'a'])
    expect(ids(await at.store.web.after(mine, 0, 10, 'c3'))).toEqual([])
  })

  it('keeps words with their turn or not at all', async () => {
    const mine = tenant()
    const turn = (fails: boolean) =>
      at.store.transaction(async (tx) => {
        await tx.heard(mine, words(fails ? 'lost' : 'kept'))
        if (fails) throw new Error('the turn broke')
      })
    await expect(turn(true)).rejects.toThrow('the turn broke')
    await turn(false)
    expect((await at.store.web.after(mine, 0, 10)).map(({ id }) => id)).toEqual(['kept'])
  })

  it('keeps a bounded number of entries a session, the newest', async () => {
    const [mine, other] = [tenant(), tenant()]
    await at.store.web.append(other, words('theirs'))
    // One commit for all: what is looked at is what is kept, not how fast.
    await at.store.transaction(async (tx) => {
      for (let n = 0; n < MAX_ENTRIES + 120; n++) await tx.heard(mine, words(`n${n}`))
    })
    const kept = await at.store.web.after(mine, 0, 2 * MAX_ENTRIES)
    expect(kept.length).toBeGreaterThanOrEqual(MAX_ENTRIES)
    expect(kept.length).toBeLessThanOrEqual(MAX_ENTRIES + 51)
    expect(kept.at(-1)?.id).toBe(`n${MAX_ENTRIES + 119}`)
    expect(await at.store.web.after(other, 0, 10)).toHaveLength(1)
  })

  it('shows nobody what another session was told', async () => {
    const [mine, other] = [tenant(), tenant()]
    await at.store.web.append(mine, words('a'))
    expect(await at.store.web.after(other, 0, 10)).toEqual([])
  })

  it('gives every entry its own number when several are added at once, and a reader misses none', async () => {
    const mine = tenant()
    // Two stores of one process would wait for each other's lock on SQLite, which blocks the process they share.
    const second = engine.name === 'PostgreSQL' ? await openStore({ url: at.database.url }) : at.store
    const seen = new Set<string>()
    let last = 0
    let done = false
    const reader = (async () => {
      for (;;) {
        const over = done
        for (const entry of await at.store.web.after(mine, last, 100)) {
          seen.add(entry.id)
          last = entry.seq
        }
        if (over) return
        // SQLite answers without leaving the event loop: give the writers their turn.
        await sleep(1)
      }
    })()
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => (index % 2 ? at.store : second).web.append(mine, words(`n${index}`))),
    )
    done = true
    await reader
    if (second !== at.store) await second.close()
    expect(seen.size).toBe(40)
  })

  it('goes on counting above what was erased, so that an open page misses nothing', async () => {
    const place = samplePlace({ platform: 'web', tenant: tenant(), direct: true })
    const conversation = sampleConversation({ place })
    await at.store.transaction((tx) => tx.create(conversation))
    const before = await at.store.web.append(place.tenant, { ...words('a', 'a', conversation.id), at: 5_000 })
    await at.store.transaction((tx) => tx.erase(place.tenant, conversation.id))
    expect(await at.store.web.after(place.tenant, 0, 10)).toEqual([])
    expect(await at.store.web.append(place.tenant, { ...words('b'), at: 6_000 })).toBeGreaterThan(before)
  })

  it('makes one link for a conversation, however often it is asked for', async () => {
    const mine = tenant()
    const [token, again] = await Promise.all([1, 2].map(() => at.store.links.token(mine, 'c1', 1)))
    expect(token).toMatch(/^[\w-]{22}$/)
    expect(again).toBe(token)
    expect(await at.store.links.find(token ?? '')).toEqual({ tenant: mine, conversation: 'c1' })
    expect(await at.store.links.token(mine, 'c2', 1)).not.toBe(token)
  })

  it('forgets the link with its conversation', async () => {
    const place = samplePlace({ tenant: tenant() })
    const conversation = sampleConversation({ place })
    await at.store.transaction((tx) => tx.create(conversation))
    const token = await at.store.links.token(place.tenant, conversation.id, 1)
    await at.store.transaction((tx) => tx.erase(place.tenant, conversation.id))
    expect(await at.store.links.find(token)).toBeUndefined()
  })
}
