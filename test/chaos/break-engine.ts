import { afterAll, beforeAll, describe } from 'vitest'
import { type TestEngine, testEngines } from '../contracts/engines.ts'
import { manyProcesses } from './contention.ts'
import { killedAfterTurns } from './kill.ts'
import { oneGateway } from './one-gateway.ts'
import { databaseOutage } from './outage.ts'
import { misbehavingPlatform } from './platform-faults.ts'

/** Everything that is done to one engine, one after the other. CHAOS=full runs the large numbers. */
export function breakEngine(name: TestEngine['name']): void {
  for (const engine of testEngines().filter((each) => each.name === name)) {
    describe.skipIf(engine.missing !== undefined)(`on ${name}`, () => {
      beforeAll(() => engine.start())
      afterAll(() => engine.stop())
      describe('a process killed after its turns', () => killedAfterTurns(engine))
      describe('many processes on one conversation', () => manyProcesses(engine))
      describe('a platform that misbehaves', () => misbehavingPlatform(engine))
      describe('three processes and one gateway', () => oneGateway(engine))
      // SQLite has no server that could go away.
      describe.skipIf(name === 'SQLite')('a database stopped and started', () => databaseOutage(engine))
    })
  }
}
