import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js'

export const COMMAND_NAME = 'llm-plan'

/** The one command. Global, because a command of a server never shows in direct messages. */
export const COMMAND: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  type: ApplicationCommandType.ChatInput,
  name: COMMAND_NAME,
  description: 'Plan an AI project: a short interview, then a plan you can share',
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'text',
      description: 'The problem in your own words, or: quick, full, status, help',
      required: false,
      max_length: 4000,
    },
  ],
}
