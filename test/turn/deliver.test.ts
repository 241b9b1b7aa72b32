import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Channel } from '../../src/contract/channel.ts'
import { SendError } from '../../src/contract/send-error.ts'
import type { Conversation } from '../../src/contract/store/conversation.ts'
import type { Outgoing } from '../../src/contract/store/outbox.ts'
import type { Store } from '../../src/contract/store/store.ts'
import { createLog } from '../../src/log.ts'
import { openStore } from '../../src/store/open-store.ts'
import { createDeliver, type Deliver } from '../../src/turn/delivery/deliver.ts'
import { sampleConversation, samplePlace, sampleView } from '../contracts/sample.ts'
import { scriptedChannel } from './scripted-channel.ts'

const cleanUp: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const work of cleanUp.splice(0).reverse()) await work()
})

/** Time runs at its own pace for the outbox: a retry in a minute is due at once when the clock is set forward. */
async function setUp(channels: Channel[], options: { sendTimeoutMs?: number } = {}) {
  const lines: string[] = []
  const log = createLog('debug', { write: (line: string) => void lines.push(line) })
  const store = await openStore({ url: ':memory:' })
  const clock = { ahead: 0 }
  const deliver = createDeliver({ store, channels, log, now: () => Date.now() + clock.ahead, pollMs: 5, ...options })
  deliver.start()
  cleanUp.push(
    () => store.close(),
    () => deliver.stop(0),
  )
  return { store, deliver, clock, logged: () => lines.join('') }
}

async function begin(store: Store, deliver: Deliver, outgoing: Outgoing[], conversation = sampleConversation()) {
  await store.transaction(async (turn) => {
    await turn.create(conversation)
    await turn.say(conversation, outgoing, Date.now())
  })
  deliver.kick()
  return conversation
}

const post = (text: string): Outgoing => ({ kind: 'post', key: text, view: sampleView(text) })
const nothingWaits = (store: Store) => vi.waitFor(async () => expect((await store.counts(0)).waiting).toBe(0), 5_000)

