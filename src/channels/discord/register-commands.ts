import { type APIApplicationCommand, OAuth2Scopes, Routes } from 'discord.js'
import { UserError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { COMMAND, COMMAND_NAME } from './command.ts'
import { INVITE_PERMISSIONS } from './permissions.ts'
import { createRest } from './rest.ts'
import { describeError } from './send/describe-error.ts'
import type { DiscordSettings } from './settings.ts'

export type Registered = { readonly command: string; readonly id: string; readonly invite: string }

/**
 * Registers the global command and returns its id and the link that invites the bot into a server. Creates or updates
 * this one command and leaves others alone, so it may be repeated. Throws UserError if Discord refuses.
 */
export async function registerCommands(settings: DiscordSettings, log: Log): Promise<Registered> {
  const rest = createRest(settings, log)
  try {
    const answer = await rest.post(Routes.applicationCommands(settings.applicationId), { body: COMMAND })
    const { id } = answer as APIApplicationCommand
    return { command: `/${COMMAND_NAME}`, id, invite: inviteLink(settings.applicationId) }
  } catch (error) {
    const { status, code, name } = describeError(error)
    if (status === 401)
      throw new UserError('discord-token', 'Discord refuses DISCORD_TOKEN.', { field: 'DISCORD_TOKEN' })
    if (status === 403 || status === 404)
      throw new UserError('discord-application', 'DISCORD_APPLICATION_ID is not the application of DISCORD_TOKEN.', {
        field: 'DISCORD_APPLICATION_ID',
      })
    throw new UserError('discord-register', `Discord did not take the command (${code ?? status ?? name}).`)
  } finally {
    rest.clearHashSweeper()
    rest.clearHandlerSweeper()
  }
}

/** Returns the link that asks a server's owner for the bot, the command, and the permissions it needs. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`,
    permissions: String(INVITE_PERMISSIONS),
  })
  return `https://discord.com/oauth2/authorize?${query}`
}
