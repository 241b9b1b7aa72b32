import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'
import { noPostgres, type PostgresServer, startPostgres } from './postgres-server.ts'

/** One empty database, seen from outside of the store. */
export type TestDatabase = {
  readonly url: string
  /** Runs SQL past the store: to damage what it saved, or to look. */
  raw(statement: string): Promise<Record<string, unknown>[]>
  /** All bytes that the engine keeps on disk for its tables, logs included where the engine lets us empty them. */
  bytes(): Promise<Buffer>
}

export type TestEngine = {
  readonly name: 'SQLite' | 'PostgreSQL'
  readonly missing: string | undefined
  start(): Promise<void>
  database(): Promise<TestDatabase>
  /** Ends the server as a failure would, and starts it again on the same data. */
  halt(): Promise<void>
  resume(): Promise<void>
  stop(): Promise<void>
}

/** What a file holds: nothing where the server removed it between the listing and the reading, as vacuum does. */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

/** Both engines. Every suite that touches the database runs on each. */
export function testEngines(): TestEngine[] {
  return [sqlite(), postgres()]
}

function sqlite(): TestEngine {
  let home = ''
  let count = 0
  return {
    name: 'SQLite',
    missing: undefined,
    async start() {
      home = mkdtempSync(join(tmpdir(), 'llm-plan-'))
    },
    async database() {
      const file = join(home, `${++count}.db`)
      return {
        url: `sqlite:${file}`,
        async raw(statement) {
          const database = new Database(file, { timeout: 5_000 })
          try {
            const prepared = database.prepare(statement)
            if (prepared.reader) return prepared.all() as Record<string, unknown>[]
            prepared.run()
            return []
          } finally {
            database.close()
          }
        },
        async bytes() {
          const parts = readdirSync(home).filter((name) => name.startsWith(`${count}.db`))
          return Buffer.concat(parts.map((name) => readFileSync(join(home, name))))
        },
      }
    },
    // There is no server.
    async halt() {},
    async resume() {},
    async stop() {
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function postgres(): TestEngine {
  let server: PostgresServer | undefined
  const running = (): PostgresServer => {
    if (server === undefined) throw new Error('start the engine first')
    return server
  }
  const missing = noPostgres()
  if (missing !== undefined) console.warn(`PostgreSQL is left out: ${missing}`)
  return {
    name: 'PostgreSQL',
    missing,
    async start() {
      server = await startPostgres()
    },
    async database() {
      const url = await running().createDatabase()
      const raw = async (statement: string) => {
        const client = new pg.Client({ connectionString: url })
        await client.connect()
        try {
          return (await client.query<Record<string, unknown>>(statement)).rows
        } finally {
          await client.end()
        }
      }
      return {
        url,
        raw,
        async bytes() {
          await raw('checkpoint')
          const [row] = await raw('select oid from pg_database where datname = current_database()')
          const base = join(running().dataDir, 'base', String(row?.oid))
          return Buffer.concat(readdirSync(base).map((name) => bytesOf(join(base, name))))
        },
      }
    },
    halt: () => running().halt(),
    resume: () => running().resume(),
    async stop() {
      await server?.stop()
    },
  }
}
