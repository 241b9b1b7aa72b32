import { expect, it, vi } from 'vitest'
import { createLog } from '../../src/log.ts'
import { openStore } from '../../src/store/open-store.ts'
import { createDeliver } from '../../src/turn/delivery/deliver.ts'
import type { TestEngine } from '../contracts/engines.ts'
import { sampleConversation, samplePlace, sampleView } from '../contracts/sample.ts'
import { type Misbehaviour, startPlatform } from './platform.ts'
import { platformChannel } from './platform-channel.ts'

/** Every way a platform fails, between messages of ten conversations. */
const FAULTS: Misbehaviour[] = [
  { status: 429, retryAfter: 1 },
  { status: 500 },
  'reset',
  'take-and-reset',
  { status: 503 },
  'hang',
  'take-and-reset',
  { status: 429, retryAfter: 2 },
  'reset',
  { status: 502 },
]

export function misbehavingPlatform(engine: TestEngine): void {
  it('gets every message once, in order, and never before the time it asked for', { timeout: 60_000 }, async () => {
    const platform = await startPlatform()
    const { url } = await engine.database()
    const stores = [await openStore({ url }), await openStore({ url })] as const
    const workers = stores.map((store) => {
      const channels = [platformChannel(platform.url)]
      return createDeliver({ store, channels, log: createLog('silent'), pollMs: 50 })
    })
    const texts = Array.from({ length: 6 }, (_, n) => `message ${n}`)
    const conversations = Array.from({ length: 10 }, (_, n) =>
      sampleConversation({ place: samplePlace({ tenant: 'slack:T', room: `C${n}` }) }),
    )
    await stores[0].transaction(async (turn) => {
      for (const one of conversations) {
        await turn.create(one)
        await turn.say(
          one,
          texts.map((text) => ({ kind: 'post', key: text, view: sampleView(text) })),
          Date.now(),
        )
      }
    })
    platform.misbehave(...FAULTS)
    for (const worker of workers) worker.start()
    try {
      await vi.waitFor(async () => expect((await stores[0].counts(0)).waiting).toBe(0), 45_000)
    } finally {
      for (const worker of workers) await worker.stop(0)
      for (const store of stores) await store.close()
      await platform.stop()
    }
    for (const { id } of conversations) {
      const mine = platform.posted.filter(({ delivery }) => delivery.conversation === id)
      expect(mine.map(({ delivery }) => 'view' in delivery && delivery.view.fallback)).toEqual(texts)
    }
    const refused = platform.calls.filter(({ did }) => did.includes('429'))
    expect(refused).toHaveLength(2)
    for (const { delivery, at, did } of refused) {
      const room = delivery.place.room
      const next = platform.calls.find((call) => call.at > at && call.delivery.place.room === room)
      const seconds = (JSON.parse(did) as { retryAfter: number }).retryAfter
      expect((next?.at ?? 0) - at).toBeGreaterThanOrEqual(seconds * 1000 - 5)
    }
  })
}
