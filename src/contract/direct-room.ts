/** A one-to-one room, and when something was last done in it, in milliseconds. */
export type DirectRoom = { readonly room: string; readonly updatedAt: number }

/** The one-to-one rooms of a platform in which something was done since a time, the latest first. */
export type DirectRooms = (since: number) => Promise<readonly DirectRoom[]>
