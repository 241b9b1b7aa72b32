import { expect, it } from 'vitest'
import type { Conversation } from '../../src/contract/store/conversation.ts'
import type { Outgoing } from '../../src/contract/store/outbox.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { TestEngine } from './engines.ts'
import { openTestStore, TEST_KEYS } from './open-test-store.ts'
import { lease, noteSent } from './rounds.ts'
import { sampleConversation, samplePlace, sampleView } from './sample.ts'

const post = (text: string): Outgoing => ({ kind: 'post', key: text, view: sampleView(text) })

/** A conversation of `ana` in which `ben` answered too, with words everywhere that words can be. */
function shared(place = samplePlace(), words = 'hello'): Conversation {
  return sampleConversation({
    place,
    owner: 'ana',
    editors: ['ben'],
    interview: {
      phase: 'asking',
      question: 'next',
      step: 2,
      given: { a: { value: words, by: 'ana', at: 1 }, b: { value: 'x', by: 'ben', at: 2, words } },
      path: ['a', 'b'],
      mode: 'normal',
    },
    lastQuery: { words },
  })
}

/** What people are promised about what is held of them. */
export function privacyContract(engine: TestEngine): void {
  const at = openTestStore(engine)

  /** Fills every table that holds words: outbox, sent messages, dead letters. */
  async function live(conversation: Conversation, words: string): Promise<void> {
    const { store } = at
    await store.transaction(async (turn) => {
      await turn.create(conversation)
      await turn.say(conversation, [post(`${words} 1`), post(`${words} 2`), post(`${words} 3`)], 1)
    })
    const next = async () => {
      const leased = await lease(store, 10, { leaseMs: 0 })
      const mine = leased.find(({ delivery }) => delivery.conversation === conversation.id)
      if (mine === undefined) throw new Error('nothing was leased')
      return mine.delivery
    }
    await noteSent(store, await next(), { message: `${words} id` }, 10)
    await store.failed(await next(), { dead: words, errorId: conversation.id }, 10)
  }

  it('gives a person everything that is held about them, and nothing of anybody else', async () => {
    const place = samplePlace()
    const conversation = shared(place)
    await live(conversation, 'mine')
    const said = { kind: 'said', text: 'mine' } as const
    await at.store.web.append(place.tenant, { id: 'w', conversation: conversation.id, body: said, at: 1 })
    await at.store.links.token(place.tenant, conversation.id, 1)
    await at.store.transaction((turn) => turn.create(sampleConversation({ place, owner: 'cleo' })))
    const ana = await at.store.exportPerson(place.tenant, 'ana')
    expect(ana.conversations.map((one) => one.id)).toEqual([conversation.id])
    expect([ana.waiting.length, ana.undelivered.length, ana.messages.length]).toEqual([1, 1, 1])
    expect([ana.page.length, ana.links.length]).toEqual([1, 1])
    expect(JSON.parse(JSON.stringify(ana))).toBeTruthy()
    const ben = await at.store.exportPerson(place.tenant, 'ben')
    expect(ben.conversations.map((one) => one.id)).toEqual([conversation.id])
    expect(ben.waiting).toEqual([])
    // A name is a name, never a pattern.
    expect((await at.store.exportPerson(place.tenant, '%')).conversations).toEqual([])
  })

  it('takes a person out of what others own, and leaves the team its answers', async () => {
    const conversation = shared()
    const { tenant } = conversation.place
    await at.store.transaction(async (turn) => {
      await turn.create(conversation)
      await turn.say(conversation, [{ kind: 'tell', user: 'ben', view: sampleView('psst') }, post('all')], 1)
    })
    expect(await at.store.erasePerson(tenant, 'ben')).toBe(0)
    expect(await at.store.erasePerson(tenant, 'ben')).toBe(0)
    const left = await at.store.read(tenant, conversation.id)
    expect(JSON.stringify(left)).not.toContain('ben')
    expect(left?.interview.given.b).toMatchObject({ value: 'x' })
    expect((await at.store.exportPerson(tenant, 'ana')).waiting).toHaveLength(1)
    // Whoever read the row before must not write the name back.
    expect(await at.store.transaction((turn) => turn.save(conversation, 1))).toBe(false)
  })

  it('erases inside a turn, and can still say farewell', async () => {
    const conversation = shared()
    const { tenant } = conversation.place
    await live(conversation, 'gone')
    await at.store.transaction(async (turn) => {
      await turn.erase(tenant, conversation.id)
      await turn.say(conversation, [post('farewell'), post('really')], 20)
    })
    expect(await at.store.read(tenant, conversation.id)).toBeUndefined()
    expect((await at.store.deadLetters(100)).filter((one) => one.errorId === conversation.id)).toEqual([])
    const said: string[] = []
    for (let now = 30; now < 32; now++) {
      const leased = await lease(at.store, now, { leaseMs: 1 })
      const mine = leased.find(({ delivery }) => delivery.conversation === conversation.id)?.delivery
      if (mine && 'view' in mine) said.push(mine.view.fallback)
      if (mine) await noteSent(at.store, mine, { message: 'm' }, now)
    }
    expect(said).toEqual(['farewell', 'really'])
    const trace = await at.database.raw(`select 1 from messages where conversation = '${conversation.id}'`)
    expect(trace).toEqual([])
  })

  it('does not note a delivery of what was erased while it was on its way', async () => {
    const conversation = shared()
    await at.store.transaction(async (turn) => {
      await turn.create(conversation)
      await turn.say(conversation, [post('late')], 1)
    })
    const leased = await lease(at.store, 10)
    const mine = leased.find(({ delivery }) => delivery.conversation === conversation.id)?.delivery
    await at.store.erasePerson(conversation.place.tenant, 'ana')
    if (mine) await noteSent(at.store, mine, { message: 'm' }, 11)
    expect(await at.database.raw(`select 1 from messages where conversation = '${conversation.id}'`)).toEqual([])
  })

  it('removes old conversations and delivery ids, in the bounds of their times', async () => {
    const { tenant } = samplePlace()
    const place = samplePlace({ tenant })
    const old = Array.from({ length: 3 }, () => sampleConversation({ place, updatedAt: 500 }))
    const young = sampleConversation({ place, updatedAt: 501 })
    await at.store.transaction(async (turn) => {
      for (const one of [...old, young]) await turn.create(one)
      await turn.remember(tenant, 'old', 10)
      await turn.remember(tenant, 'young', 21)
    })
    expect(await at.store.sweep(501, 21)).toMatchObject({ conversations: 3 })
    expect(await at.store.sweep(501, 21)).toEqual({ conversations: 0, deliveries: 0 })
    expect(await at.store.read(tenant, young.id)).toBeDefined()
    const remember = (id: string) => at.store.transaction((turn) => turn.remember(tenant, id, 30))
    expect([await remember('old'), await remember('young')]).toEqual([true, false])
  })

  it('leaves no byte of an erased person in the files', async () => {
    const canary = 'canary-7f3a91'
    const kept = 'kept-2b8c44'
    for (let n = 0; n < 30; n++) {
      const place = samplePlace({ tenant: 'slack:bytes', room: `C${n}` })
      const owner = n % 2 === 0 ? 'zoe' : 'ana'
      await live(
        { ...shared(place, `${canary}`.repeat(n % 2 === 0 ? 1 + n * 20 : 0) || kept), owner },
        owner === 'zoe' ? canary : kept,
      )
    }
    await at.store.web.append('slack:bytes', { id: 'w', conversation: '', body: { kind: 'said', text: canary }, at: 1 })
    expect((await at.database.bytes()).includes(canary)).toBe(true)
    expect(await at.store.erasePerson('slack:bytes', 'zoe')).toBe(15)
    await at.store.scrub()
    const bytes = await at.database.bytes()
    expect(bytes.includes(kept)).toBe(true)
    expect(bytes.includes(canary)).toBe(false)
  })

  it('erases a tenant with its tokens', async () => {
    const conversation = shared()
    const { tenant } = conversation.place
    await live(conversation, 'tenant')
    await at.store.vault.put(tenant, 'installation', { token: 'xoxb-1' }, 1)
    expect(await at.store.eraseTenant(tenant)).toBe(1)
    expect(await at.store.eraseTenant(tenant)).toBe(0)
    expect(await at.store.vault.get(tenant, 'installation')).toBeUndefined()
    for (const table of ['conversations', 'outbox', 'messages', 'dead_letters', 'seen', 'vault']) {
      expect(await at.database.raw(`select 1 from ${table} where tenant = '${tenant}'`)).toEqual([])
    }
  })

  it('keeps tokens sealed: unreadable in the files, bound to their tenant, closed to a wrong key', async () => {
    const token = 'xoxb-canary-token'
    const { vault } = at.store
    await vault.put('slack:T1', 'installation', { token }, 1)
    await vault.put('slack:T2', 'installation', { token: 'other' }, 1)
    expect(await vault.get('slack:T1', 'installation')).toEqual({ token })
    expect((await at.database.bytes()).includes(token)).toBe(false)

    const rotated = await openStore({ url: at.database.url, tokenKeys: [`new-${TEST_KEYS[0]}`, ...TEST_KEYS] })
    expect(await rotated.vault.get('slack:T1', 'installation')).toEqual({ token })
    await rotated.vault.put('slack:T1', 'installation', { token }, 2)
    await rotated.close()
    await expect(vault.get('slack:T1', 'installation')).rejects.toMatchObject({ code: 'cannot-unseal' })

    await at.database.raw(`update vault set sealed = (select sealed from vault where tenant = 'slack:T2')`)
    await expect(vault.get('slack:T1', 'installation')).rejects.toMatchObject({ code: 'cannot-unseal' })
    const keyless = await openStore({ url: at.database.url })
    await expect(keyless.vault.get('slack:T2', 'installation')).rejects.toMatchObject({ code: 'cannot-unseal' })
    await keyless.close()
  })
}
