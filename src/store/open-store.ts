import { join } from 'node:path'
import type { Store } from '../contract/store/store.ts'
import type { Engine } from './engines/engine.ts'
import { openPostgres } from './engines/postgres.ts'
import { openSqlite } from './engines/sqlite.ts'
import { storeOn } from './store-on.ts'

export type StoreOptions = {
  /** `postgres://...`, `sqlite:<file>` or `:memory:`; undefined means `llm-plan.db` in `dataDir`. */
  readonly url?: string | undefined
  readonly dataDir?: string
  /** Sealing keys, newest first. Without any, the vault refuses to work; the rest does. */
  readonly tokenKeys?: readonly string[]
  /** Hears of connections that broke while idle, and of scrubs that failed; both mend themselves. */
  readonly onFault?: (error: unknown) => void
}

/**
 * Opens the store and brings its schema up to date (once, even if several replicas start together).
 * Throws UserError `store-unusable` for a file that cannot be opened; database errors pass through.
 */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const { tokenKeys = [], onFault = () => {} } = options
  return await storeOn(openEngine(options, onFault), tokenKeys, onFault)
}

function openEngine({ url, dataDir = './data' }: StoreOptions, onFault: (error: unknown) => void): Engine {
  if (url === undefined) return openSqlite(join(dataDir, 'llm-plan.db'))
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url, onFault)
  return openSqlite(url.replace(/^(sqlite|file):(\/\/)?/, ''))
}
