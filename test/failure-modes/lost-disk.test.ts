import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import type { Store } from '../../src/contract/store/store.ts'
import { createReadiness } from '../../src/http/readiness.ts'
import { createLog } from '../../src/log.ts'
import type { Engine } from '../../src/store/engines/engine.ts'
import { openSqlite } from '../../src/store/engines/sqlite.ts'
import { openStore } from '../../src/store/open-store.ts'
import { storeOn } from '../../src/store/store-on.ts'
import { createHandle } from '../../src/turn/handle.ts'
import { lease } from '../contracts/rounds.ts'
import { advice } from '../turn/open-room.ts'

type Line = { readonly level: number; readonly code?: string; readonly msg: string }

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const work of cleanUp.splice(0).reverse()) await work()
})

/** The product on a real SQLite file, with the connection in our hands: what a disk does is done to it through SQLite. */
async function begin() {
  const home = mkdtempSync(join(tmpdir(), 'llm-plan-disk-'))
  cleanUp.push(() => rmSync(home, { recursive: true, force: true }))
  const file = join(home, 'plans.db')
  const engine: Engine = openSqlite(file)
  const store: Store = await storeOn(engine, [], () => {})
  cleanUp.push(() => store.close())
  const lines: Line[] = []
  const log = createLog('info', { write: (line: string) => void lines.push(JSON.parse(line)) })
  const handle = createHandle({ store, ...(await advice()), log })
  /** One person's first words: acknowledged with the conversation's id, or refused with the database's code. */
  const start = async (person: string) => {
    const place = { platform: 'slack', tenant: 'slack:T1', room: person, direct: true } as const
    const input = { type: 'start', text: `Sort the letters of ${person}. ${'Many of them. '.repeat(200)}` } as const
    try {
      return (await handle({ deliveryId: person, place, user: person, input, at: Date.now() })).conversation
    } catch (error) {
      return { refused: String((error as { code?: unknown }).code) }
    }
  }
  const pragma = (text: string) => sql.raw(`pragma ${text}`).execute(engine.db)
  return { file, store, lines, start, pragma, ready: createReadiness(store, log, 0) }
}

/** What somebody who opens the file afterwards finds there. */
async function kept(file: string, ids: readonly string[]): Promise<number> {
  const store = await openStore({ url: `sqlite:${file}` })
  const found = await Promise.all(ids.map((id) => store.read('slack:T1', id)))
  await store.close()
  return found.filter((one) => one !== undefined).length
}

describe('a disk that keeps nothing more', () => {
  it('is full: not ready, nothing is acknowledged that is not in the file, and it goes on once there is room', async () => {
    const { file, lines, start, pragma, ready } = await begin()
    expect(await ready()).toBe(true)
    await pragma('max_page_count = 120')
    const outcomes = []
    for (let n = 0; n < 60; n++) outcomes.push(await start(`p${n}`))
    const acknowledged = outcomes.filter((one) => typeof one === 'string')
    expect(acknowledged.length).toBeGreaterThan(0)
    expect(outcomes.at(-1)).toEqual({ refused: 'SQLITE_FULL' })
    expect([await ready(), await ready()]).toEqual([false, false])
    expect(lines.filter(({ msg }) => msg.startsWith('Not ready'))).toMatchObject([
      { level: 50, code: 'SQLITE_FULL', msg: 'Not ready: The database disk is full' },
    ])
    await pragma('max_page_count = 100000')
    expect(await ready()).toBe(true)
    expect(lines.at(-1)?.msg).toBe('The database is working again')
    // The platform delivers again what was refused: it counts as new.
    expect(await start('p59')).toEqual(expect.any(String))
    expect(await kept(file, acknowledged)).toBe(acknowledged.length)
  })

  it('can only be read: not ready, and turns are refused', async () => {
    const { lines, start, pragma, ready } = await begin()
    await pragma('query_only = 1')
    expect(await start('ann')).toEqual({ refused: 'SQLITE_READONLY' })
    expect(await ready()).toBe(false)
    expect(lines.at(-1)).toMatchObject({
      code: 'SQLITE_READONLY',
      msg: 'Not ready: The database is read-only',
    })
    await pragma('query_only = 0')
    expect(await ready()).toBe(true)
    expect(await start('ann')).toEqual(expect.any(String))
  })

  it('lost the file: not ready, no turn is acknowledged and nothing is sent, until the file is back', async () => {
    const { file, store, lines, start, ready } = await begin()
    const ann = await start('ann')
    const parts = ['', '-wal', '-shm']
    for (const part of parts) renameSync(file + part, `${file}${part}.away`)
    expect(await start('bob')).toEqual({ refused: 'DATABASE_FILE_GONE' })
    await expect(lease(store, Date.now())).rejects.toMatchObject({ code: 'DATABASE_FILE_GONE' })
    await expect(store.vault.put('slack:T1', 'token', 1, 0)).rejects.toThrow()
    expect([await ready(), await ready()]).toEqual([false, false])
    expect(lines.filter(({ code }) => code === 'DATABASE_FILE_GONE')).toMatchObject([
      { msg: 'Not ready: The database file was deleted or replaced while it was open' },
    ])
    for (const part of parts) renameSync(`${file}${part}.away`, file + part)
    expect(await ready()).toBe(true)
    const bob = await start('bob')
    expect(await kept(file, [String(ann), String(bob)])).toBe(2)
  })

  it('has another file of that name: a copy put in its place is not the one that was opened', async () => {
    const { file, start, ready } = await begin()
    await start('ann')
    copyFileSync(file, `${file}.copy`)
    renameSync(`${file}.copy`, file)
    expect(await start('bob')).toEqual({ refused: 'DATABASE_FILE_GONE' })
    expect(await ready()).toBe(false)
  })
})
