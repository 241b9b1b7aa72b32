/**
 * Does a turn cost more when more is stored? Fills the database with conversations, remembered deliveries and sent messages,
 * and times whole turns (remember, find, save, say, lease, sent) at each size.
 *
 *   node bench/load-rows.ts [sizes, default 1000,10000,100000,1000000] [turns, default 1000]
 */

import { randomUUID } from 'node:crypto'
import type { Conversation } from '../src/contract/store/conversation.ts'
import type { Store } from '../src/contract/store/store.ts'
import { openStore } from '../src/store/open-store.ts'
import { type TestEngine, testEngines } from '../test/contracts/engines.ts'
import { lease, noteSent } from '../test/contracts/rounds.ts'
import { sampleConversation, samplePlace, sampleView } from '../test/contracts/sample.ts'

const sizes = (process.argv[2] ?? '1000,10000,100000,1000000').split(',').map(Number)
const turns = Number(process.argv[3] ?? 1000)

for (const engine of testEngines()) {
  if (engine.missing !== undefined) continue
  await engine.start()
  try {
    await measure(engine)
  } finally {
    await engine.stop()
  }
}

async function measure(engine: TestEngine): Promise<void> {
  const database = await engine.database()
  const store = await openStore({ url: database.url })
  try {
    let stored = 0
    let first: number | undefined
    for (const size of sizes) {
      const begun = performance.now()
      await fill(database.raw, engine.name, stored, size)
      stored = size
      await timeTurns(store, Math.min(200, turns))
      const times = await timeTurns(store, turns)
      first ??= median(times)
      const line = [
        engine.name.padEnd(10),
        `${size.toLocaleString('en').padStart(9)} stored`,
        `p50 ${median(times).toFixed(2)} ms`,
        `p99 ${quantile(times, 0.99).toFixed(2)} ms`,
        `${(median(times) / first).toFixed(2)} x the first`,
        `(${((performance.now() - begun) / 1000).toFixed(0)} s)`,
      ]
      console.log(line.join('   '))
    }
  } finally {
    await store.close()
  }
}

/** Adds rows `from` to `to` in one statement a table, in the shape that real ones have. */
async function fill(raw: (sql: string) => Promise<unknown>, engine: string, from: number, to: number): Promise<void> {
  const series =
    engine === 'SQLite'
      ? `(with recursive s(n) as (select ${from} union all select n + 1 from s where n < ${to - 1}) select n from s)`
      : `generate_series(${from}, ${to - 1}) as s(n)`
  const state = JSON.stringify({ interview: sampleConversation().interview })
  await raw(`insert into conversations (tenant, id, platform, room, thread, direct, owner, editors, version, state_version,
      rules_hash, phase, state, next_seq, created_at, updated_at)
    select 'slack:' || n % 100, 'old-' || n, 'slack', 'C' || n % 1000, 't' || n, 0, 'u' || n % 5000, '[]', 1, 1,
      'hash', case when n % 3 = 0 then 'planned' else 'asking' end, '${state}', 3, n, n from ${series}`)
  await raw(`insert into seen (tenant, delivery, at) select 'slack:' || n % 100, 'd' || n, n from ${series}`)
  await raw(`insert into messages (tenant, conversation, key, room, message, at)
    select 'slack:' || n % 100, 'old-' || n, 'board', 'C' || n % 1000, 'm' || n, n from ${series}`)
  // What filling left to do must not fall on the turns that are timed.
  await raw(engine === 'PostgreSQL' ? 'vacuum analyze' : 'pragma wal_checkpoint(truncate)')
}

async function timeTurns(store: Store, count: number): Promise<number[]> {
  const place = samplePlace({ tenant: 'slack:7' })
  const conversations = Array.from({ length: 50 }, (_, n) =>
    sampleConversation({ place: { ...place, thread: randomUUID() + n } }),
  )
  await store.transaction(async (turn) => {
    for (const one of conversations) await turn.create(one)
  })
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    const conversation = conversations[n % conversations.length] as Conversation
    const begun = performance.now()
    await oneTurn(store, conversation, `turn-${begun}-${n}`, n)
    times.push(performance.now() - begun)
  }
  return times
}

async function oneTurn(store: Store, { place, id }: Conversation, deliveryId: string, now: number): Promise<void> {
  await store.transaction(async (turn) => {
    if (!(await turn.remember(place.tenant, deliveryId, now))) throw new Error('seen before')
    const found = (await turn.findAt(place)) ?? (await turn.find(place.tenant, id))
    if (found === undefined) throw new Error('not found')
    if (!(await turn.save(found, found.version))) throw new Error('overtaken')
    await turn.say(found, [{ kind: 'update', key: 'board', view: sampleView('Next question') }], now)
  })
  for (const { delivery } of await lease(store, now + 1)) await noteSent(store, delivery, { message: 'm1' }, now)
}

function median(times: readonly number[]): number {
  return quantile(times, 0.5)
}

function quantile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))] ?? Number.NaN
}
