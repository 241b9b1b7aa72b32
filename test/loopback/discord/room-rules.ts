/**
 * What Discord refuses in a channel because of how the channel is: threads that sleep or are locked, files that may not be
 * attached. Source: discord-api-docs, "Threads" (Active & Archived Threads) and "Permissions".
 */
export type RoomRules = {
  /** Threads that went to sleep: a post wakes them, an edit is refused. */
  readonly asleep: Set<string>
  /** Locked threads: only who manages threads may write or wake them. */
  readonly locked: Set<string>
  /** Channels in which the bot may attach no files. */
  readonly noFiles: Set<string>
}

type Call = {
  readonly method: string
  readonly path: string
  readonly body: Record<string, unknown>
  readonly files: readonly unknown[]
}

export function roomRules(): RoomRules {
  return { asleep: new Set(), locked: new Set(), noFiles: new Set() }
}

/** Returns Discord's answer where the rules settle the call, and keeps them up to date; undefined where they let it pass. */
export function byRules(rules: RoomRules, { method, path, body, files }: Call): [number, unknown] | undefined {
  const [, channel = '', rest] = /^\/channels\/(\d+)(\/messages)?/.exec(path) ?? []
  if (method === 'PATCH' && path === `/channels/${channel}` && body.archived === false) {
    if (rules.locked.has(channel)) return [403, { code: 50013, message: 'Missing Permissions' }]
    rules.asleep.delete(channel)
    return [200, { id: channel, type: 11, thread_metadata: { archived: false } }]
  }
  if (rest === undefined || method === 'GET') return undefined
  if (rules.locked.has(channel) && !rules.asleep.has(channel))
    return [400, { code: 160005, message: 'Thread is locked' }]
  if (rules.asleep.has(channel)) {
    if (method !== 'POST' || rules.locked.has(channel)) return [400, { code: 50083, message: 'Thread is archived' }]
    rules.asleep.delete(channel)
  }
  if (files.length > 0 && rules.noFiles.has(channel)) return [403, { code: 50013, message: 'Missing Permissions' }]
  return undefined
}
