import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLeader, type Leader } from '../../src/commands/serve/leader.ts'
import type { Leases } from '../../src/contract/store/leases.ts'
import type { Store } from '../../src/contract/store/store.ts'
import { createLog } from '../../src/log.ts'
import { openStore } from '../../src/store/open-store.ts'

/** Fifty times as fast: a beat every 60 ms, take-over after 300 ms. */
const SPEED = 50

describe('a lease for what only one replica may run', () => {
  let home = ''
  const stores: Store[] = []
  const leaders: Leader[] = []
  const running = new Set<string>()
  let most = 0

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'llm-plan-'))
    running.clear()
    most = 0
  })
  afterEach(async () => {
    for (const leader of leaders.splice(0)) await leader.stop().catch(() => {})
    for (const store of stores.splice(0)) await store.close()
    rmSync(home, { recursive: true })
  })

  /** A replica with a store of its own; `cut` takes its database away. */
  async function replica(holder: string, start: () => Promise<void> = async () => {}) {
    const store = await openStore({ url: `sqlite:${join(home, 'x.db')}` })
    stores.push(store)
    let cut = false
    const guard = <T>(call: () => Promise<T>): Promise<T> => (cut ? Promise.reject(new Error('away')) : call())
    const leases: Leases = {
      look: (name) => guard(() => store.leases.look(name)),
      take: (...of) => guard(() => store.leases.take(...of)),
      release: (...of) => guard(() => store.leases.release(...of)),
    }
    const leader = createLeader({
      leases,
      name: 'gateway',
      holder,
      speed: SPEED,
      log: createLog('silent'),
      start: async () => {
        await start()
        running.add(holder)
        most = Math.max(most, running.size)
      },
      stop: async () => {
        running.delete(holder)
      },
    })
    leaders.push(leader)
    await leader.start()
    return {
      leader,
      cut: (away: boolean) => {
        cut = away
      },
    }
  }

  it('lets one of three replicas run it, and the next when that one stops', async () => {
    const replicas = [await replica('a'), await replica('b'), await replica('c')]
    expect([...running]).toEqual(['a'])
    await replicas[0]?.leader.stop()
    await vi.waitFor(() => expect(running.size).toBe(1), 2_000)
    expect(running.has('a')).toBe(false)
    expect(most).toBe(1)
  })

  it('moves it when the holder loses the database, after the holder has stopped by itself', async () => {
    const first = await replica('a')
    await replica('b')
    first.cut(true)
    await vi.waitFor(() => expect([...running]).toEqual(['b']), 3_000)
    expect(most).toBe(1)
    first.cut(false)
    await new Promise((wake) => setTimeout(wake, 500))
    expect([...running]).toEqual(['b'])
  })

  it('tries again, here or elsewhere, when it could not be started', async () => {
    let fails = 1
    await replica('a', async () => {
      if (fails-- > 0) throw new Error('no connection')
    })
    await vi.waitFor(() => expect([...running]).toEqual(['a']), 2_000)
  })
})
