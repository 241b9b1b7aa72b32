import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Turn } from '../../src/channels/channel.ts'
import { loadRuleBook } from '../../src/rules/load.ts'
import { openStore } from '../../src/store/open-store.ts'
import { testEngines } from '../contracts/engines.ts'
import { answerTurn, PLACE, startTurn, transcript } from './interview.ts'
import { startPlatform } from './platform.ts'
import { type Replica, startReplica } from './start-replica.ts'

/** A whole interview; with `kill`, the process is ended by SIGKILL after every single turn and another goes on. */
async function wholeInterview(databaseUrl: string, kill: boolean) {
  const book = await loadRuleBook('rules')
  const platform = await startPlatform()
  const store = await openStore({ url: databaseUrl })
  const replicas: Replica[] = [await startReplica(databaseUrl, platform.url)]
  // The next process starts while this one works, as a supervisor with a standby would have it.
  let standby = startReplica(databaseUrl, platform.url)
  let kills = 0
  try {
    const turns: string[] = []
    for (let turn: Turn | undefined = startTurn(); turn; ) {
      const handled = await replicas.at(-1)?.turn(turn)
      expect(handled?.status).toBe('done')
      if (kill) {
        await replicas.at(-1)?.kill()
        kills++
        replicas.push(await standby)
        standby = startReplica(databaseUrl, platform.url)
        // The platform did not see the acknowledgement, as far as it knows: it delivers again.
        expect((await replicas.at(-1)?.turn(turn))?.status).toBe('duplicate')
      }
      turns.push(turn.input.type)
      const conversation = handled?.conversation ?? ''
      const next = await store.read(PLACE.tenant, conversation)
      turn = next && answerTurn(book, next)
    }
    await vi.waitFor(async () => expect((await store.counts(0)).waiting).toBe(0), { timeout: 15_000, interval: 50 })
    const [held] = (await store.exportPerson(PLACE.tenant, 'ana')).conversations
    const given = Object.entries(held?.interview.given ?? {}).map(([question, { value }]) => [question, value])
    const answers = { phase: held?.interview.phase, step: held?.interview.step, version: held?.version, given }
    return { kills, answers, said: transcript(platform) }
  } finally {
    for (const replica of [...replicas, await standby]) await replica.kill()
    await store.close()
    await platform.stop()
  }
}

for (const engine of testEngines()) {
  describe.skipIf(engine.missing !== undefined)(`killed after every turn, on ${engine.name}`, () => {
    beforeAll(() => engine.start())
    afterAll(() => engine.stop())

    it('ends with the same answers and the same messages as an undisturbed interview', {
      timeout: 240_000,
    }, async () => {
      const undisturbed = await wholeInterview((await engine.database()).url, false)
      const killed = await wholeInterview((await engine.database()).url, true)
      expect(undisturbed.answers.phase).toBe('planned')
      expect(killed.kills).toBeGreaterThan(10)
      expect(killed.answers).toEqual(undisturbed.answers)
      expect(killed.said).toEqual(undisturbed.said)
    })
  })
}
