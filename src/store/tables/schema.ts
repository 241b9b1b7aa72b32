/** The tables. Times are milliseconds since the epoch, JSON is text, ids are made by the application: portable to both engines. */
export type Schema = {
  conversations: {
    tenant: string
    id: string
    platform: string
    room: string
    /** Empty while there is none: NULL would not compare. */
    thread: string
    direct: number
    owner: string
    editors: string
    version: number
    state_version: number
    rules_hash: string
    phase: string
    state: string
    /** The number of the next delivery of this conversation. Counted up in the row, so order never depends on a clock. */
    next_seq: number
    created_at: number
    updated_at: number
  }
  /** Delivery ids already handled, as hashes: they may contain user ids. */
  seen: { tenant: string; delivery: string; at: number }
  /** Only what still has to be sent: a row leaves when it is sent or dead. */
  outbox: {
    id: string
    tenant: string
    conversation: string
    seq: number
    platform: string
    /** The room it is bound for (a summary goes to another room than its conversation). */
    room: string
    place: string
    kind: string
    /** What it replaces or can be replaced under; empty for kinds without a key. */
    key: string
    payload: string
    /** 1 while an earlier one of the conversation waits: a worker looks at the first of each conversation alone. */
    blocked: number
    due_at: number
    lease_until: number
    worker: string
    attempts: number
    /** Attempts that surely did not arrive. */
    refusals: number
    created_at: number
  }
  /** The platform's id of what was posted under a key, for later edits. */
  messages: { tenant: string; conversation: string; key: string; room: string; message: string; at: number }
  dead_letters: {
    error_id: string
    tenant: string
    conversation: string
    platform: string
    room: string
    place: string
    kind: string
    key: string
    payload: string
    reason: string
    attempts: number
    at: number
  }
  leases: { name: string; holder: string; beat: number }
  vault: { tenant: string; name: string; sealed: string; at: number }
  /** What the web page shows; `conversation` is empty for words that came before there was one. */
  web_entries: { tenant: string; seq: number; id: string; conversation: string; body: string; at: number }
  /** Random secrets of this installation. */
  keys: { name: string; value: string }
  /** Always empty: what is written here to see whether writing works is taken out before the commit. */
  probe: { id: string; filling: string }
  plan_links: { token: string; tenant: string; conversation: string; at: number }
}
