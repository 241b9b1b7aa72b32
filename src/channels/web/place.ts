import type { Place } from '../../contract/place.ts'

/** Everyone with the session's cookie is this one person. */
export const VISITOR = 'visitor'

/** Where a conversation of a session lives: in its own tenant, on a page of its own, one to one. */
export function webPlace(tenant: string, page = 'page'): Place {
  return { platform: 'web', tenant, room: page, direct: true }
}

/** The address of a conversation's page, and of the list of all. */
export const pageOf = (conversation: string | undefined): string =>
  conversation === undefined ? '/' : `/c/${conversation}`
