import {
  type APIMessage,
  type APIThreadChannel,
  type REST,
  type RESTGetAPIGuildThreadsResult,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord.js'
import type { Outbound } from './message-body.ts'

/** Begins a post in a forum. Returns its thread, whose first message has the same id. */
export async function forumPost(rest: REST, forum: string, name: string, { body, files }: Outbound): Promise<string> {
  const post = { name, auto_archive_duration: ThreadAutoArchiveDuration.OneWeek, message: body }
  return ((await rest.post(Routes.threads(forum), { body: post, files })) as APIThreadChannel).id
}

/** So many of the forum's newest posts are looked at. */
const MAX_LOOKED_AT = 10

/** Finds among the forum's newest open posts one whose first message fits: Discord takes no nonce for a post. */
export async function findForumPost(
  rest: REST,
  forum: { readonly id: string; readonly guild: string },
  fits: (message: APIMessage) => boolean,
): Promise<string | undefined> {
  const { threads } = (await rest.get(Routes.guildActiveThreads(forum.guild))) as RESTGetAPIGuildThreadsResult
  const posts = threads.filter((thread) => 'parent_id' in thread && thread.parent_id === forum.id).map(({ id }) => id)
  posts.sort((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1))
  for (const id of posts.slice(0, MAX_LOOKED_AT)) {
    const first = (await rest.get(Routes.channelMessage(id, id)).catch(() => undefined)) as APIMessage | undefined
    if (first !== undefined && fits(first)) return id
  }
  return undefined
}
