import { statSync } from 'node:fs'

/** The files of a SQLite database were deleted, or others stand in their place: what is written goes nowhere. */
class FileGoneError extends Error {
  override readonly name = 'FileGoneError'
  readonly code = 'DATABASE_FILE_GONE'

  constructor(path: string) {
    super(
      `The database file ${path} was deleted or replaced while it was open. Stop llm-plan, put the file back, then start again.`,
    )
  }
}

/**
 * Remembers which files stand at `path` (the database and its write-ahead log), by device and inode. The check throws
 * FileGoneError once they are others: on Unix an open file can be deleted, and SQLite goes on writing into nothing.
 */
export function sameFiles(path: string): () => void {
  const parts = [path, `${path}-wal`]
  const opened = parts.map(identity)
  return () => {
    for (const [n, part] of parts.entries()) {
      const now = identity(part)
      // The log of a new database is made with its first write.
      opened[n] ??= now
      if (now !== opened[n]) throw new FileGoneError(path)
    }
  }
}

function identity(file: string): string | undefined {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false })
  return stat && `${stat.dev}:${stat.ino}`
}
