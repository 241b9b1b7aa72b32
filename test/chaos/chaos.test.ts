import { afterAll, beforeAll, describe } from 'vitest'
import { testEngines } from '../contracts/engines.ts'
import { manyProcesses } from './contention.ts'
import { killedAfterTurns } from './kill.ts'
import { oneGateway } from './one-gateway.ts'
import { databaseOutage } from './outage.ts'
import { misbehavingPlatform } from './platform-faults.ts'

// In one file, one after the other: each of these wants the whole machine. CHAOS=full runs the large numbers.
for (const engine of testEngines()) {
  describe.skipIf(engine.missing !== undefined)(`on ${engine.name}`, () => {
    beforeAll(() => engine.start())
    afterAll(() => engine.stop())
    describe('a process killed after its turns', () => killedAfterTurns(engine))
    describe('many processes on one conversation', () => manyProcesses(engine))
    describe('a platform that misbehaves', () => misbehavingPlatform(engine))
    describe('three processes and one gateway', () => oneGateway(engine))
    // SQLite has no server that could go away.
    describe.skipIf(engine.name === 'SQLite')('a database stopped and started', () => databaseOutage(engine))
  })
}
