import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Turn } from '../../src/contract/turn.ts'
import { createLog } from '../../src/log.ts'
import { openStore } from '../../src/store/open-store.ts'
import { createDeliver } from '../../src/turn/delivery/deliver.ts'
import { createHandle } from '../../src/turn/handle.ts'
import { shippedBook, shippedConcepts, shippedGuides, shippedKnowledge } from '../shipped.ts'
import { platformChannel } from './platform-channel.ts'

/**
 * One replica as a process of its own, with everything real but the platform: turns come as JSON over HTTP and are answered
 * after the commit (503 if the store is away). Arguments: the addresses of the database and of the platform, and for how long
 * (ms) a dead process's deliveries stay leased.
 */
const [url, platform, leaseMs] = process.argv.slice(2)
if (url === undefined || platform === undefined) throw new Error('usage: replica.ts DATABASE PLATFORM LEASE_MS')

const log = createLog('silent')
const [book, knowledge, concepts] = await Promise.all([shippedBook(), shippedKnowledge(), shippedConcepts()])
const store = await openStore({ url })
const deliver = createDeliver({
  store,
  channels: [platformChannel(platform)],
  log,
  pollMs: 200,
  leaseMs: Number(leaseMs),
})
const handle = createHandle({
  store,
  book,
  knowledge,
  guides: await shippedGuides(),
  concepts,
  log,
  kick: () => deliver.kick(),
})
deliver.start()

const server = createServer(async (request, response) => {
  try {
    const handled = await handle(JSON.parse(await text(request)) as Turn)
    response.end(JSON.stringify(handled))
  } catch {
    response.writeHead(503).end()
  }
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
