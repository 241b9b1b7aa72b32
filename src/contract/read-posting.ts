/** Where words ask to post the summary: `room` by the platform's id (empty where none is named), or a channel's name as typed. */
export type Posting = { readonly room: string } | { readonly name: string; readonly server?: string }

const WISH =
  /^(?:please )?(?:publish|post|send|share)(?: it| the (?:summary|plan)| summary)?(?: in| to| on)?(?:\s+|$)/iu
const LINK = /^<#(\w+)(?:\|[^>]*)?>$/u
const NAME = /^#([^\s#<>]{1,100})(?:\s+(?:·|in|on)\s+(\S.{0,99}))?$/u

/**
 * Reads "post it in #general": a link to a channel, or a name typed by hand, with the server's name where one has to be told
 * apart. Undefined for anything else.
 */
export function readPosting(text: string): Posting | undefined {
  const words = text.trim().replace(/[.!]$/u, '')
  const wish = WISH.exec(words)?.[0]
  if (wish === undefined) return undefined
  const rest = words.slice(wish.length).trim()
  if (rest === '') return { room: '' }
  const room = LINK.exec(rest)?.[1]
  if (room !== undefined) return { room }
  const [, name, server] = NAME.exec(rest) ?? []
  return name === undefined ? undefined : { name, ...(server !== undefined && { server }) }
}
