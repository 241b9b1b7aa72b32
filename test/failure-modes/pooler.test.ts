import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLog } from '../../src/log.ts'
import { openStore } from '../../src/store/open-store.ts'
import { createHandle } from '../../src/turn/handle.ts'
import { testEngines } from '../contracts/engines.ts'
import { startPooler } from '../contracts/pooler.ts'
import { advice } from '../turn/open-room.ts'

const engine = testEngines().find(({ name }) => name === 'PostgreSQL')

describe.skipIf(engine === undefined || engine.missing !== undefined)('a pooler in transaction mode', () => {
  beforeAll(() => engine?.start())
  afterAll(() => engine?.stop())

  it('carries turns, leases, pages and erasure, and nothing stays behind on its connections', async () => {
    const pooler = await startPooler((await engine?.database())?.url ?? '')
    const store = await openStore({ url: pooler.url })
    try {
      const handle = createHandle({ ...(await advice()), store, log: createLog('silent') })
      const turn = (room: string, input: object) =>
        handle({
          deliveryId: randomUUID(),
          place: { platform: 'web', tenant: `web:${room}`, room: 'page', direct: true },
          user: 'ann',
          input: input as never,
          at: Date.now(),
        })
      const rooms = Array.from({ length: 12 }, () => randomUUID())
      const begun = await Promise.all(rooms.map((room) => turn(room, { type: 'start', text: 'Slow answers' })))
      expect(begun.map(({ status }) => status)).toEqual(rooms.map(() => 'done'))
      await Promise.all(rooms.map((room) => turn(room, { type: 'say', text: 'What is LoRA?', mentioned: true })))
      for (const room of rooms) expect(await store.web.after(`web:${room}`, 0, 10)).toHaveLength(1)
      expect((await store.counts(Date.now())).waiting).toBeGreaterThan(rooms.length)
      expect(await store.leases.take('one', 'me', undefined)).toMatchObject({ holder: 'me' })
      expect(await store.leases.take('one', 'you', undefined)).toBeUndefined()
      expect(await store.eraseTenant(`web:${rooms[0]}`)).toBe(1)
      await store.scrub()
      expect(new Set(await pooler.behind('show statement_timeout'))).toEqual(new Set(['0']))
      expect(new Set(await pooler.behind('show lock_timeout'))).toEqual(new Set(['0']))
      expect(new Set(await pooler.behind('select count(*) from pg_prepared_statements'))).toEqual(new Set(['0']))
      expect(new Set(await pooler.behind("select count(*) from pg_locks where locktype = 'advisory'"))).toEqual(
        new Set(['0']),
      )
    } finally {
      await store.close()
      pooler.stop()
    }
  }, 60_000)
})
