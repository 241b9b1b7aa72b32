import { afterAll, beforeAll, describe } from 'vitest'
import { testEngines } from './engines.ts'
import { outboxContract } from './outbox-contract.ts'
import { privacyContract } from './privacy-contract.ts'
import { sharedContract } from './shared-contract.ts'
import { turnContract } from './turn-contract.ts'
import { webContract } from './web-contract.ts'

// One promise, two engines: whatever the store says holds on SQLite and on PostgreSQL.
for (const engine of testEngines()) {
  describe.skipIf(engine.missing !== undefined)(`the store on ${engine.name}`, () => {
    beforeAll(() => engine.start())
    afterAll(() => engine.stop())
    describe('turns', () => turnContract(engine))
    describe('outbox', () => outboxContract(engine))
    describe('web page', () => webContract(engine))
    describe('privacy', () => privacyContract(engine))
    describe('replicas', () => sharedContract(engine))
  })
}
