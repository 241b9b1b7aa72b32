import { type RawBuilder, sql } from 'kysely'

/** SQL for "this text column contains `part`", with no wildcard meaning in `part`. SQLite also matches the other case. */
export function contains(column: string, part: string): RawBuilder<boolean> {
  const pattern = `%${part.replace(/[\\%_]/g, (special) => `\\${special}`)}%`
  return sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`
}
