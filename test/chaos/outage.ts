import { expect, it, vi } from 'vitest'
import type { Handled, Turn } from '../../src/contract/turn.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { TestEngine } from '../contracts/engines.ts'
import { PLACE, startTurn } from './interview.ts'
import { startPlatform } from './platform.ts'
import { startReplica } from './start-replica.ts'

const ROOMS = 6

export function databaseOutage(engine: TestEngine): void {
  it('loses nothing that was acknowledged, and recovers without a restart', { timeout: 60_000 }, async () => {
    const { url } = await engine.database()
    const platform = await startPlatform()
    const replica = await startReplica(url, platform.url)
    let over = false
    let unanswered = 0
    const acknowledged: Handled[] = []

    /** One room: conversations begin one after the other; what is not acknowledged is delivered again, as platforms do. */
    async function room(number: number): Promise<void> {
      for (let n = 0; !over; n++) {
        const place = { ...PLACE, room: `C${number}` }
        const turn: Turn = { ...startTurn(), deliveryId: `${number}:${n}`, place, user: `u${number}-${n}` }
        for (let handled: Handled | undefined; handled === undefined; ) {
          handled = await replica.turn(turn)
          if (handled) acknowledged.push(handled)
          else unanswered++
          await new Promise((wake) => setTimeout(wake, 20))
        }
      }
    }

    try {
      const rooms = Promise.all(Array.from({ length: ROOMS }, (_, number) => room(number)))
      await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(20), 10_000)
      await engine.halt()
      const before = acknowledged.length
      await new Promise((wake) => setTimeout(wake, 1_500))
      expect(unanswered).toBeGreaterThan(0)
      await engine.resume()
      const back = performance.now()
      await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(before + 20), 10_000)
      expect(performance.now() - back).toBeLessThan(5_000)
      over = true
      await rooms

      const store = await openStore({ url })
      await vi.waitFor(async () => expect((await store.counts(0)).waiting).toBe(0), 15_000)
      const conversations = acknowledged
        .filter(({ status }) => status === 'done')
        .map(({ conversation }) => conversation ?? '')
      expect(new Set(conversations).size).toBe(conversations.length)
      for (const id of conversations) {
        expect(await store.read(PLACE.tenant, id)).toBeDefined()
        const opened = platform.posted.filter(
          ({ delivery }) => delivery.conversation === id && delivery.kind === 'open',
        )
        expect(opened).toHaveLength(1)
      }
      await store.close()
    } finally {
      over = true
      await replica.kill()
      await platform.stop()
    }
  })
}
