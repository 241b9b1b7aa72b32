export type Platform = 'slack' | 'discord' | 'web' | 'terminal'

/** Where a conversation lives. `tenant` is `<platform>:<workspace, server, or session id>`; `thread` is absent in a DM. */
export type Place = {
  readonly platform: Platform
  readonly tenant: string
  readonly room: string
  readonly thread?: string
  /** A one-to-one room: every message is meant for us. */
  readonly direct: boolean
}