describe('deliver', () => {
  it('sends each conversation’s words in order, many conversations at once', async () => {
    const { channel, posted } = scriptedChannel()
    const { store, deliver } = await setUp([channel])
    const conversations = await Promise.all(
      Array.from({ length: 20 }, () => begin(store, deliver, ['1', '2', '3', '4'].map(post))),
    )
    await nothingWaits(store)
    for (const { id } of conversations) {
      const mine = posted.filter(({ delivery }) => delivery.conversation === id)
      expect(mine.map(({ delivery }) => 'key' in delivery && delivery.key)).toEqual(['1', '2', '3', '4'])
    }
  })

  it('puts what follows into the thread that the first message opened', async () => {
    const { channel, posted } = scriptedChannel()
    const { store, deliver } = await setUp([channel])
    await begin(store, deliver, [{ kind: 'open', key: 'root', view: sampleView('root') }, post('1')])
    await nothingWaits(store)
    expect(posted.map(({ delivery }) => delivery.place.thread)).toEqual([undefined, 'm1'])
  })

  it('waits as long as the platform asks, keeps the order, and does not hold up another room', async () => {
    const busy = new SendError('retry', 'too many requests', { retryAfterMs: 600 })
    const { channel, tries, texts } = scriptedChannel([busy])
    const { store, deliver } = await setUp([channel])
    await begin(store, deliver, [post('1'), post('2')])
    await vi.waitFor(() => expect(tries).toHaveLength(1))
    const elsewhere = samplePlace({ room: 'C2' })
    await begin(store, deliver, [post('elsewhere')], sampleConversation({ place: elsewhere }))
    await nothingWaits(store)
    expect(texts()).toEqual(['elsewhere', '1', '2'])
    const [first, , second] = tries
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(600)
  })

  it('lets one message that always fails hold up its conversation for half a minute only, while others get through', async () => {
    const { channel, posted, tries, texts } = scriptedChannel()
    const picky: Channel = {
      ...channel,
      async send(delivery) {
        const poison = 'key' in delivery && delivery.key === 'poison'
        if (!poison) return await channel.send(delivery)
        tries.push({ delivery, at: performance.now() })
        throw new SendError('retry', 'HTTP 500')
      },
    }
    const { store, deliver, clock } = await setUp([picky])
    const mine = await begin(store, deliver, [post('1'), post('poison'), post('2')])
    for (let nth = 1; nth <= 6; nth++) {
      await vi.waitFor(() =>
        expect(tries.filter(({ delivery }) => 'key' in delivery && delivery.key === 'poison')).toHaveLength(nth),
      )
      await begin(
        store,
        deliver,
        [post(`other ${nth}`)],
        sampleConversation({ place: samplePlace({ room: `C${nth + 1}` }) }),
      )
      await vi.waitFor(() => expect(texts()).toContain(`other ${nth}`))
      clock.ahead += 16_000
    }
    await nothingWaits(store)
    const said = posted.filter(({ delivery }) => delivery.conversation === mine.id)
    expect(said.map(({ delivery }) => 'view' in delivery && delivery.view.fallback).join('\n')).toMatch(
      /^1\n2\nI could not post a message here: the platform takes other messages, but not this one/,
    )
  })

  it('tries again after errors of the platform, with the order kept', async () => {
    const { channel, tries, texts } = scriptedChannel([
      new SendError('retry', 'HTTP 500'),
      new SendError('retry', 'HTTP 503'),
    ])
    const { store, deliver, clock } = await setUp([channel])
    await begin(store, deliver, [post('1'), post('2')])
    await vi.waitFor(() => expect(tries).toHaveLength(1))
    clock.ahead = 10_000
    await vi.waitFor(() => expect(tries).toHaveLength(2))
    clock.ahead = 60_000
    await nothingWaits(store)
    expect(texts()).toEqual(['1', '2'])
  })

  it('parks what the platform refuses, tells the people with an id that the log has, and goes on', async () => {
    const { channel, posted } = scriptedChannel([
      new SendError('refused', 'I am not in that channel, invite me first.'),
    ])
    const { store, deliver, logged } = await setUp([channel])
    await begin(store, deliver, [{ kind: 'publish', key: 'plan', room: 'C9', view: sampleView('plan') }, post('next')])
    await nothingWaits(store)
    const [letter] = await store.deadLetters(10)
    const said = posted.map(({ delivery }) => ('view' in delivery ? delivery.view.fallback : ''))
    expect(said[0]).toBe('next')
    expect(said[1]).toContain('I could not post the summary in the channel: I am not in that channel')
    expect(said[1]).toContain(`Error id: ${letter?.errorId}`)
    expect(logged()).toContain(`"errorId":"${letter?.errorId}"`)
  })

  it('explains to the owner alone when a conversation could not be opened', async () => {
    const { channel, posted } = scriptedChannel([new SendError('refused', 'I am not in this channel')])
    const { store, deliver } = await setUp([channel])
    await begin(store, deliver, [{ kind: 'open', key: 'root', view: sampleView('root') }])
    await nothingWaits(store)
    expect(posted.map(({ delivery }) => delivery)).toMatchObject([{ kind: 'tell', user: 'ana' }])
  })

  it('gives up after a bounded number of attempts, and says so', async () => {
    const { channel, tries } = scriptedChannel(Array.from({ length: 15 }, () => new SendError('retry', 'HTTP 500')))
    const { store, deliver, clock } = await setUp([channel])
    await begin(store, deliver, [post('1')])
    const forward = setInterval(() => {
      clock.ahead += 600_000
    }, 10)
    await nothingWaits(store)
    clearInterval(forward)
    // The sixteenth is the notice.
    expect(tries).toHaveLength(16)
    expect(await store.deadLetters(10)).toMatchObject([
      { attempts: 15, reason: expect.stringContaining('many attempts') },
    ])
  })

  it('posts at most twice when the platform takes a message but never says so', async () => {
    const lost = { late: new SendError('retry', 'connection reset', { maybeSent: true }) }
    const { channel, posted } = scriptedChannel([lost, lost])
    const { store, deliver, clock } = await setUp([channel])
    await begin(store, deliver, [post('1')])
    await vi.waitFor(() => expect(posted).toHaveLength(1))
    clock.ahead = 60_000
    await nothingWaits(store)
    expect(posted.map(({ delivery }) => delivery.kind === 'post' && delivery.key)).toEqual([
      '1',
      '1',
      expect.stringMatching(/^error:E-/),
    ])
  })

  it('posts once where the channel can look up what an unanswered attempt left', async () => {
    const script = scriptedChannel([{ late: new SendError('retry', 'connection reset', { maybeSent: true }) }])
    const looking: Channel = {
      ...script.channel,
      async findSent(wanted) {
        const index = script.posted.findIndex(({ delivery }) => delivery.id === wanted.id)
        return index < 0 ? undefined : { message: `m${index + 1}` }
      },
    }
    const { store, deliver, clock } = await setUp([looking])
    const board = sampleConversation()
    await begin(store, deliver, [{ kind: 'post', key: 'board', view: sampleView('a') }], board)
    await vi.waitFor(() => expect(script.posted).toHaveLength(1))
    clock.ahead = 60_000
    await nothingWaits(store)
    await say(store, deliver, board, [{ kind: 'update', key: 'board', view: sampleView('b') }])
    await nothingWaits(store)
    // The later edit goes to the message that was found.
    expect(script.posted.map(({ delivery }) => delivery)).toMatchObject([
      { kind: 'post' },
      { kind: 'update', message: 'm1' },
    ])
  })

  it('looks for what has waited long before it sends it: a power cut may have undone the note that it was sent', async () => {
    const script = scriptedChannel()
    const looking: Channel = { ...script.channel, findSent: async () => ({ message: 'm9' }) }
    const { store, deliver, clock } = await setUp([looking])
    clock.ahead = 121_000
    const board = await begin(store, deliver, [{ kind: 'post', key: 'board', view: sampleView('a') }])
    await nothingWaits(store)
    clock.ahead = 0
    await say(store, deliver, board, [{ kind: 'update', key: 'board', view: sampleView('b') }])
    await nothingWaits(store)
    expect(script.tries.map(({ delivery }) => delivery)).toMatchObject([{ kind: 'update', message: 'm9' }])
  })

  it('posts anew when the message to edit was deleted', async () => {
    const { channel, posted } = scriptedChannel(['ok', new SendError('gone', 'message_not_found')])
    const { store, deliver } = await setUp([channel])
    const board = await begin(store, deliver, [{ kind: 'post', key: 'board', view: sampleView('a') }])
    await nothingWaits(store)
    await say(store, deliver, board, [{ kind: 'update', key: 'board', view: sampleView('b') }])
    await nothingWaits(store)
    expect(posted.map(({ delivery }) => delivery.kind)).toEqual(['post', 'post'])
  })

  it('gives up waiting for a platform that hangs, and other conversations go on meanwhile', async () => {
    const { channel, texts, tries } = scriptedChannel(['hang'])
    const { store, deliver, clock } = await setUp([channel], { sendTimeoutMs: 150 })
    await begin(store, deliver, [post('slow')])
    await vi.waitFor(() => expect(tries).toHaveLength(1))
    await begin(store, deliver, [post('quick')], sampleConversation({ place: samplePlace({ room: 'C2' }) }))
    await vi.waitFor(() => expect(texts()).toEqual(['quick']))
    await new Promise((wake) => setTimeout(wake, 200))
    clock.ahead = 60_000
    await nothingWaits(store)
    expect(texts()).toEqual(['quick', 'slow'])
  })

  it('sends what is due before it stops, and takes nothing after', async () => {
    const { channel, texts } = scriptedChannel()
    const { store, deliver } = await setUp([channel])
    const conversation = await begin(
      store,
      deliver,
      Array.from({ length: 30 }, (_, n) => post(String(n))),
    )
    await deliver.stop(3_000)
    expect(texts()).toHaveLength(30)
    await say(store, deliver, conversation, [post('late')])
    await new Promise((wake) => setTimeout(wake, 50))
    expect(texts()).toHaveLength(30)
  })

  it('lets two workers share one outbox without sending anything twice', async () => {
    const { channel, posted } = scriptedChannel()
    const { store, deliver } = await setUp([channel])
    const second = createDeliver({ store, channels: [channel], log: createLog('silent'), pollMs: 5 })
    second.start()
    await Promise.all(Array.from({ length: 40 }, () => begin(store, deliver, ['1', '2', '3'].map(post))))
    await nothingWaits(store)
    await second.stop(0)
    expect(posted).toHaveLength(120)
    expect(new Set(posted.map(({ delivery }) => delivery.id)).size).toBe(120)
  })
})

function say(store: Store, deliver: Deliver, conversation: Conversation, outgoing: Outgoing[]): Promise<void> {
  return store.transaction((turn) => turn.say(conversation, outgoing, Date.now())).then(() => deliver.kick())
}
