import type { Place } from '../../contract/place.ts'

/** Everyone with the session's cookie is this one person. */
export const VISITOR = 'visitor'

/** Where the conversations of a session live: its own tenant, one room, one to one. */
export function webPlace(tenant: string): Place {
  return { platform: 'web', tenant, room: 'page', direct: true }
}
