import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { TestEngine } from './engines.ts'
import { openTestStore } from './open-test-store.ts'
import { sampleConversation, samplePlace, sampleView } from './sample.ts'

/** What a turn may rely on. */
export function turnContract(engine: TestEngine): void {
  const at = openTestStore(engine)

  it('remembers a delivery once, for its tenant alone', async () => {
    const remember = (tenant: string, id: string) => at.store.transaction((turn) => turn.remember(tenant, id, 1))
    const [a, b] = [samplePlace().tenant, samplePlace().tenant]
    expect(await remember(a, 'event-1')).toBe(true)
    expect(await remember(a, 'event-1')).toBe(false)
    expect(await remember(b, 'event-1')).toBe(true)
  })

  it('forgets a delivery whose turn failed, so that the platform can deliver it again', async () => {
    const { tenant } = samplePlace()
    const failing = at.store.transaction(async (turn) => {
      await turn.remember(tenant, 'event-1', 1)
      throw new Error('the turn broke')
    })
    await expect(failing).rejects.toThrow('the turn broke')
    expect(await at.store.transaction((turn) => turn.remember(tenant, 'event-1', 2))).toBe(true)
  })

  it('undoes a turn that fails alone, whoever else is at work at the same moment', async () => {
    const { tenant } = samplePlace()
    const turns = Array.from({ length: 50 }, (_, n) =>
      at.store.transaction(async (turn) => {
        await turn.remember(tenant, `event-${n}`, 1)
        if (n % 3 === 0) throw new Error(`turn ${n} broke`)
        return n
      }),
    )
    const ended = await Promise.allSettled(turns)
    expect(ended.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))).toEqual(
      ended.map((_, n) => (n % 3 === 0 ? `Error: turn ${n} broke` : n)),
    )
    const isNew = (n: number) => at.store.transaction((turn) => turn.remember(tenant, `event-${n}`, 2))
    expect(await Promise.all(ended.map((_, n) => isNew(n)))).toEqual(ended.map((_, n) => n % 3 === 0))
  })

  it('lets exactly one of many concurrent copies of a delivery through', async () => {
    const { tenant } = samplePlace()
    const copies = Array.from({ length: 20 }, () => at.store.transaction((turn) => turn.remember(tenant, 'event', 1)))
    expect((await Promise.all(copies)).filter(Boolean)).toHaveLength(1)
  })

  it('gives back what was saved, with every sort of text in it', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 })
    const words = fc.oneof(text, fc.constantFrom('\0', '\ud800 alone', '\u202e turned', 'e\u0301', '👩‍👩‍👧', '\u200b'))
    await fc.assert(
      fc.asyncProperty(words, words, async (value, name) => {
        const conversation = sampleConversation({
          owner: name.replaceAll('\0', '').toWellFormed(),
          interview: {
            phase: 'planned',
            question: undefined,
            step: 7,
            given: { goal: { value, by: name, at: 5, words: value }, many: { value: ['a', value], by: 'b', at: 6 } },
            path: ['goal', 'many'],
            mode: 'full',
            passed: ['later'],
          },
          lastQuery: { kind: 'serving-memory', text: value },
        })
        await at.store.transaction((turn) => turn.create(conversation))
        const found = await at.store.transaction((turn) => turn.find(conversation.place.tenant, conversation.id))
        expect(found).toEqual(conversation)
      }),
      { numRuns: 40 },
    )
  })

  it('saves only on top of the version that was read', async () => {
    const conversation = sampleConversation()
    await at.store.transaction((turn) => turn.create(conversation))
    const save = (owner: string, expected: number) =>
      at.store.transaction((turn) => turn.save({ ...conversation, owner }, expected))
    expect(await save('first', 1)).toBe(true)
    expect(await save('second', 1)).toBe(false)
    const read = await at.store.read(conversation.place.tenant, conversation.id)
    expect(read).toMatchObject({ owner: 'first', version: 2 })
  })

  it('loses no update when many turns change one conversation at once', async () => {
    const conversation = sampleConversation()
    const { tenant } = conversation.place
    await at.store.transaction((turn) => turn.create(conversation))
    const addOne = async (): Promise<void> => {
      const saved = await at.store.transaction(async (turn) => {
        const found = await turn.find(tenant, conversation.id)
        if (found === undefined) throw new Error('gone')
        const interview = { ...found.interview, step: found.interview.step + 1 }
        return turn.save({ ...found, interview }, found.version)
      })
      if (!saved) await addOne()
    }
    await Promise.all(Array.from({ length: 50 }, addOne))
    expect(await at.store.read(tenant, conversation.id)).toMatchObject({ version: 51, interview: { step: 50 } })
  })

  it('finds the newest conversation of a place that was not cancelled', async () => {
    const place = samplePlace({ thread: '17.1' })
    const older = sampleConversation({ place, createdAt: 1 })
    const newer = sampleConversation({ place, createdAt: 2 })
    const cancelled = sampleConversation({
      place,
      createdAt: 3,
      interview: { ...newer.interview, phase: 'cancelled' },
    })
    const found = await at.store.transaction(async (turn) => {
      for (const one of [newer, older, cancelled]) await turn.create(one)
      return [
        await turn.findAt(place),
        await turn.findAt({ ...place, thread: '17.2' }),
        await turn.findAt({ ...place, room: 'C2' }),
      ]
    })
    expect(found.map((one) => one?.id)).toEqual([newer.id, undefined, undefined])
  })

  it('finds interviews that could not be opened in a room: no thread, and nothing of theirs waits', async () => {
    const place = samplePlace()
    const make = (more: Partial<ReturnType<typeof sampleConversation>>) => sampleConversation({ place, ...more })
    const [older, newer, bens] = [make({ createdAt: 1 }), make({ createdAt: 2 }), make({ createdAt: 3, owner: 'ben' })]
    const opened = make({ place: { ...place, thread: '17.1' } })
    const waiting = make({})
    const found = await at.store.transaction(async (turn) => {
      for (const one of [older, newer, bens, opened]) await turn.create(one)
      const view = sampleView('root')
      await turn.create(waiting, { outgoing: [{ kind: 'open', key: 'root', view }], at: 1 })
      return [
        await turn.findUnopened(place),
        await turn.findUnopened(place, 'ana'),
        await turn.findUnopened({ ...place, room: 'C2' }),
      ]
    })
    const ids = found.map((some) => some.map(({ id }) => id))
    expect(ids).toEqual([[bens.id, newer.id, older.id], [newer.id, older.id], []])
  })

  it('lists the one-to-one rooms of a platform in which something was done lately', async () => {
    const room = `D${Math.random()}`
    const place = samplePlace({ direct: true, room, platform: 'discord' })
    await at.store.transaction(async (turn) => {
      for (const updatedAt of [9e12, 9e12 + 5]) await turn.create(sampleConversation({ place, updatedAt }))
      await turn.create(
        sampleConversation({ place: samplePlace({ platform: 'discord', room: 'C9' }), updatedAt: 9e12 }),
      )
    })
    expect((await at.store.directRooms('discord', 9e12 + 1, 99)).filter((one) => one.room === room)).toEqual([
      { room, updatedAt: 9e12 + 5 },
    ])
    expect((await at.store.directRooms('slack', 9e12, 99)).map((one) => one.room)).not.toContain(room)
    expect((await at.store.directRooms('discord', 9e12, 99)).map((one) => one.room)).not.toContain('C9')
  })

  it('finds a direct conversation beside and inside its threads', async () => {
    const place = samplePlace({ direct: true, room: 'D1' })
    const conversation = sampleConversation({ place })
    const found = await at.store.transaction(async (turn) => {
      await turn.create(conversation)
      return [await turn.findAt(place), await turn.findAt({ ...place, thread: '9.9' })]
    })
    expect(found.map((one) => one?.id)).toEqual([conversation.id, conversation.id])
  })

  it('shows one tenant nothing of another', async () => {
    const mine = sampleConversation()
    const other = samplePlace().tenant
    await at.store.transaction(async (turn) => {
      await turn.create(mine)
      await turn.say(mine, [{ kind: 'post', key: 'q', view: sampleView('hello') }], 1)
    })
    await at.store.transaction(async (turn) => {
      expect(await turn.find(other, mine.id)).toBeUndefined()
      expect(await turn.findAt({ ...mine.place, tenant: other })).toBeUndefined()
      const stolen = { ...mine, place: { ...mine.place, tenant: other }, owner: 'mallory' }
      expect(await turn.save(stolen, 1)).toBe(false)
      await turn.erase(other, mine.id)
      expect(await turn.erasePerson(other, 'ana')).toBe(0)
    })
    expect(await at.store.read(other, mine.id)).toBeUndefined()
    expect(await at.store.eraseTenant(other)).toBe(0)
    expect((await at.store.exportPerson(other, 'ana')).conversations).toEqual([])
    expect((await at.store.exportPerson(mine.place.tenant, 'ana')).waiting).toHaveLength(1)
    expect(await at.store.read(mine.place.tenant, mine.id)).toEqual(mine)
  })

  it('says which conversation cannot be read, and why, and still serves its neighbours', async () => {
    const [damaged, future, fine] = [sampleConversation(), sampleConversation(), sampleConversation()]
    await at.store.transaction(async (turn) => {
      for (const one of [damaged, future, fine]) await turn.create(one)
    })
    await at.database.raw(`update conversations set state = '{"interview":' where id = '${damaged.id}'`)
    await at.database.raw(`update conversations set state_version = 99 where id = '${future.id}'`)
    const read = (one: typeof fine) => at.store.transaction((turn) => turn.find(one.place.tenant, one.id))
    await expect(read(damaged)).rejects.toMatchObject({ code: 'conversation-unreadable', message: /damaged/ })
    await expect(read(future)).rejects.toMatchObject({ code: 'conversation-unreadable', message: /newer release/ })
    expect(await read(fine)).toEqual(fine)
  })
}
