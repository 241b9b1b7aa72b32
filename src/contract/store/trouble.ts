/** Why the store does not keep what it is given: for the log and the operator. */
export type Trouble = { readonly cause: string; readonly code: string }

/** By the beginning of the codes of SQLite, the operating system and PostgreSQL (appendix A of its manual). */
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|53100)/, 'The database disk is full'],
  [/^(SQLITE_READONLY|EROFS|25006)/, 'The database is read-only'],
  [/^(SQLITE_IOERR|EIO|EFBIG|58030)/, 'The database disk is failing'],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB|XX00[12])/, 'The database is damaged'],
  [/^DATABASE_FILE_GONE$/, 'The database file was deleted or replaced while it was open'],
  [/^SQLITE_BUSY/, 'Another program has the database locked'],
]

/** Says in words, and by the database's own code, what an error of the store means. */
export function troubleOf(error: unknown): Trouble {
  const given = (error as { code?: unknown } | undefined)?.code
  const code = typeof given === 'string' ? given : 'NO_ANSWER'
  return { code, cause: CAUSES.find(([codes]) => codes.test(code))?.[1] ?? 'The database does not answer' }
}
