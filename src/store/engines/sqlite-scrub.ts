import { workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

/** Runs as a thread: empties the write-ahead log of a SQLite file and, if asked, first rewrites it without free pages. */
const { path, rewrite } = workerData as { readonly path: string; readonly rewrite: boolean }
const database = new Database(path, { timeout: 10_000, fileMustExist: true })
database.pragma('secure_delete = ON')
if (rewrite) database.exec('vacuum')
database.pragma('wal_checkpoint(TRUNCATE)')
database.close()
