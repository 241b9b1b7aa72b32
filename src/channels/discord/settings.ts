/** What the front needs to know. `src/config.ts` reads it from the environment. */
export type DiscordSettings = {
  readonly token: string
  readonly applicationId: string
  /** Set when Discord delivers interactions over HTTP; without it they come over the gateway. */
  readonly publicKey?: string | undefined
  /** Another base address than https://discord.com/api (proxies, tests). */
  readonly apiUrl?: string | undefined
  /** Whether the privileged Message Content intent is switched on for the application. */
  readonly messageContent?: boolean | undefined
}
