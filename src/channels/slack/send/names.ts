import type { WebClient } from '@slack/web-api'
import type { View } from '../../../contract/view.ts'

const MAX_KEPT = 2000

/** Finds the display names of the people a View speaks about. Whoever cannot be looked up is left out. */
export type Names = (client: WebClient, tenant: string, view: View) => Promise<ReadonlyMap<string, string>>

/** Returns a finder that remembers names for the life of the process. */
export function createNames(): Names {
  const known = new Map<string, string>()
  return async (client, tenant, view) => {
    const users = new Set(view.parts.flatMap((part) => (part.kind === 'person' ? [part.user] : [])))
    const names = new Map<string, string>()
    for (const user of users) {
      const key = `${tenant}:${user}`
      const name = known.get(key) ?? (await look(client, user))
      if (name === undefined) continue
      if (known.size >= MAX_KEPT) known.clear()
      known.set(key, name)
      names.set(user, name)
    }
    return names
  }
}

/** A name is a courtesy: no message waits or fails for it. */
async function look(client: WebClient, user: string): Promise<string | undefined> {
  try {
    const { user: found } = await client.users.info({ user })
    return found?.profile?.display_name || found?.real_name || found?.name || undefined
  } catch {
    return undefined
  }
}
