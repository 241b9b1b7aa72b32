/** How this process is connected to Slack: one workspace (`botToken`) or many (`oauth`), over HTTP or a socket. */
export type SlackSettings = {
  readonly botToken: string | undefined
  readonly signingSecret: string | undefined
  /** Set: Socket Mode. */
  readonly appToken: string | undefined
  readonly oauth: { readonly clientId: string; readonly clientSecret: string } | undefined
  /** Another base address of the Web API (GovSlack, a proxy, tests); ends in `/api/`. */
  readonly apiUrl: string | undefined
}

/** Where tokens of many workspaces are kept, sealed. The store's vault fits. */
export type TokenVault = {
  put(tenant: string, name: string, value: unknown, now: number): Promise<void>
  get(tenant: string, name: string): Promise<unknown>
  remove(tenant: string, name: string): Promise<void>
}

/** The permissions the app asks for. The manifest lists the same ones; a test compares the two. */
export const BOT_SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:join',
  'channels:read',
  'chat:write',
  'chat:write.public',
  'commands',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'metadata.message:read',
  'mpim:history',
  'users:read',
] as const
