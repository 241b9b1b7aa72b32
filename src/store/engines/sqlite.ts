import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { Kysely } from 'kysely'
import { UserError } from '../../errors.ts'
import { makeFolder } from '../../make-folder.ts'
import type { Schema } from '../tables/schema.ts'
import type { Engine } from './engine.ts'
import { createGroupCommit } from './group-commit.ts'
import { sameFiles } from './same-files.ts'
import { sqliteDialect } from './sqlite-dialect.ts'

/** better-sqlite3 waits inside the event loop, so it may wait only this long; the rest is waited out asynchronously. */
const BUSY_TIMEOUT_MS = 100

/**
 * Opens (and creates, readable by this user alone) a SQLite file, or `:memory:`.
 * WAL with synchronous FULL: what was committed survives a crash of the process and of the machine.
 * Throws UserError `store-unusable` if the file cannot be opened.
 */
export function openSqlite(file: string): Engine {
  const path = file === ':memory:' ? file : resolve(file)
  const database = open(path)
  const checkFiles = path === ':memory:' ? () => {} : sameFiles(path)
  const db = new Kysely<Schema>({ dialect: sqliteDialect(database, checkFiles) })
  return {
    kind: 'sqlite',
    db,
    isBusy: (error) => String((error as { code?: unknown } | undefined)?.code).startsWith('SQLITE_BUSY'),
    transaction: createGroupCommit((work, durable) => {
      if (durable) return db.transaction().execute(work)
      return db.connection().execute(async (connection) => {
        database.pragma('synchronous = NORMAL')
        try {
          await connection.transaction().execute(work)
        } finally {
          database.pragma('synchronous = FULL')
        }
      })
    }),
    scrub: (thorough) => (path === ':memory:' ? Promise.resolve() : scrubInWorker(path, thorough)),
    // Kysely closes the database only if it was used.
    close: async () => {
      await db.destroy()
      database.close()
    },
  }
}

function open(path: string): Database.Database {
  try {
    if (path !== ':memory:') createPrivately(path)
    const database = new Database(path, { timeout: BUSY_TIMEOUT_MS })
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('secure_delete = ON')
    // The outbox writes the same pages again and again: they are copied into the file once in a while, not every 4 MiB.
    database.pragma('wal_autocheckpoint = 8000')
    database.pragma('cache_size = -32768')
    if (path !== ':memory:')
      for (const part of ['-wal', '-shm']) if (existsSync(path + part)) chmodSync(path + part, 0o600)
    return database
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UserError('store-unusable', `Cannot open the database file ${path}: ${why}. Check DATA_DIR.`, {
      field: 'DATA_DIR',
      cause: error,
    })
  }
}

/** SQLite would create the file with the umask's mode; answers are for the owner's eyes. */
function createPrivately(path: string): void {
  makeFolder(dirname(path), 0o700)
  closeSync(openSync(path, 'a', 0o600))
  chmodSync(path, 0o600)
}

/** A rewrite holds the write lock: up to this size that takes well under a second or two. */
const REWRITE_BELOW_BYTES = 64 * 2 ** 20

/**
 * In a thread of its own, so that it does not stop the conversations. What is deleted is overwritten with zeros at once
 * (secure_delete); the rewrite also takes what page splits may have left, and large files get it only when `thorough`.
 */
function scrubInWorker(path: string, thorough: boolean): Promise<void> {
  const rewrite = thorough || statSync(path).size < REWRITE_BELOW_BYTES
  return new Promise((done, fail) => {
    const worker = new Worker(new URL('./sqlite-scrub.ts', import.meta.url), { workerData: { path, rewrite } })
    worker.once('error', fail)
    worker.once('exit', () => done())
  })
}
