import { setImmediate as soon } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Delivery } from '../../src/contract/delivery.ts'
import type { Conversation } from '../../src/contract/store/conversation.ts'
import type { Leased, Outgoing } from '../../src/contract/store/outbox.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { TestEngine } from './engines.ts'
import { openTestStore } from './open-test-store.ts'
import { lease, noteSent } from './rounds.ts'
import { sampleConversation, samplePlace, sampleView } from './sample.ts'

/** What the worker that delivers may rely on. */
export function outboxContract(engine: TestEngine): void {
  const at = openTestStore(engine)

  /** Only this conversation's: tests share the database. */
  async function leaseOf(conversation: Conversation, now: number): Promise<Leased | undefined> {
    const leased = await lease(at.store, now)
    for (const { delivery } of leased) if (delivery.conversation !== conversation.id) await at.store.release(delivery)
    return leased.find(({ delivery }) => delivery.conversation === conversation.id)
  }

  async function begin(outgoing: readonly Outgoing[], conversation = sampleConversation()): Promise<Conversation> {
    await at.store.transaction(async (turn) => {
      await turn.create(conversation)
      await turn.say(conversation, outgoing, 100)
    })
    return conversation
  }

  const say = (conversation: Conversation, outgoing: readonly Outgoing[], now = 100) =>
    at.store.transaction((turn) => turn.say(conversation, outgoing, now))

  const post = (text: string): Outgoing => ({ kind: 'post', key: text, view: sampleView(text) })
  const text = (leased: Leased | undefined): string | undefined =>
    leased && 'view' in leased.delivery ? leased.delivery.view.fallback : undefined
  const must = (leased: Leased | undefined): Delivery => {
    if (leased === undefined) throw new Error('nothing was leased')
    return leased.delivery
  }

  it('leases a conversation’s deliveries one at a time, in the order they were said', async () => {
    const conversation = await begin([post('1'), post('2')])
    await say(conversation, [post('3')], 50)
    const order: (string | undefined)[] = []
    for (let now = 200; now < 205; now++) {
      const leased = await leaseOf(conversation, now)
      expect(await leaseOf(conversation, now)).toBeUndefined()
      order.push(text(leased))
      if (leased) await noteSent(at.store, leased.delivery, {}, now)
    }
    expect(order).toEqual(['1', '2', '3', undefined, undefined])
    expect(await at.store.waiting(conversation.place.tenant, conversation.id)).toBe(0)
    await say(conversation, [post('4')], 60)
    expect(await at.store.waiting(conversation.place.tenant, conversation.id)).toBe(1)
  })

  it('holds nothing back when the clock was set back: new words, leases, and waits longer than the longest', async () => {
    const conversation = await begin([post('1')])
    const [hour, later] = [3_600_000, 10 * 3_600_000]
    const said = await begin([])
    await say(said, [post('2')], later)
    expect(text(await leaseOf(said, 1_000))).toBe('2')
    // Held by a worker whose clock is ten hours ahead; one that is less than a lease behind it leaves it alone.
    expect(await leaseOf(conversation, later)).toMatchObject({ attempts: 1 })
    expect(await leaseOf(conversation, later - 900)).toBeUndefined()
    const taken = await leaseOf(conversation, 1_000)
    expect(taken).toMatchObject({ attempts: 2 })
    await at.store.failed(must(taken), { retryAt: 1_000 + hour, sent: 'no' }, 1_000)
    expect(await leaseOf(conversation, 2_000)).toBeUndefined()
    expect(await leaseOf(conversation, 1_000 + hour)).toMatchObject({ attempts: 3 })
    await at.store.failed(must(taken), { retryAt: later, sent: 'no' }, later - hour)
    expect(await leaseOf(conversation, 1_000)).toMatchObject({ attempts: 4 })
  })

  it('gives a lease that ran out to the next worker, and says that the outcome is unknown', async () => {
    const conversation = await begin([post('1')])
    expect(await leaseOf(conversation, 1_000)).toMatchObject({ attempts: 1, unknown: 0, owner: 'ana' })
    expect(await leaseOf(conversation, 1_999)).toBeUndefined()
    const again = await leaseOf(conversation, 2_000)
    expect(again).toMatchObject({ attempts: 2, unknown: 1 })
    await at.store.release(must(again))
    expect(await leaseOf(conversation, 2_001)).toMatchObject({ attempts: 2, unknown: 1 })
  })

  it('never gives one delivery to two workers', async () => {
    const conversations = await Promise.all(Array.from({ length: 60 }, () => begin([post('1')])))
    const mine = new Set(conversations.map((one) => one.id))
    const stores = await Promise.all([1, 2, 3].map(() => openStore({ url: at.database.url })))
    const claimed: string[] = []
    const work = stores.map(async (store, worker) => {
      for (let round = 0; round < 12; round++) {
        for (const { delivery } of await lease(store, 10_000, { worker: `w${worker}`, limit: 7 })) {
          if (mine.has(delivery.conversation)) claimed.push(delivery.id)
        }
      }
    })
    await Promise.all(work)
    await Promise.all(stores.map((store) => store.close()))
    expect(claimed).toHaveLength(60)
    expect(new Set(claimed).size).toBe(60)
  })

  it('gives a process only what its platforms can send', async () => {
    const conversation = await begin([post('1')], sampleConversation({ place: samplePlace({ platform: 'discord' }) }))
    expect(await leaseOf(conversation, 200)).toBeUndefined()
    const [leased] = (await lease(at.store, 200, { platforms: ['discord'] })).filter(
      (one) => one.delivery.conversation === conversation.id,
    )
    expect(text(leased)).toBe('1')
  })

  it('keeps the thread that the first message opened, for what follows and for finding the conversation', async () => {
    const conversation = await begin([{ kind: 'open', key: 'root', view: sampleView('root') }, post('1')])
    await noteSent(at.store, must(await leaseOf(conversation, 200)), { message: '17.1', thread: '17.1' }, 200)
    const inThread = { ...conversation.place, thread: '17.1' }
    expect(must(await leaseOf(conversation, 201)).place).toEqual(inThread)
    expect((await at.store.transaction((turn) => turn.findAt(inThread)))?.id).toBe(conversation.id)
    const saved = await at.store.transaction((turn) => turn.save({ ...conversation, owner: 'ana' }, 1))
    expect(saved).toBe(true)
    expect((await at.store.read(conversation.place.tenant, conversation.id))?.place).toEqual(inThread)
  })

  it('keeps the address at which a person is answered with the first message alone', async () => {
    const reply = 'https://hooks.slack.com/commands/1'
    const place = samplePlace({ reply })
    const conversation = sampleConversation({ place })
    const outgoing: Outgoing[] = [{ kind: 'open', key: 'root', view: sampleView('root') }, post('1')]
    await at.store.transaction((turn) => turn.create(conversation, { outgoing, at: 100 }))
    expect(must(await leaseOf(conversation, 200)).place.reply).toBe(reply)
    await noteSent(at.store, must(await leaseOf(conversation, 99_999)), { message: '17.1', thread: '17.1' }, 99_999)
    expect(must(await leaseOf(conversation, 99_999)).place).not.toHaveProperty('reply')
    expect((await at.store.read(place.tenant, conversation.id))?.place).not.toHaveProperty('reply')
  })

  it('keeps a direct conversation without a thread', async () => {
    const place = samplePlace({ direct: true })
    const conversation = await begin(
      [{ kind: 'open', key: 'root', view: sampleView('root') }],
      sampleConversation({ place }),
    )
    await noteSent(at.store, must(await leaseOf(conversation, 200)), { message: '1', thread: '1' }, 200)
    expect((await at.store.read(place.tenant, conversation.id))?.place).toEqual(place)
  })

  describe('edits', () => {
    it('edits the message once posted under the key, and posts it if there is none', async () => {
      const conversation = await begin([{ kind: 'update', key: 'board', view: sampleView('a') }])
      const first = must(await leaseOf(conversation, 200))
      expect(first.kind).toBe('post')
      await noteSent(at.store, first, { message: 'm1' }, 200)
      await say(conversation, [{ kind: 'update', key: 'board', view: sampleView('b') }])
      const second = must(await leaseOf(conversation, 201))
      expect(second).toMatchObject({ kind: 'update', message: 'm1' })
      await at.store.failed(second, { retryAt: 201, sent: 'no', messageGone: true }, 201)
      expect(must(await leaseOf(conversation, 202)).kind).toBe('post')
    })

    it('edits a published summary in each room where there is one', async () => {
      const publish = (room: string): Outgoing => ({ kind: 'publish', key: 'plan', room, view: sampleView(room) })
      const conversation = await begin([publish('C7')])
      await noteSent(at.store, must(await leaseOf(conversation, 200)), { message: 'm7' }, 200)
      await say(conversation, [publish('C7'), publish('C8')])
      const again = must(await leaseOf(conversation, 201))
      expect(again).toMatchObject({ kind: 'publish', room: 'C7', message: 'm7' })
      await noteSent(at.store, again, {}, 201)
      const other = must(await leaseOf(conversation, 202))
      expect(other).toMatchObject({ kind: 'publish', room: 'C8' })
      expect(other).not.toHaveProperty('message')
    })

    it('sends only the last of several waiting edits of one message', async () => {
      const edit = (words: string): Outgoing => ({ kind: 'update', key: 'board', view: sampleView(words) })
      const conversation = await begin([edit('a'), post('1')])
      await say(conversation, [edit('b')])
      await say(conversation, [edit('c')])
      const order: (string | undefined)[] = []
      for (let now = 200; now < 203; now++) {
        const leased = await leaseOf(conversation, now)
        order.push(text(leased))
        if (leased) await noteSent(at.store, leased.delivery, { message: 'm' }, now)
      }
      expect(order).toEqual(['1', 'c', undefined])
    })
  })

  describe('failures', () => {
    it('waits until the time it was told, and the rest of the conversation waits behind it', async () => {
      const conversation = await begin([post('1'), post('2')])
      const first = must(await leaseOf(conversation, 200))
      await at.store.failed(first, { retryAt: 900, sent: 'no' }, 200)
      expect(await leaseOf(conversation, 899)).toBeUndefined()
      const again = await leaseOf(conversation, 900)
      expect(again).toMatchObject({ attempts: 2, unknown: 0 })
      expect(text(again)).toBe('1')
    })

    it('lets everything for a room wait when the platform says that the room is too busy', async () => {
      const place = samplePlace({ room: 'C-busy' })
      const one = await begin([post('1')], sampleConversation({ place }))
      const other = await begin([post('2')], sampleConversation({ place }))
      const elsewhere = await begin([post('3')], sampleConversation({ place: { ...place, room: 'C-quiet' } }))
      const leased = await leaseOf(one, 200)
      await at.store.failed(must(leased), { retryAt: 900, sent: 'no', wholeRoom: true }, 200)
      expect(await leaseOf(other, 899)).toBeUndefined()
      expect(text(await leaseOf(elsewhere, 899))).toBe('3')
      expect(text(await leaseOf(other, 900))).toBe('2')
    })

    it('parks what cannot be delivered, tells the conversation, goes on, and can be revived', async () => {
      const conversation = await begin([post('poison'), post('2')])
      const errorId = `E-${conversation.id}`
      const notice = post(`sorry ${errorId}`)
      await at.store.failed(must(await leaseOf(conversation, 200)), { dead: 'no such room', errorId, notice }, 200)
      const order: (string | undefined)[] = []
      for (let now = 201; now < 204; now++) {
        const leased = await leaseOf(conversation, now)
        order.push(text(leased))
        if (leased) await noteSent(at.store, leased.delivery, {}, now)
      }
      expect(order).toEqual(['2', `sorry ${errorId}`, undefined])
      const [letter] = (await at.store.deadLetters(100)).filter((one) => one.errorId === errorId)
      expect(letter).toMatchObject({ reason: 'no such room', conversation: conversation.id, attempts: 1 })
      expect(JSON.stringify(letter)).not.toContain('poison')
      expect(await at.store.revive(errorId, 300)).toBe(true)
      expect(await at.store.revive(errorId, 300)).toBe(false)
      expect(text(await leaseOf(conversation, 301))).toBe('poison')
    })
  })

  it('frees the next in line when the first is dropped, parked or erased', async () => {
    const edit = (words: string): Outgoing => ({ kind: 'update', key: 'board', view: sampleView(words) })
    const dropped = await begin([edit('old'), post('behind')])
    await say(dropped, [edit('new')])
    expect(text(await leaseOf(dropped, 200))).toBe('behind')

    const told = await begin([{ kind: 'tell', user: 'eve', view: sampleView('for you') }, post('behind')])
    await at.store.erasePerson(told.place.tenant, 'eve')
    expect(text(await leaseOf(told, 200))).toBe('behind')

    const parked = await begin([post('poison'), post('behind')])
    await at.store.failed(must(await leaseOf(parked, 200)), { dead: 'no', errorId: `E-${parked.id}` }, 200)
    expect(text(await leaseOf(parked, 201))).toBe('behind')
  })

  it('notes many and takes what follows them, in one go', async () => {
    const conversations = await Promise.all(Array.from({ length: 40 }, () => begin([post('1'), post('2')])))
    const mine = new Set(conversations.map(({ id }) => id))
    const first = (await lease(at.store, 200, { limit: 1_000 })).filter((one) => mine.has(one.delivery.conversation))
    expect(first.map(text)).toEqual(first.map(() => '1'))
    const sent = first.map(({ delivery }) => ({ delivery, receipt: { message: `m-${delivery.id}` } }))
    const next = await lease(at.store, 201, { limit: 1_000, sent })
    expect(next.map(text).filter((words) => words === '2')).toHaveLength(40)
    for (const { delivery } of next) await at.store.release(delivery)
  })

  it('loses nobody in line while turns and workers meet', async () => {
    const conversation = await begin([post('0')])
    const others = await Promise.all([1, 2].map(() => openStore({ url: at.database.url })))
    const said: string[] = []
    const talk = (async () => {
      for (let n = 1; n < 60; n++) await say(conversation, [post(String(n))])
    })()
    let over = false
    const workers = others.map(async (store, index) => {
      for (;;) {
        const wasOver = over
        const leased = (await lease(store, 300, { worker: `w${index}`, leaseMs: 60_000 })).filter(
          ({ delivery }) => delivery.conversation === conversation.id,
        )
        for (const one of leased) {
          said.push(text(one) ?? '')
          await noteSent(store, one.delivery, {}, 300)
        }
        if (leased.length === 0 && wasOver) return
        // A store that never leaves the process answers at once: let others have their turn.
        await soon()
      }
    })
    await talk
    over = true
    await Promise.all(workers)
    await Promise.all(others.map((store) => store.close()))
    expect(said).toEqual(Array.from({ length: 60 }, (_, n) => String(n)))
  })

  it('knows how much waits, and for how long', async () => {
    await begin([post('1')])
    expect((await at.store.counts(5_100)).waiting).toBeGreaterThan(0)
    expect((await at.store.counts(5_100)).oldestMs).toBeGreaterThanOrEqual(5_000)
  })
}
