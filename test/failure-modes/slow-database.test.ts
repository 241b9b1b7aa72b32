import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLog } from '../../src/log.ts'
import { openStore } from '../../src/store/open-store.ts'
import { createHandle } from '../../src/turn/handle.ts'
import { testEngines } from '../contracts/engines.ts'
import { advice } from '../turn/open-room.ts'

const engine = testEngines().find(({ name }) => name === 'PostgreSQL')

/** Passes bytes on to the database, until it is told to hang: then it takes everything and answers nothing. */
async function startProxy(port: number) {
  const links = new Set<Socket>()
  let hanging = false
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      links.add(from)
      from.on('data', (data) => {
        if (!hanging) to.write(data)
      })
      from.on('error', () => {})
      from.on('close', () => to.destroy())
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as { port: number }).port,
    hang: (yes: boolean) => {
      hanging = yes
    },
    close() {
      for (const link of links) link.destroy()
      server.close()
    },
  }
}

describe.skipIf(engine === undefined || engine.missing !== undefined)('a database that hangs', () => {
  beforeAll(() => engine?.start())
  afterAll(() => engine?.stop())

  it('lets no turn wait for ever, acknowledges none of them, and serves again without a restart', async () => {
    const url = new URL((await engine?.database())?.url ?? '')
    const proxy = await startProxy(Number(url.port))
    url.port = String(proxy.port)
    // As the product does, but sooner.
    url.search = 'query_timeout=1500&statement_timeout=1500'
    const store = await openStore({ url: url.href })
    const handle = createHandle({ store, ...(await advice()), log: createLog('silent') })
    const place = { platform: 'slack', tenant: 'slack:T1', room: 'D1', direct: true } as const
    const turn = { deliveryId: 'd1', place, user: 'ann', input: { type: 'start', text: 'x' }, at: Date.now() } as const
    try {
      proxy.hang(true)
      await Promise.all([expect(handle(turn)).rejects.toThrow(), expect(store.ping()).rejects.toThrow()])
      proxy.hang(false)
      // The platform delivers it again: it was not acknowledged, so it counts.
      expect((await handle(turn)).status).toBe('done')
      expect((await handle(turn)).status).toBe('duplicate')
    } finally {
      proxy.close()
      await store.close().catch(() => {})
    }
  })
})
