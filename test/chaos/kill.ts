import { expect, it, vi } from 'vitest'
import type { Turn } from '../../src/contract/turn.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { TestEngine } from '../contracts/engines.ts'
import { shippedBook } from '../shipped.ts'
import { answerTurn, PLACE, startTurn, transcript } from './interview.ts'
import { startPlatform } from './platform.ts'
import { type Replica, startReplica } from './start-replica.ts'

/** Longer than a delivery takes, even here; what a killed process had in hand is taken over after it. */
const LEASE_MS = 3_000

/** A whole interview; after each of these turns the process is ended by SIGKILL and another goes on. */
async function wholeInterview(databaseUrl: string, killAfter: readonly number[]) {
  const book = await shippedBook()
  const platform = await startPlatform()
  const store = await openStore({ url: databaseUrl })
  const start = () => startReplica(databaseUrl, platform.url, LEASE_MS)
  const replicas: Replica[] = [await start()]
  // The next process starts while this one works, as a supervisor with a standby would have it.
  const standbys = killAfter.length > 0 ? [start()] : []
  let turns = 0
  try {
    for (let turn: Turn | undefined = startTurn(); turn; ) {
      const handled = await replicas.at(-1)?.turn(turn)
      expect(handled?.status).toBe('done')
      turns++
      const next = killAfter.indexOf(turns)
      if (next >= 0) {
        await replicas.at(-1)?.kill()
        replicas.push(await (standbys[next] ?? start()))
        if (next + 1 < killAfter.length) standbys.push(start())
        // The platform did not see the acknowledgement, as far as it knows: it delivers again.
        expect((await replicas.at(-1)?.turn(turn))?.status).toBe('duplicate')
      }
      const conversation = handled?.conversation ?? ''
      const now = await store.read(PLACE.tenant, conversation)
      turn = now && answerTurn(book, now)
    }
    await vi.waitFor(async () => expect((await store.counts(0)).waiting).toBe(0), { timeout: 15_000, interval: 50 })
    const [held] = (await store.exportPerson(PLACE.tenant, 'ana')).conversations
    const given = Object.entries(held?.interview.given ?? {}).map(([question, { value }]) => [question, value])
    const answers = { phase: held?.interview.phase, step: held?.interview.step, version: held?.version, given }
    return { turns, kills: replicas.length - 1, answers, said: transcript(platform) }
  } finally {
    for (const replica of [...replicas, ...(await Promise.all(standbys))]) await replica.kill()
    await store.close()
    await platform.stop()
  }
}

export function killedAfterTurns(engine: TestEngine): void {
  // A start of a process costs seconds of computing. CHAOS=full kills after every turn on both engines.
  const killEvery = process.env.CHAOS === 'full' ? 1 : engine.name === 'SQLite' ? 5 : 8

  it('ends with the same answers and the same messages as an undisturbed interview', {
    timeout: 240_000,
  }, async () => {
    const undisturbed = await wholeInterview((await engine.database()).url, [])
    const killAfter = Array.from({ length: Math.floor(undisturbed.turns / killEvery) }, (_, n) => (n + 1) * killEvery)
    const killed = await wholeInterview((await engine.database()).url, killAfter)
    expect(undisturbed.answers.phase).toBe('planned')
    expect(killed.kills).toBe(killAfter.length)
    expect(killed.kills).toBeGreaterThanOrEqual(Math.floor(15 / killEvery))
    expect(killed.answers).toEqual(undisturbed.answers)
    expect(killed.said).toEqual(undisturbed.said)
  })
}
