import type Database from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely'

/** Kysely on one connection of better-sqlite3; `checkFiles` runs before whatever writes or commits, and may throw. */
export function sqliteDialect(database: Database.Database, checkFiles: () => void): SqliteDialect {
  return new ImmediateSqliteDialect({ database: statementCache(database, checkFiles) }, () => database.inTransaction)
}

type SqliteDatabase = Exclude<SqliteDialectConfig['database'], (...never: never[]) => unknown>

/** What changes nothing may run on files that are gone. */
const HARMLESS = /^(select|rollback)\b/

/**
 * Kysely compiles to the same few dozen texts again and again; preparing each once halves the time of a small query. What
 * writes or commits first sees by `checkFiles` that it goes into the files that were opened.
 */
function statementCache(database: Database.Database, checkFiles: () => void): SqliteDatabase {
  const statements = new Map<string, Database.Statement>()
  return {
    close: () => database.close(),
    prepare(sql) {
      if (!HARMLESS.test(sql)) checkFiles()
      let statement = statements.get(sql)
      if (statement === undefined) {
        statement = database.prepare(sql)
        if (statements.size < 500) statements.set(sql, statement)
      }
      return statement as unknown as ReturnType<SqliteDatabase['prepare']>
    },
  }
}

/**
 * A transaction takes the write lock at its beginning: a reader that turns writer half-way could only fail.
 * Schema changes are transactional in SQLite, so migrations of two processes exclude each other.
 */
class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig
  readonly #inTransaction: () => boolean

  constructor(config: SqliteDialectConfig, inTransaction: () => boolean) {
    super(config)
    this.#config = config
    this.#inTransaction = inTransaction
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#config, this.#inTransaction)
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter()
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  readonly #inTransaction: () => boolean

  constructor(config: SqliteDialectConfig, inTransaction: () => boolean) {
    super(config)
    this.#inTransaction = inTransaction
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  /** A full disk ends the transaction by itself; to end it again would fail, and hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#inTransaction()) await super.rollbackTransaction(connection)
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
