import { WebClient } from '@slack/web-api'
import { SendError } from '../../contract/send-error.ts'
import { UserError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { clientOptions } from './connect/client-options.ts'
import { installedToken } from './connect/installations.ts'
import type { SlackSettings, TokenVault } from './settings.ts'

/** Finds the client with which to speak in a tenant. Throws SendError `refused` where the app is not installed. */
export type Clients = (tenant: string) => Promise<WebClient>

/** Returns the clients: one for the single workspace of a bot token, or one for each installed workspace. */
export function createClients(settings: SlackSettings, vault: TokenVault | undefined, log: Log): Clients {
  const options = clientOptions(settings, log)
  if (settings.botToken !== undefined) {
    const only = new WebClient(settings.botToken, options)
    return async () => only
  }
  const byTenant = new Map<string, WebClient>()
  return async (tenant) => {
    const token = vault && (await installedToken(vault, tenant).catch(unread))
    if (token === undefined) {
      byTenant.delete(tenant)
      throw new SendError('refused', 'The app is no longer installed in this Slack workspace.')
    }
    const known = byTenant.get(tenant)
    if (known?.token === token) return known
    const client = new WebClient(token, options)
    byTenant.set(tenant, client)
    return client
  }
}

/** A wrong sealing key stays wrong; a database that is away comes back. */
function unread(error: unknown): never {
  const kind = error instanceof UserError ? 'refused' : 'retry'
  throw new SendError(kind, "The workspace's token could not be read.", { cause: error })
}
