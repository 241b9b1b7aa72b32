import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'

/**
 * `register`: prints the Slack manifest on standard output (with this server's address when BASE_URL is public and no
 * Socket Mode token is set), and registers the Discord command when Discord is configured. May be repeated.
 */
export default function registerCommand(program: Command): void {
  program
    .command('register')
    .description('print the Slack app manifest, and register the Discord command if DISCORD_TOKEN is set')
    .action(async () => {
      const { processConfig } = await import('../config.ts')
      const { slackManifest } = await import('../channels/slack/manifest.ts')
      const config = processConfig()
      const overHttp = config.baseUrl.startsWith('https://') && config.slack?.appToken === undefined
      const source = await readFile(join(import.meta.dirname, '../../slack-manifest.yaml'), 'utf8')
      process.stdout.write(slackManifest(source, overHttp ? config.baseUrl : undefined))
      note(
        overHttp
          ? `Slack: this manifest makes Slack call ${config.baseUrl} over HTTP.`
          : 'Slack: this manifest uses Socket Mode. For HTTP set BASE_URL to your public https address.',
      )
      if (config.discord === undefined) {
        note('Discord: not configured; set DISCORD_TOKEN and DISCORD_APPLICATION_ID to register its command.')
        return
      }
      const { registerCommands } = await import('../channels/discord/register-commands.ts')
      const { createLog } = await import('../log.ts')
      const { command, invite } = await registerCommands(config.discord, createLog(config.logLevel))
      note(`Discord: ${command} is registered. Invite the bot: ${invite}`)
    })
}

const note = (line: string) => process.stderr.write(`${line}\n`)
