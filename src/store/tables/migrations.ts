import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Every change of the schema, oldest first. A released one is never edited: the next change is a new entry. */
export const migrations: Record<string, Migration> = {
  '001-start': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('conversations')
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('id', 'text', (c) => c.notNull())
        .addColumn('platform', 'text', (c) => c.notNull())
        .addColumn('room', 'text', (c) => c.notNull())
        .addColumn('thread', 'text', (c) => c.notNull())
        .addColumn('direct', 'integer', (c) => c.notNull())
        .addColumn('owner', 'text', (c) => c.notNull())
        .addColumn('editors', 'text', (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('state_version', 'integer', (c) => c.notNull())
        .addColumn('rules_hash', 'text', (c) => c.notNull())
        .addColumn('phase', 'text', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('next_seq', 'integer', (c) => c.notNull().defaultTo(0))
        .addColumn('created_at', 'bigint', (c) => c.notNull())
        .addColumn('updated_at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('conversations_key', ['tenant', 'id'])
        .execute()
      await index(db, 'conversations', ['tenant', 'room', 'thread', 'created_at'])
      await index(db, 'conversations', ['tenant', 'owner'])
      await index(db, 'conversations', ['updated_at'])
      await index(db, 'conversations', ['phase'])

      await db.schema
        .createTable('seen')
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('delivery', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('seen_key', ['tenant', 'delivery'])
        .execute()
      await index(db, 'seen', ['at'])

      await db.schema
        .createTable('outbox')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('conversation', 'text', (c) => c.notNull())
        .addColumn('seq', 'integer', (c) => c.notNull())
        .addColumn('platform', 'text', (c) => c.notNull())
        .addColumn('room', 'text', (c) => c.notNull())
        .addColumn('place', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('key', 'text', (c) => c.notNull())
        .addColumn('payload', 'text', (c) => c.notNull())
        .addColumn('due_at', 'bigint', (c) => c.notNull())
        .addColumn('lease_until', 'bigint', (c) => c.notNull().defaultTo(0))
        .addColumn('worker', 'text', (c) => c.notNull().defaultTo(''))
        .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
        .addColumn('refusals', 'integer', (c) => c.notNull().defaultTo(0))
        .addColumn('created_at', 'bigint', (c) => c.notNull())
        .execute()
      await index(db, 'outbox', ['tenant', 'conversation', 'seq'])
      await index(db, 'outbox', ['due_at'])

      await db.schema
        .createTable('messages')
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('conversation', 'text', (c) => c.notNull())
        .addColumn('key', 'text', (c) => c.notNull())
        .addColumn('room', 'text', (c) => c.notNull())
        .addColumn('message', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('messages_key', ['tenant', 'conversation', 'key', 'room'])
        .execute()

      await db.schema
        .createTable('dead_letters')
        .addColumn('error_id', 'text', (c) => c.primaryKey())
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('conversation', 'text', (c) => c.notNull())
        .addColumn('platform', 'text', (c) => c.notNull())
        .addColumn('room', 'text', (c) => c.notNull())
        .addColumn('place', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('key', 'text', (c) => c.notNull())
        .addColumn('payload', 'text', (c) => c.notNull())
        .addColumn('reason', 'text', (c) => c.notNull())
        .addColumn('attempts', 'integer', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .execute()
      await index(db, 'dead_letters', ['tenant', 'conversation'])
      await index(db, 'dead_letters', ['at'])

      await db.schema
        .createTable('leases')
        .addColumn('name', 'text', (c) => c.primaryKey())
        .addColumn('holder', 'text', (c) => c.notNull())
        .addColumn('beat', 'bigint', (c) => c.notNull())
        .execute()

      await db.schema
        .createTable('vault')
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('sealed', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('vault_key', ['tenant', 'name'])
        .execute()
    },
  },
  '002-web-page': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('web_entries')
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('seq', 'bigint', (c) => c.notNull())
        .addColumn('id', 'text', (c) => c.notNull())
        .addColumn('conversation', 'text', (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('web_entries_key', ['tenant', 'seq'])
        .addUniqueConstraint('web_entries_once', ['tenant', 'id'])
        .execute()
      await index(db, 'web_entries', ['at'])

      await db.schema
        .createTable('plan_links')
        .addColumn('token', 'text', (c) => c.primaryKey())
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('conversation', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addUniqueConstraint('plan_links_once', ['tenant', 'conversation'])
        .execute()
    },
  },
  '003-first-in-line': {
    // Rows that wait already all count as first; the order is checked again when one is leased.
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('outbox')
        .addColumn('blocked', 'integer', (c) => c.notNull().defaultTo(0))
        .execute()
      await db.schema.dropIndex('outbox_by_due_at').execute()
      await index(db, 'outbox', ['blocked', 'due_at'])
    },
  },
  '004-keys': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('keys')
        .addColumn('name', 'text', (c) => c.primaryKey())
        .addColumn('value', 'text', (c) => c.notNull())
        .execute()
    },
  },
  '005-probe': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('probe')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('filling', 'text', (c) => c.notNull())
        .execute()
    },
  },
}

async function index(db: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
  await db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute()
}
