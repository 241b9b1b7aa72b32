import {
  type APIChannel,
  type APIMessage,
  RESTJSONErrorCodes as Code,
  DiscordAPIError,
  type REST,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord.js'
import { SendError } from '../../../contract/send-error.ts'
import { toSendError } from './to-send-error.ts'

/**
 * Opens the thread on a message and returns its id; one that was opened before is found. Where no thread can be had, takes
 * the message away again, for a conversation without a thread would spill into the channel, and rejects with the reason.
 */
export async function openThread(rest: REST, room: string, message: string, name: string): Promise<string> {
  try {
    const body = { name, auto_archive_duration: ThreadAutoArchiveDuration.OneWeek }
    return ((await rest.post(Routes.threads(room, message), { body })) as APIChannel).id
  } catch (error) {
    const code = error instanceof DiscordAPIError ? error.code : undefined
    if (code === Code.ThreadAlreadyCreatedForMessage) {
      const root = (await rest.get(Routes.channelMessage(room, message))) as APIMessage
      return root.thread?.id ?? root.id
    }
    if (toSendError(error).kind === 'refused')
      await rest.delete(Routes.channelMessage(room, message)).catch(() => undefined)
    if (code === Code.CannotExecuteActionOnThisChannelType) throw new SendError('refused', NO_THREADS)
    throw error
  }
}

export const NO_THREADS =
  'This channel cannot have threads. Use the command in a text channel, or in a direct message to me.'
