import { workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

/** Runs as a thread: rewrites the SQLite file named by `workerData` without free pages, and empties its write-ahead log. */
const database = new Database(String(workerData), { timeout: 10_000 })
database.pragma('secure_delete = ON')
database.exec('vacuum')
database.pragma('wal_checkpoint(TRUNCATE)')
database.close()
