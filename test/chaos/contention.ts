import { expect, it, vi } from 'vitest'
import type { Handled, Turn } from '../../src/contract/turn.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { TestEngine } from '../contracts/engines.ts'
import { PLACE, startTurn } from './interview.ts'
import { startPlatform } from './platform.ts'
import { startReplica } from './start-replica.ts'

/** 8 processes with 200 turns each take half a minute an engine: CHAOS=full. A daily run is content with fewer. */
const FULL = process.env.CHAOS === 'full'
const PROCESSES = FULL ? 8 : 3
const TURNS = FULL ? 200 : 25

export function manyProcesses(engine: TestEngine): void {
  it('loses no turn and does none twice', { timeout: FULL ? 480_000 : 240_000 }, async () => {
    const { url } = await engine.database()
    const platform = await startPlatform()
    const store = await openStore({ url })
    const replicas = await Promise.all(Array.from({ length: PROCESSES }, () => startReplica(url, platform.url)))
    try {
      const begun = await replicas[0]?.turn(startTurn())
      const id = begun?.conversation ?? ''
      const before = await store.read(PLACE.tenant, id)

      // Every turn changes the conversation, and every fifth is delivered twice, to two processes at once.
      const results: Handled[] = []
      const worker = async (mine: number) => {
        for (let n = 0; n < TURNS; n++) {
          const input = { type: 'mode', mode: n % 2 === 0 ? 'quick' : 'normal' } as const
          const deliveryId = `${mine}:${n}`
          const turn: Turn = { deliveryId, place: PLACE, user: 'ana', conversation: id, input, at: Date.now() }
          const to = n % 5 === 0 ? [mine, (mine + 1) % PROCESSES] : [mine]
          const handled = await Promise.all(to.map((replica) => deliverUntilTaken(() => replicas[replica]?.turn(turn))))
          results.push(...handled)
        }
      }
      await Promise.all(replicas.map((_, mine) => worker(mine)))

      const count = (status: Handled['status']) => results.filter((handled) => handled.status === status).length
      const total = PROCESSES * TURNS
      expect(count('done')).toBe(total)
      expect(count('duplicate')).toBe(PROCESSES * Math.ceil(TURNS / 5))
      const after = await store.read(PLACE.tenant, id)
      expect((after?.version ?? 0) - (before?.version ?? 0)).toBe(total)
      await vi.waitFor(async () => expect((await store.counts(0)).waiting).toBe(0), {
        // One conversation's messages go out one after the other: thousands of them take minutes on a busy machine.
        timeout: FULL ? 240_000 : 60_000,
        interval: 100,
      })
      const delivered = platform.calls.map(({ delivery }) => delivery.id)
      expect(new Set(delivered).size).toBe(delivered.length)
    } finally {
      for (const replica of replicas) await replica.kill()
      await store.close()
      await platform.stop()
    }
  })
}

/** A platform delivers again what was not acknowledged (a lock that could not be had in time). */
async function deliverUntilTaken(turn: () => Promise<Handled | undefined> | undefined): Promise<Handled> {
  for (;;) {
    const handled = await turn()
    if (handled !== undefined) return handled
  }
}
