import { createLeader } from '../../src/commands/serve/leader.ts'
import { createLog } from '../../src/log.ts'
import { openStore } from '../../src/store/open-store.ts'

/**
 * A process that wants to hold a gateway which only one may hold. It says `on` and `off` on standard output.
 * Arguments: the database's address, its name, and by how much all times are divided.
 */
const [url, holder, speed] = process.argv.slice(2)
if (url === undefined || holder === undefined) throw new Error('usage: gateway.ts DATABASE NAME [SPEED]')

const store = await openStore({ url })
const say = (word: string) => async () => void process.stdout.write(`${word}\n`)
const leader = createLeader({
  leases: store.leases,
  name: 'gateway',
  holder,
  start: say('on'),
  stop: say('off'),
  log: createLog('silent'),
  speed: Number(speed ?? 1),
})
await leader.start()
process.once('SIGTERM', async () => {
  await leader.stop()
  await store.close()
})
